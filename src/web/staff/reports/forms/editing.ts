import type { FormRow, FormSection, FormTable } from '#lib/reporting/form.ts'

/** The list with one entry a place up (-1) or down (1); at its end it stays. */
export function moved<T>(list: readonly T[], at: number, step: -1 | 1): T[] {
  const [entry, other] = [list[at], list[at + step]]
  if (entry === undefined || other === undefined) return [...list]
  return list.map((each, i) => (i === at ? other : i === at + step ? entry : each))
}

/** A table whose row has another number, also where other rows ask for it. */
export function withRowRenamed(table: FormTable, from: string, to: string): FormTable {
  const named = (code: string) => (code === from ? to : code)
  const ruleOf = (rule: FormRow['rule']): FormRow['rule'] =>
    rule?.kind === 'sum'
      ? { ...rule, of: rule.of.map(named) }
      : rule && { ...rule, numerator: named(rule.numerator), denominator: named(rule.denominator) }
  const rows = table.rows.map((row) => ({
    ...row,
    code: named(row.code),
    ...(row.rule ? { rule: ruleOf(row.rule) } : {}),
    ...(row.weight === undefined ? {} : { weight: named(row.weight) }),
    checks: row.checks.map((check) => ({ ...check, row: named(check.row), with: check.with.map(named) })),
  }))
  return { ...table, rows: rows as FormRow[] }
}

/** Sections that tell the figure of a row go on telling it under its new number. */
export const withFigureRenamed = (sections: readonly FormSection[], from: string, to: string): FormSection[] =>
  sections.map((section) => ({
    ...section,
    figures: section.figures.map((figure) => (figure === from ? to : figure)),
  }))
