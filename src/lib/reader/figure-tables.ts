import { parseVietnameseNumber } from '#lib/vietnamese/numbers.ts'
import { indicesIn } from './indices.ts'
import type { Target } from './reading.ts'
import type { Unit } from './units.ts'

/** A table of aims: what is measured, its unit, and figures to be reached, without anyone who does it. */
export type FigureTable = { from: number; to: number; targets: Target[] }

type Column = { kind: 'number' | 'name' | 'unit' | 'aim' | 'other'; year?: number }

const NUMBER = /^(?:stt|tt|so tt)\.?$/
const NAME =
  /^(?:ten )?(?:cac )?(?:chi tieu|muc tieu|noi dung|chi so|tieu chi)(?! (?:nam|den|giai doan|phan dau|can dat|ke hoach|can)\b)/
const UNIT = /^(?:don vi(?: tinh| do)?|dvt)$/
const PAST = /thuc hien|ket qua|hien trang|dat duoc|uoc|da dat|binh quan/
const AIM = /muc tieu|chi tieu|ke hoach|phan dau|can dat|^kh\b/
const YEAR = /\b(20\d\d)\b/
const MOST_COLUMNS = 10

/** Tables of aims among the units; those that are tables of tasks are left to their own rules. */
export function findFigureTables(
  units: readonly Unit[],
  taken: readonly boolean[],
  index: string | undefined,
): FigureTable[] {
  const found: FigureTable[] = []
  for (let i = 0; i < units.length; i++) {
    if (taken[i]) continue
    const table = units[i]!.table ? gridAt(units, i, index) : flatAt(units, i, index)
    if (!table || table.targets.length === 0) continue
    found.push(table)
    i = table.to - 1
  }
  return found
}

function gridAt(units: readonly Unit[], at: number, index: string | undefined): FigureTable | undefined {
  const { cells } = units[at]!.table!
  for (const [r, titles] of cells.slice(0, 3).entries()) {
    const columns = columnsOf(titles.map((title) => title.fold.replace(/\n/g, ' ')))
    if (!columns) continue
    const targets = cells.slice(r + 1).flatMap((row) => targetsOf(row, columns, index))
    return { from: at, to: at + 1, targets }
  }
  return undefined
}

/** One cell a line: titles, then rows that have all their cells. */
function flatAt(units: readonly Unit[], at: number, index: string | undefined): FigureTable | undefined {
  if (!NUMBER.test(units[at]!.fold)) return undefined
  for (let width = Math.min(MOST_COLUMNS, units.length - at); width >= 3; width--) {
    const titles = units.slice(at, at + width)
    const first = units[at + width]
    if (!first || !/^(?:0?1|I|A)[.)]?$/.test(first.text) || titles.some((title) => title.table)) continue
    const columns = columnsOf(titles.map(({ fold }) => fold))
    return columns && flatRows(units, at, columns, index)
  }
  return undefined
}

function flatRows(
  units: readonly Unit[],
  at: number,
  columns: readonly Column[],
  index: string | undefined,
): FigureTable {
  const targets: Target[] = []
  let i = at + columns.length
  while (i + 1 < units.length) {
    const row = units.slice(i, i + columns.length)
    if (/^[IVXA-H]{1,4}[.)]?$/.test(row[0]!.text)) {
      i += 2
      continue
    }
    if (!/^\d{1,3}(?:\.\d{1,2})*[.)]?$/.test(row[0]!.text) || row.some((cell) => cell.table)) break
    const made = targetsOf(row, columns, index)
    if (made.length === 0) break
    targets.push(...made)
    i += columns.length
  }
  return { from: at, to: i, targets }
}

/** Kinds of the columns, when the titles are those of a table of aims. */
function columnsOf(titles: readonly string[]): Column[] | undefined {
  if (titles.length < 2 || titles.length > MOST_COLUMNS || titles.some((title) => title.length > 80)) return undefined
  const columns = titles.map(columnOf)
  const name = columns.findIndex(({ kind }) => kind === 'name')
  const aims = columns.filter(({ kind }) => kind === 'aim')
  const others = columns.filter(({ kind }) => kind === 'other')
  if (name < 0 || aims.length === 0 || titles.some((title) => /chu tri|phoi hop|thoi (?:gian|han)/.test(title))) return
  return name < columns.findIndex(({ kind }) => kind === 'aim') && others.length <= 4 ? columns : undefined
}

function columnOf(title: string, c: number): Column {
  if (NUMBER.test(title)) return { kind: 'number' }
  if (UNIT.test(title)) return { kind: 'unit' }
  const year = YEAR.exec(title)?.[1]
  if (NAME.test(title) && !year && c < 2) return { kind: 'name' }
  if (PAST.test(title) || !(AIM.test(title) || year)) return { kind: 'other' }
  return { kind: 'aim', ...(year ? { year: Number(year) } : {}) }
}

const FIGURE =
  /^(≥|≤|>|<|tren|tu|it nhat|toi thieu|duoi|khong qua|toi da)?\s*(\d{1,6}(?:[.,]\d{1,3})?)\s*(%|diem|bac)?(?:\s*(tro len|tro xuong))?$/
const RANK =
  /^(?:thuoc |trong |vao )?(?:nhom|top|thu hang|hang|xep thu)\s*(?:thu )?(\d{1,2})(?:\s*(?:-|den)\s*(\d{1,2}))?/
const UP = /≥|^tu$|it nhat|toi thieu|tro len/
const DOWN = /≤|khong qua|toi da|tro xuong/

function targetsOf(row: readonly Unit[], columns: readonly Column[], index: string | undefined): Target[] {
  const name = row[columns.findIndex(({ kind }) => kind === 'name')]
  if (!name || name.text.length < 4 || name.text.length > 300) return []
  const unit = row[columns.findIndex(({ kind }) => kind === 'unit')]?.text ?? ''
  return columns.flatMap((column, c) => {
    const cell = row[c]
    const measure = column.kind === 'aim' && cell ? measureOf(cell, unit) : undefined
    if (!measure) return []
    const own = indicesIn(name.fold).join(';') || index
    const text = name.text.replace(/\n/g, ' ').trim()
    const target: Target = { text, line: name.lines[0], level: 'objective', confidence: 0.8, ...measure }
    return [{ ...target, ...(own ? { index: own } : {}), ...(column.year ? { year: column.year } : {}) }]
  })
}

function measureOf(cell: Unit, unit: string): Partial<Target> | undefined {
  const words = cell.fold.replace(/\n/g, ' ').trim()
  const rank = RANK.exec(words)
  if (rank)
    return { rank: rank[2] ? { from: Number(rank[1]), to: Number(rank[2]) } : { to: Number(rank[1]) }, unit: 'hạng' }
  const m = FIGURE.exec(words)
  if (!m) return undefined
  const own = m[3] === 'diem' ? 'điểm' : m[3] === 'bac' ? 'bậc' : (m[3] ?? unit.trim())
  const side = `${m[1] ?? ''} ${m[4] ?? ''}`.trim()
  const op = UP.test(side)
    ? '>='
    : DOWN.test(side)
      ? '<='
      : /tren|>/.test(side)
        ? '>'
        : /duoi|</.test(side)
          ? '<'
          : undefined
  return { value: parseVietnameseNumber(m[2]!) ?? 0, ...(own ? { unit: own } : {}), ...(op ? { op } : {}) }
}
