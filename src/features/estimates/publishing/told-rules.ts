import { z } from 'zod'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import type { Line, Part, Result } from '../schema.ts'
import { Source } from '../schema.ts'
import type { Single, Singles } from '../singles/schema.ts'

/** What a version does not tell of answers that came in one way, since it would tell single people apart. */
export type Withheld = z.infer<typeof Withheld>
export const Withheld = z.object({
  parts: z.array(
    z.object({
      source: Source,
      tables: z.array(
        z.object({
          family: z.string().describe('satisfied, points, items F1, parts D1, number cho, question gioi'),
          domain: z.string().describe('all, places, group gioi'),
        }),
      ),
    }),
  ),
  texts: z.array(z.string()).describe('Questions whose themes are named without numbers'),
  minimum: z.number().int(),
})

type Named = Withheld['parts'][number]['tables'][number]
export type Table = Named & { cells: Map<string, number | null> }
const keyOf = ({ family, domain }: Named): string => JSON.stringify([family, domain])
const familyOf = ({ kind, of, code }: Pick<Single, 'kind' | 'of' | 'code'>): string =>
  kind === 'number' ? `number ${code}` : kind === 'part' ? `parts ${of}` : of ? `items ${of}` : `item ${code}`
const itemFamily = ({ factors }: Pick<Part, 'factors'>, { factor, code }: Part['items'][number]): string =>
  familyOf({ kind: 'item', of: factors.some((own) => own.code === factor) ? factor : '', code })

/** Tables of a part: figures of one kind, of everybody, of the people of each group, or in each place; null is hidden. */
export function tablesOf(part: Part, singles: readonly Single[]): Map<string, Table> {
  const tables = new Map<string, Table>()
  const add = (family: string, domain: string, column: string, lines: readonly Line[]) => {
    if (lines.length === 0) return
    const key = keyOf({ family, domain })
    const table = tables.get(key) ?? { family, domain, cells: new Map() }
    tables.set(key, table)
    for (const { code, n, hidden } of lines) table.cells.set(`${column} ${code}`, hidden ? null : n)
  }
  type Beside = { groups: Part['groups']; places: readonly Line[] }
  const addBeside = (family: string, column: string, { groups, places }: Beside) => {
    for (const { code, lines } of groups) add(family, `group ${code}`, column, lines)
    add(family, 'places', column, places)
  }
  if (part.overall) {
    add('satisfied', 'all', '', [part.overall, ...part.factors])
    addBeside('satisfied', 'all', part)
  }
  for (const factor of part.factors) addBeside('satisfied', factor.code, factor)
  for (const item of part.items) add(itemFamily(part, item), 'all', '', [item])
  for (const score of part.total ? [part.total, ...part.scores] : part.scores) {
    add('points', 'all', '', [score])
    addBeside('points', score.code, score)
    add(`parts ${score.code}`, 'all', '', score.parts)
  }
  for (const line of part.numbers) add(`number ${line.code}`, 'all', '', [line])
  for (const { code, lines } of part.questions) add(`question ${code}`, 'all', '', lines)
  for (const single of singles) addBeside(familyOf(single), single.code, single)
  return tables
}

/** Two versions of one part, and how many of the answers of each cell only one of them counts. */
export type Beside = {
  now: ReadonlyMap<string, Table>
  before: ReadonlyMap<string, Table>
  apart: ReadonlyMap<string, Table>
  minimum: number
}

/**
 * Which tables are not told beside a version that was: those with a cell that two versions have almost in common, so that
 * one tells of the other what few said, or what the other hides.
 */
export function withheldBeside({ now, before, apart, minimum }: Beside): Named[] {
  const tells = (key: string, table: Table): boolean => {
    const [earlier, few] = [before.get(key)?.cells, apart.get(key)?.cells]
    if (!earlier) return false
    return [...table.cells].some(([code, n]) => {
      const was = earlier.get(code)
      if (was === undefined) return false
      // What was not counted may be one.
      const own = few?.get(code)
      const differing = own === undefined ? 0 : (own ?? 1)
      if (n === null && was === null) return false
      // Shown in one of them alone: what hides it there would no longer do so.
      if (n === null || was === null) return differing < minimum
      return differing > 0 && differing < minimum
    })
  }
  const found = new Set([...now].flatMap(([key, table]) => (tells(key, table) ? [key] : [])))
  const isOut = (family: string, domain: string) => found.has(keyOf({ family, domain }))
  const parents = new Map([...now.values()].map((table) => [table.family, parentOf(table.family)]))
  const follows = ({ family, domain }: Named): boolean => {
    const parent = parents.get(family)
    return (
      isOut(family, 'all') ||
      (parent !== undefined && (isOut(parent, domain) || isOut(parent, 'all'))) ||
      (domain.startsWith('group ') && isOut(domain.replace('group ', 'question '), 'all'))
    )
  }
  return [...now].flatMap(([key, { family, domain }]) =>
    found.has(key) || follows({ family, domain }) ? [{ family, domain }] : [],
  )
}

/** What a figure is made into: with all of its parts that one is told, too. */
const parentOf = (family: string): string | undefined =>
  family.startsWith('items ') ? 'satisfied' : family.startsWith('parts ') ? 'points' : undefined

