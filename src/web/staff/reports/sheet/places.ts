import type { ReportPage } from '#features/reports/schema.ts'
import { type FormTable, fieldCode, type ReportForm } from '#lib/reporting/form.ts'

/** What the right side of the page shows: a section, a table, all tables, or what the checks found. */
export type Place =
  | { kind: 'section'; code: string }
  | { kind: 'table'; code: string }
  | { kind: 'all' }
  | { kind: 'checks' }

/** As it stands in the address. */
export const nameOf = (place: Place): string =>
  place.kind === 'section' ? place.code : place.kind === 'table' ? `bieu-${place.code}` : places[place.kind]

const places = { all: 'toan-bo-so-lieu', checks: 'kiem-tra' }

export function placeNamed(name: string | undefined, form: ReportForm): Place {
  if (name === places.all) return { kind: 'all' }
  if (name === places.checks) return { kind: 'checks' }
  const table = form.tables.find(({ code }) => `bieu-${code}` === name)
  if (table) return { kind: 'table', code: table.code }
  const section = form.sections.find(({ code }) => code === name)
  if (section) return { kind: 'section', code: section.code }
  const first = form.sections[0]
  return first ? { kind: 'section', code: first.code } : { kind: 'all' }
}

/** Everything that can be opened, in reading order. */
export const placesOf = (form: ReportForm): Place[] => [
  ...form.sections.map(({ code }): Place => ({ kind: 'section', code })),
  ...form.tables.map(({ code }): Place => ({ kind: 'table', code })),
]

export const tableOf = (field: string): string => field.slice(0, field.indexOf('/'))
export const rowOf = (field: string): string => field.slice(field.indexOf('/') + 1)

export type Told = { filled: number; fields: number; errors: number; warnings: number; returned: number }

/** How far a table is. */
export function toldOf({ code, rows }: FormTable, { cells, findings }: Pick<ReportPage, 'cells' | 'findings'>): Told {
  const fields = new Set(rows.filter(({ kind }) => kind !== 'heading').map((row) => fieldCode(code, row.code)))
  const own = cells.filter(({ field }) => fields.has(field))
  const found = findings.filter(({ field }) => fields.has(field))
  return {
    filled: own.filter(({ value }) => value !== null).length,
    fields: fields.size,
    errors: found.filter(({ severity }) => severity === 'error').length,
    warnings: found.filter(({ severity, explained }) => severity === 'warning' && !explained).length,
    returned: own.filter(({ returned, answer }) => returned !== null && answer === null).length,
  }
}
