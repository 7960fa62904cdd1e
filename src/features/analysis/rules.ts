import { shown, TOTAL, type YearTable } from '#features/results/field-rules.ts'
import { points as exactly, type Points } from '#lib/scoring/decimal.ts'
import { type Change, type Correspondence, changes } from '#lib/scoring/ledger.ts'
import type { Ledger, LedgerLine, OtherMove, Work } from './schema.ts'

/** One unit's points in a year, with the table that they stand in. */
export type Sheet = { table: YearTable; unit: string }

export const pointsIn = ({ table, unit }: Sheet, code: string): Points | null => {
  const at = table.at.get(unit)
  return at === undefined ? null : (table.columns.get(code)?.points[at] ?? null)
}

export const rankIn = ({ table, unit }: Sheet, code: string): number | null => {
  const at = table.at.get(unit)
  return at === undefined ? null : (table.columns.get(code)?.places[at]?.rank ?? null)
}

export const nameIn = ({ edition }: YearTable, code: string): string =>
  code === TOTAL ? 'Điểm tổng' : (edition.criteria.find((it) => it.code === code)?.name.vi ?? code)

export const maximumIn = ({ edition }: YearTable, code: string): Points | null => {
  const max = code === TOTAL ? edition.framework.maximum : edition.criteria.find((it) => it.code === code)?.max
  return max === null || max === undefined ? null : exactly(max)
}

/**
 * Lines whose losses are told apart: the deepest that were published for the unit. A dimension of which only the sum was
 * published is a line itself.
 */
export function lineCodes(sheet: Sheet): string[] {
  const { criteria } = sheet.table.edition
  const children = Map.groupBy(criteria, (it) => it.parent)
  const known = (code: string): boolean =>
    pointsIn(sheet, code) !== null || (children.get(code) ?? []).some((it) => known(it.code))
  const lines = (code: string): string[] => {
    const below = children.get(code) ?? []
    const isSplit = below.some((it) => known(it.code))
    return isSplit ? below.flatMap((it) => lines(it.code)) : [code]
  }
  const top = (children.get(null) ?? []).map(({ code }) => code)
  return top.some(known) ? top.flatMap(lines) : [TOTAL]
}

export const groupOf = ({ edition }: YearTable, code: string): string | null => {
  const parents = new Map(edition.criteria.map((it) => [it.code, it.parent]))
  let above = parents.get(code) ?? null
  while (above !== null && parents.get(above)) above = parents.get(above) ?? null
  return above
}

/** A year beside the one before it: what each line was called there, and where the series breaks. */
export type Before = {
  sheet: Sheet
  lines: readonly Correspondence[] | undefined
  reasonOf: (code: string) => string | null
}

type Asked = { sheet: Sheet; before: Before | undefined; workOf: (code: string) => Work }

/**
 * The ledger of lost points in both senses of practice: against the maximum, where the losses of all lines and the rounding
 * of printed maxima are exactly max − score, and against last year, where all moves are exactly the change of the total.
 */
export function ledgerOf({
  sheet,
  before,
  workOf,
}: Asked): Pick<Ledger, 'total' | 'groups' | 'lines' | 'rounding' | 'otherMoves'> {
  const { table } = sheet
  const codes = lineCodes(sheet)
  const moves = before ? movesOf(sheet, before, codes) : []
  const single = new Map(moves.flatMap((it) => (isOneToOne(it) ? [[it.to[0] ?? '', it] as const] : [])))
  const lines = codes.map((code) => lineOf(sheet, code, before, single.get(code), workOf(code)))
  const groups = [...new Set(codes.map((code) => groupOf(table, code)).filter((code) => code !== null))]
  return {
    total: totalOf(sheet, before),
    groups: groups.map((code) => ({
      code,
      name: nameIn(table, code),
      lost: lostIn(sheet, codes, code),
      work: workOf(code),
    })),
    lines: lines.sort((a, b) => (b.lost ?? -1) - (a.lost ?? -1)),
    rounding: shown(roundingOf(table, codes)) ?? 0,
    otherMoves: moves.filter((it) => !isOneToOne(it) && it.change !== 0).map((it) => otherMove(it, sheet, before)),
  }
}

