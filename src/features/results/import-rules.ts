import type { Catalogue } from '#lib/scoring/catalogue.ts'
import type { Points } from '#lib/scoring/decimal.ts'
import type { Criterion } from '#lib/scoring/edition.ts'
import { type ResultsOptions, type ResultsTable, type RowError, readResults } from '#lib/scoring/results.ts'
import { planColumns } from '#lib/scoring/results-columns.ts'
import { pointsText } from '#lib/scoring/words.ts'
import { readPlain } from './plain-figures.ts'
import type { ImportOutcome, ResultKind, ResultRow, UnitLevel } from './schema.ts'

export type FileRow = { row: number; cells: readonly string[] }
export type Sheet = { year: number; unit: string; figures: Record<string, number | null> }
export type Found = {
  shape: 'wide' | 'long'
  rows: number
  sheets: Sheet[]
  errors: ResultRow[]
  warnings: ResultRow[]
}

export type Asked = {
  framework: string
  level: UnitLevel
  kind: ResultKind
  year: number | undefined
  catalogue: Catalogue
  unitOf: ResultsOptions['unitOf']
}

/** Titles and notes above the head of a table are passed over: the head is the row that names units. */
export function headOf(rows: readonly FileRow[]): ResultsTable | undefined {
  const isHead = ({ cells }: FileRow) => {
    const uses = new Set(planColumns(cells, []).columns.map(({ use }) => use))
    return (uses.has('unitCode') || uses.has('unitName')) && cells.filter((cell) => cell.trim() !== '').length > 1
  }
  const at = rows.slice(0, 20).findIndex(isHead)
  const head = rows[Math.max(at, 0)]
  return head && { header: head.cells, rows: rows.slice(Math.max(at, 0) + 1) }
}

/** Reads a table of results as the kind asks: points, standard errors of totals, or values of indicators. */
export function readFile(rows: readonly FileRow[], asked: Asked): Found {
  const table = headOf(rows)
  if (!table)
    return { shape: 'wide', rows: 0, sheets: [], errors: [{ row: 1, column: null, message: emptyFile }], warnings: [] }
  if (asked.kind !== 'scores') return readPlain(table, asked)
  const editionOf = pointsOf(asked)
  const year = asked.year === undefined ? {} : { year: asked.year }
  const read = readResults(table, { editionOf, unitOf: asked.unitOf, ...year })
  return {
    shape: read.shape,
    rows: table.rows.length,
    sheets: sheetsOf(read),
    errors: read.errors.map(worded),
    warnings: read.warnings.map(worded),
  }
}

const emptyFile = 'Tệp không có dòng nào.'
const worded = ({ row, column, words }: RowError): ResultRow => ({ row, column, message: words })

type Value = { unit: string; year: number; code: string; points: Points | null }

function sheetsOf({ values, stated }: { values: readonly Value[]; stated: readonly Value[] }): Sheet[] {
  const units = new Map<string, Map<number, Sheet>>()
  const sheetOf = (unit: string, year: number): Sheet => {
    const years = units.get(unit) ?? new Map<number, Sheet>()
    const sheet = years.get(year) ?? { unit, year, figures: {} }
    units.set(unit, years.set(year, sheet))
    return sheet
  }
  for (const { unit, year, code, points } of values) sheetOf(unit, year).figures[code] = points
  // Totals and groups of units whose parts were not published: they are all there is.
  const whole = stated.filter(({ unit, year }) => !units.get(unit)?.has(year))
  for (const { unit, year, code, points } of whole) sheetOf(unit, year).figures[code] = points
  return [...units.values()].flatMap((years) => [...years.values()])
}

const pointsOf =
  ({ catalogue, framework, level }: Asked): ResultsOptions['editionOf'] =>
  (year) => {
    const edition = catalogue.editionOf(framework, year, level)?.edition
    return edition?.framework.status === 'resultsOnly' ? { ...edition, criteria: flat(edition.criteria) } : edition
  }

/** Where nothing is added up, every line is a result of its own, the total too. */
function flat(criteria: readonly Criterion[]): Criterion[] {
  const alone = criteria.map((it) => ({ ...it, parent: null }))
  const [first] = alone
  if (!first || alone.some(({ code }) => code === 'total')) return alone
  return [{ ...first, code: 'total', name: { vi: 'Điểm tổng', en: 'Total' } }, ...alone]
}

/** What is to be written, beside what earlier imports say. */
export function compareSheets(
  sheets: readonly Sheet[],
  before: ReadonlyMap<string, Readonly<Record<string, number | null>>>,
  nameOf: (unit: string) => string,
  kind: ResultKind = 'scores',
): Pick<ImportOutcome, 'added' | 'same' | 'changed' | 'differences'> {
  const counts = { added: 0, same: 0, changed: 0 }
  const differences: ImportOutcome['differences'] = []
  for (const { unit, year, figures } of sheets) {
    const old = before.get(`${unit} ${year}`)
    for (const [code, now] of Object.entries(figures)) {
      const was = old?.[code]
      if (was === undefined) counts.added += 1
      else if (was === now) counts.same += 1
      else {
        counts.changed += 1
        if (differences.length < 200)
          differences.push({ unit: nameOf(unit), year, code, before: inWords(was, kind), now: inWords(now, kind) })
      }
    }
  }
  return { ...counts, differences }
}

const inWords = (value: number | null, kind: ResultKind): string => {
  if (value === null) return 'không có điểm'
  if (kind === 'scores') return pointsText(value)
  return kind === 'groups' ? (['I', 'II', 'III', 'IV'][value] ?? '') : String(value).replace('.', ',')
}
