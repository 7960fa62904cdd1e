import { z } from 'zod'
import type { Criterion, Edition } from './edition.ts'
import type { Change, Correspondence } from './ledger.ts'
import type { Mistake } from './shape-words.ts'

const Words = z.string().trim().min(1)
const Line = z.strictObject({
  kind: z.enum(['same', 'renamed', 'split', 'merged', 'new', 'dropped']),
  from: z.array(z.string()),
  to: z.array(z.string()),
  comparable: z.boolean().nullable().describe('null: nobody has said so'),
  reason: Words.optional(),
})

/** What the lines of one edition became in another. `complete` false: only what is known. */
export const Crosswalk = z.strictObject({
  from: z.string(),
  to: z.string(),
  complete: z.boolean(),
  lines: z.array(Line),
})
export type Crosswalk = z.infer<typeof Crosswalk>

/** A series that changes its meaning without changing its name: trends are cut before `year`. */
export const SeriesBreak = z.strictObject({
  code: z.string(),
  year: z.number().int(),
  reason: Words.nullable(),
  before: z.number().nullable(),
  after: z.number().nullable(),
})
export type SeriesBreak = z.infer<typeof SeriesBreak>

/** content/frameworks/<framework>/crosswalks.json */
export const Crosswalks = z.strictObject({
  crosswalks: z.array(Crosswalk),
  breaks: z.array(SeriesBreak),
  sources: z.record(z.string(), Words),
})
export type Crosswalks = z.infer<typeof Crosswalks>

const backwards: Record<Change['kind'], Change['kind']> = {
  same: 'same',
  renamed: 'renamed',
  split: 'merged',
  merged: 'split',
  new: 'dropped',
  dropped: 'new',
}

/** The same correspondence read the other way; reversed twice it is what it was. */
export function reversed({ from, to, complete, lines }: Crosswalk): Crosswalk {
  return {
    from: to,
    to: from,
    complete,
    lines: lines.map((line) => ({ ...line, kind: backwards[line.kind], from: line.to, to: line.from })),
  }
}

/** Crosswalk for comparing two years: those with a break between them are not comparable. */
export function correspondence(
  crosswalk: Crosswalk,
  breaks: readonly SeriesBreak[],
  years: { from: number; to: number },
): Correspondence[] {
  const [first, last] = [Math.min(years.from, years.to), Math.max(years.from, years.to)]
  const broken = new Set(breaks.filter(({ year }) => year > first && year <= last).map(({ code }) => code))
  return crosswalk.lines.map(({ from, to, kind, comparable }) => {
    const cut = [...from, ...to].some((code) => broken.has(code))
    return { from, to, kind, comparable: cut ? false : comparable }
  })
}

/** What became of one line in a later or earlier edition; `certain`: it is the same line, perhaps under another name. */
export type Successor = { codes: string[]; certain: boolean }

/**
 * Follows a line from edition to edition, over those between where no crosswalk joins the two. Undefined where none leads
 * there; no codes where the line was dropped. A split or merged line has successors that only a person can choose from.
 */
export function successorOf(
  crosswalks: readonly Crosswalk[],
  from: string,
  to: string,
  code: string,
): Successor | undefined {
  const both = crosswalks.flatMap((it) => [it, reversed(it)])
  const path = pathBetween(both, from, to)
  if (!path) return
  let known: Successor = { codes: [code], certain: true }
  for (const step of path) known = stepOn(step, known)
  return known
}

function stepOn({ lines }: Crosswalk, { codes, certain }: Successor): Successor {
  const found = codes.flatMap((code) => lines.filter(({ from }) => from.includes(code)))
  const same = found.every(({ kind }) => kind === 'same' || kind === 'renamed')
  return { codes: [...new Set(found.flatMap((line) => line.to))], certain: certain && same }
}

/** The shortest way by crosswalks from one edition to another. */
function pathBetween(crosswalks: readonly Crosswalk[], from: string, to: string): Crosswalk[] | undefined {
  let ways: { at: string; path: Crosswalk[] }[] = [{ at: from, path: [] }]
  const seen = new Set([from])
  while (ways.length > 0) {
    const there = ways.find(({ at }) => at === to)
    if (there) return there.path
    ways = ways.flatMap(({ at, path }) =>
      crosswalks.flatMap((it) => {
        if (it.from !== at || seen.has(it.to)) return []
        seen.add(it.to)
        return [{ at: it.to, path: [...path, it] }]
      }),
    )
  }
  return
}

/** Within one edition every leaf is itself; the breaks still cut. */
export function identity(edition: string, criteria: readonly Criterion[]): Crosswalk {
  const lines = leafCodes(criteria).map((code) => ({
    kind: 'same' as const,
    from: [code],
    to: [code],
    comparable: true,
  }))
  return { from: edition, to: edition, complete: true, lines }
}

export function leafCodes(criteria: readonly Criterion[]): string[] {
  const parents = new Set(criteria.map((it) => it.parent))
  return criteria.filter((it) => !parents.has(it.code)).map((it) => it.code)
}

/** Every leaf of both editions once, kinds that fit their sides, codes that exist. */
export function checkCrosswalk(crosswalk: Crosswalk, from: Edition, to: Edition): Mistake[] {
  const where = `${crosswalk.from} → ${crosswalk.to}`
  const say = (message: string): Mistake => ({ file: 'crosswalks.json', where, message })
  return [
    ...sideMistakes(
      crosswalk.lines.flatMap((line) => line.from),
      from,
      crosswalk.complete,
      say,
    ),
    ...sideMistakes(
      crosswalk.lines.flatMap((line) => line.to),
      to,
      crosswalk.complete,
      say,
    ),
    ...crosswalk.lines
      .filter((line) => !fits(line))
      .map((line) =>
        say(
          `dòng ${line.from.join(', ') || '∅'} → ${line.to.join(', ') || '∅'}: số mã hai bên không hợp với loại “${line.kind}”`,
        ),
      ),
  ]
}

function sideMistakes(
  codes: readonly string[],
  edition: Edition,
  complete: boolean,
  say: (message: string) => Mistake,
): Mistake[] {
  const known = new Set(edition.criteria.map((it) => it.code))
  const unknown = codes
    .filter((code) => !known.has(code))
    .map((code) => say(`không có tiêu chí ${code} trong bản ${edition.framework.edition}`))
  const twice = codes
    .filter((code, i) => codes.indexOf(code) !== i)
    .map((code) => say(`tiêu chí ${code} có trong hai dòng`))
  const missing = complete ? leafCodes(edition.criteria).filter((code) => !codes.includes(code)) : []
  return [
    ...unknown,
    ...twice,
    ...missing.map((code) => say(`thiếu tiêu chí ${code} của bản ${edition.framework.edition}`)),
  ]
}

function fits({ kind, from, to }: Correspondence): boolean {
  const [a, b] = [from.length, to.length]
  if (kind === 'new') return a === 0 && b === 1
  if (kind === 'dropped') return a === 1 && b === 0
  if (kind === 'split') return a === 1 && b > 1
  return kind === 'merged' ? a > 1 && b === 1 : a === 1 && b === 1
}
