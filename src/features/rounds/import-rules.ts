import { pointsOrNull } from '#lib/scoring/decimal.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { type Engine, isExternal } from './engine.ts'
import { boundsOf } from './form.ts'
import type { ImportedPoints } from './lines/store.ts'
import type { ImportOutcome } from './schema.ts'

export type TableRow = { line?: number; cells: readonly string[] }
export type Unit = { sheetId: string; names: readonly string[] }
type Mistake = ImportOutcome['errors'][number]

export type FoundPoints = { values: ImportedPoints[]; errors: Mistake[]; criteria: string[] }

/**
 * Points that others give, from a wide table: a row for each agency, a column for each criterion code. What cannot be
 * right is told with its row; nothing is guessed.
 */
export function pointsFromTable(rows: readonly TableRow[], engine: Engine, units: readonly Unit[]): FoundPoints {
  const found: FoundPoints = { values: [], errors: [], criteria: [] }
  const at = rows.findIndex(({ cells }) => codesIn(cells, engine).length > 0)
  const head = rows[at]
  if (!head) {
    found.errors.push({ row: 1, column: '', message: 'Không có cột nào mang mã tiêu chí (ví dụ 2.5.1 hoặc XHH).' })
    return found
  }
  const columns = codesIn(head.cells, engine)
  for (const { code } of columns.filter((it) => !it.external)) {
    found.errors.push({ row: at + 1, column: code, message: 'Tiêu chí này do đơn vị tự chấm, không nhập từ tệp.' })
  }
  const external = columns.filter((it) => it.external)
  found.criteria = external.map(({ code }) => code)
  const unitOf = unitsByName(units)
  const seen = new Set<string>()
  for (const [i, { cells }] of rows.slice(at + 1).entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const row = at + 2 + i
    const unit = cells.map((cell) => unitOf(cell)).find((id) => id !== undefined)
    if (unit === undefined) {
      found.errors.push({ row, column: '', message: `Không có đơn vị nào của kỳ này tên “${nameIn(cells)}”.` })
    } else if (seen.has(unit)) {
      found.errors.push({ row, column: '', message: `“${nameIn(cells)}” có hai dòng.` })
    } else {
      seen.add(unit)
      for (const { code, index } of external) readCell(found, engine, { unit, code, row, text: cells[index] ?? '' })
    }
  }
  return found
}

const codesIn = (cells: readonly string[], { scorer }: Engine) =>
  cells.flatMap((cell, index) => {
    const code = cell.trim()
    const criterion = scorer.leafAt.has(code) ? scorer.byCode.get(code) : undefined
    return criterion ? [{ code, index, external: isExternal(criterion) }] : []
  })

const nameIn = (cells: readonly string[]): string => cells.find((cell) => /\p{L}/u.test(cell))?.trim() ?? ''

/** A name that two units have means neither. */
function unitsByName(units: readonly Unit[]): (text: string) => string | undefined {
  const ids = new Map<string, string | undefined>()
  for (const { sheetId, names } of units) {
    for (const name of new Set(names.map(fold))) {
      if (name !== '') ids.set(name, ids.has(name) && ids.get(name) !== sheetId ? undefined : sheetId)
    }
  }
  return (text) => ids.get(fold(text.trim()))
}

type CellAt = { unit: string; code: string; row: number; text: string }

function readCell(found: FoundPoints, engine: Engine, { unit, code, row, text }: CellAt): void {
  const typed = text.trim()
  if (typed === '' || typed === '–' || typed === '-') return
  const points = pointsOrNull(typed.replace(',', '.'))
  const { min, max } = boundsOf(engine, code)
  if (points === null) found.errors.push({ row, column: code, message: `“${typed}” không phải là điểm.` })
  else if (points > max || points < min) {
    const range = `${min / 1e12}–${max / 1e12}`.replaceAll('.', ',')
    found.errors.push({ row, column: code, message: `Điểm ${typed} nằm ngoài khoảng ${range}.` })
  } else found.values.push({ sheetId: unit, code, points })
}