/** Questions with a theme whose number moved by few from one version to the other. */
export function textsBeside(now: Result['texts'], before: Result['texts'], minimum: number): string[] {
  const was = new Map(before.flatMap(({ question, themes }) => themes.map((it) => [`${question} ${it.name}`, it.n])))
  return now.flatMap(({ question, themes }) => {
    const isNear = themes.some(({ name, n }) => {
      const earlier = was.get(`${question} ${name}`)
      return n !== null && earlier != null && n !== earlier && Math.abs(n - earlier) < minimum
    })
    return isNear ? [question] : []
  })
}

/** All that is withheld beside any of several versions. */
export function joined(all: readonly Withheld[]): Withheld | null {
  const sources = [...new Set(all.flatMap(({ parts }) => parts.map(({ source }) => source)))]
  const parts = sources.map((source) => {
    const own = all.flatMap((one) => one.parts.filter((part) => part.source === source).flatMap(({ tables }) => tables))
    return { source, tables: [...new Map(own.map((table) => [keyOf(table), table])).values()] }
  })
  const texts = [...new Set(all.flatMap((one) => one.texts))]
  const told = parts.filter(({ tables }) => tables.length > 0)
  if (told.length === 0 && texts.length === 0) return null
  return { parts: told, texts, minimum: Math.max(...all.map(({ minimum }) => minimum)) }
}

type IsOut = (family: string, domain?: string) => boolean
/** Which tables of a part are not told. */
export const outOf = (withheld: Withheld | null, source: Part['source']): IsOut => {
  const own = withheld?.parts.find((part) => part.source === source)?.tables ?? []
  const keys = new Set(own.map(keyOf))
  return (family, domain = 'all') => keys.has(keyOf({ family, domain }))
}

/** The columns of a part of which something is told. */
function columnsTold(part: Part, isOut: IsOut): Part {
  const { overall, factors, items, numbers, scores, total } = part
  return {
    ...part,
    ...(isOut('satisfied') ? { overall: null, factors: [] } : { overall, factors }),
    items: items.filter((item) => !isOut(itemFamily(part, item))),
    numbers: numbers.filter(({ code }) => !isOut(`number ${code}`)),
    ...(isOut('points')
      ? { scores: [], total: null }
      : { total, scores: scores.map((score) => (isOut(`parts ${score.code}`) ? { ...score, parts: [] } : score)) }),
  }
}

function partTold(part: Part, withheld: Withheld): Part {
  const isOut = outOf(withheld, part.source)
  type Told = { groups: Part['groups']; places: Line[] }
  const beside = <T extends Told>(family: string, own: T): T => ({
    ...own,
    groups: own.groups.filter(({ code }) => !isOut(family, `group ${code}`)),
    places: isOut(family, 'places') ? [] : own.places,
  })
  const told = columnsTold(part, isOut)
  return {
    ...beside('satisfied', isOut('satisfied') ? { ...told, groups: [], places: [] } : told),
    factors: told.factors.map((factor) => beside('satisfied', factor)),
    questions: part.questions.filter(({ code }) => !isOut(`question ${code}`)),
    scores: told.scores.map((score) => beside('points', score)),
    total: told.total && beside('points', told.total),
  }
}

/** A version as it was told. */
export function asTold(content: Result, withheld: Withheld | null): Result {
  if (!withheld) return content
  const [first] = content.parts
  const isOut = outOf(withheld, first?.source ?? 'sample')
  const lines = (content.comparison?.lines ?? []).filter(
    ({ unit }) => !isOut(unit === 'share' ? 'satisfied' : 'points'),
  )
  return {
    ...content,
    parts: content.parts.map((part) => partTold(part, withheld)),
    comparison: content.comparison && lines.length > 0 ? { ...content.comparison, lines } : null,
    texts: content.texts.map((text) =>
      withheld.texts.includes(text.question)
        ? { ...text, themes: text.themes.map(({ name }) => ({ name, n: null })) }
        : text,
    ),
    method: {
      ...content.method,
      margins: content.method.margins.map((margin) =>
        isOut(`question ${margin.question}`)
          ? { ...margin, totals: margin.totals.map((it) => ({ ...it, share: { ...it.share, before: null } })) }
          : margin,
      ),
      words: [...content.method.words, withheldWords(withheld)],
    },
  }
}

const withheldWords = ({ minimum }: Withheld): string =>
  `Một số bảng không nêu: so với phiên bản đã công bố trước, chúng chỉ khác ở dưới ${formatNumber(minimum)} phiếu, đặt hai bản cạnh nhau thì lộ câu trả lời của từng người.`

/** Single statements as they were told with a version. */
export const singlesTold = (all: readonly Singles[], withheld: Withheld | null): Singles[] =>
  all.map(({ source, singles }) => {
    const isOut = outOf(withheld, source)
    return {
      source,
      singles: singles
        .filter((single) => !isOut(familyOf(single)))
        .map((single) => ({
          ...single,
          groups: single.groups.filter(({ code }) => !isOut(familyOf(single), `group ${code}`)),
          places: isOut(familyOf(single), 'places') ? [] : single.places,
        })),
    }
  })
