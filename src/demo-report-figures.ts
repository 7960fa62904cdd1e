import { type Figure, figureOf, millionths, quotient } from '#lib/reporting/figure.ts'
import { type FormRow, type FormTable, fieldCode, type ReportForm } from '#lib/reporting/form.ts'
import { chanceOf } from './demo-chance.ts'

/** Invented figures of one agency in one period that hold together: parts below their whole, sums and shares right. */
export function figuresFor(form: ReportForm, agency: string, growth: number): Map<string, Figure> {
  return new Map(
    form.tables.flatMap((table) => {
      const values = tableFor(table, agency, growth)
      return [...values].map(([row, value]) => [fieldCode(table.code, row), value] as const)
    }),
  )
}

function tableFor(table: FormTable, agency: string, growth: number): Map<string, Figure> {
  const rows = table.rows.filter(({ kind, bound }) => kind !== 'heading' && bound === undefined)
  const values = new Map<string, Figure>()
  for (const row of rows)
    if (!row.rule) values.set(row.code, baseFor(row, `${agency} ${table.code}/${row.code}`, growth))
  // Each pass settles one level more of what is made of what.
  for (let pass = 0; pass < 4; pass++) {
    for (const row of rows) {
      const reckoned = follow(row, values)
      if (reckoned !== null) values.set(row.code, reckoned)
    }
    for (const row of rows) for (const check of row.checks) bound(rows, row, check, values)
  }
  return values
}

function baseFor({ kind, options, decimals }: FormRow, name: string, growth: number): Figure {
  const chance = chanceOf(name)()
  if (kind === 'choice') return String(options?.at(-1)?.value ?? 0)
  if (kind === 'rate') return (85 + Math.floor(chance * 15)).toFixed(0)
  const size = kind === 'amount' ? 2000 : 40
  const value = (size * (0.6 + 0.8 * chance) * growth).toFixed(Math.min(decimals, 1))
  return value.replace(/\.0$/, '')
}

function follow({ rule, decimals }: FormRow, values: ReadonlyMap<string, Figure>): Figure | null {
  if (!rule) return null
  const units = (code: string) => millionths(values.get(code) ?? '0')
  if (rule.kind === 'sum') return figureOf(rule.of.reduce((total, code) => total + units(code), 0n))
  return quotient(units(rule.numerator), units(rule.denominator), decimals, BigInt(rule.times))
}

/** A part stays below its whole: the part is lowered, or the whole raised where the part follows from others. */
function bound(
  rows: readonly FormRow[],
  row: FormRow,
  check: FormRow['checks'][number],
  values: Map<string, Figure>,
): void {
  const units = (code: string) => millionths(values.get(code) ?? '0')
  const others = check.with.reduce((total, code) => total + units(code), 0n)
  const rest = units(check.row) - others
  if (units(row.code) <= rest) return
  const whole = rows.find(({ code }) => code === check.row)
  if (whole && !whole.rule && !whole.bound) return void values.set(check.row, figureOf(units(row.code) + others))
  const step = 10n ** BigInt(6 - row.decimals)
  values.set(row.code, figureOf(((rest > 0n ? (rest * 9n) / 10n : 0n) / step) * step))
}