/** What the lines of a group have lost together. */
function lostIn(sheet: Sheet, codes: readonly string[], group: string): number {
  const lost = codes
    .filter((code) => groupOf(sheet.table, code) === group)
    .reduce((sum, code) => sum + (maximumIn(sheet.table, code) ?? 0) - (pointsIn(sheet, code) ?? 0), 0)
  return shown(lost) ?? 0
}

const isOneToOne = (it: Change): boolean =>
  it.from.length === 1 && it.to.length === 1 && it.before !== null && it.now !== null

function movesOf(sheet: Sheet, { sheet: earlier, lines }: Before, codes: readonly string[]): Change[] {
  const now = new Map(codes.map((code) => [code, pointsIn(sheet, code)]))
  const was = new Map(lineCodes(earlier).map((code) => [code, pointsIn(earlier, code)]))
  const told = lines?.filter(({ from, to }) => from.every((it) => was.has(it)) && to.every((it) => now.has(it)))
  const same = [...now.keys()].filter((code) => was.has(code) && !told?.some(({ to }) => to.includes(code)))
  const unchanged = same.map((code) => ({ from: [code], to: [code], kind: 'same' as const, comparable: false }))
  return changes(was, now, told && told.length > 0 ? told : unchanged)
}

function lineOf(
  sheet: Sheet,
  code: string,
  before: Before | undefined,
  move: Change | undefined,
  work: Work,
): LedgerLine {
  const { table } = sheet
  const [points, max] = [pointsIn(sheet, code), maximumIn(table, code)]
  const column = table.columns.get(code)
  return {
    code,
    group: groupOf(table, code),
    name: nameIn(table, code),
    max: shown(max),
    points: shown(points),
    lost: points === null || max === null ? null : shown(max - points),
    rank: rankIn(sheet, code),
    of: column?.of ?? 0,
    best: shown(column?.best),
    p75: shown(column?.quartiles.p75),
    move: before && move ? moveOf(sheet, before, move) : null,
    work,
  }
}

function moveOf(sheet: Sheet, before: Before, move: Change): LedgerLine['move'] {
  const code = move.to[0] ?? ''
  const [rank, was] = [rankIn(sheet, code), rankIn(before.sheet, move.from[0] ?? '')]
  return {
    before: shown(move.before) ?? 0,
    change: shown(move.change) ?? 0,
    rank: rank !== null && was !== null ? was - rank : null,
    comparable: move.comparable === true,
    reason: before.reasonOf(code),
  }
}

function otherMove({ from, to, kind, change }: Change, sheet: Sheet, before: Before | undefined): OtherMove {
  const names = to.length > 0 ? to.map((code) => nameIn(sheet.table, code)) : []
  const former = from.map((code) => nameIn(before?.sheet.table ?? sheet.table, code))
  return { from, to, kind, name: (names.length > 0 ? names : former).join('; '), change: shown(change) ?? 0 }
}

function totalOf(sheet: Sheet, before: Before | undefined): Ledger['total'] {
  const [points, max] = [pointsIn(sheet, TOTAL), maximumIn(sheet.table, TOTAL)]
  const was = before ? pointsIn(before.sheet, TOTAL) : null
  return {
    points: shown(points),
    max: shown(max),
    lost: points === null || max === null ? null : shown(max - points),
    rank: rankIn(sheet, TOTAL),
    of: sheet.table.columns.get(TOTAL)?.of ?? 0,
    before: shown(was),
    change: points === null || was === null ? null : shown(points - was),
  }
}

/** Three lines of 3.33 make a dimension of 10: the hundredth belongs to no line. */
function roundingOf(table: YearTable, codes: readonly string[]): Points {
  const total = maximumIn(table, TOTAL)
  if (total === null) return 0
  const known = codes.map((code) => maximumIn(table, code))
  if (known.some((max) => max === null)) return 0
  return total - known.reduce<number>((sum, max) => sum + (max ?? 0), 0)
}
