import { fold } from '#lib/vietnamese/fold.ts'
import type { Kind, Level } from './schema.ts'

/** What of an agency a search looks at. */
export type Searched = {
  name: string
  shortName: string | null
  code: string
  /** Further names, divided by ' | '. */
  aliases: string
  level: Level
  kind: Kind
  /** An office within its parent. */
  withinParent: boolean
}

export type Likeness = { level: Level; kind: Kind }

const marked = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)

type Word = { marked: string; folded: string }
const wordsOf = (text: string): Word[] => marked(text).map((word) => ({ marked: word, folded: fold(word) }))

/** Where the words of a search begin words of a text: side by side, in order, anyhow; undefined when one is missing. */
function orderIn(text: readonly string[], wanted: readonly string[]): 0 | 1 | 2 | undefined {
  const begins = (word: string | undefined, at: number) => word?.startsWith(wanted[at] ?? '') ?? false
  if (text.some((_, start) => wanted.every((_, at) => begins(text[start + at], at)))) return 0
  let next = 0
  for (const word of text) if (next < wanted.length && begins(word, next)) next += 1
  if (next === wanted.length) return 1
  return wanted.every((_, at) => text.some((word) => begins(word, at))) ? 2 : undefined
}

/**
 * Agencies that a search finds, the best first: names in which its words begin words side by side, then in order, then
 * anyhow; each time with the same marks before without; then those of the wanted level and kind, agencies before the
 * offices within them, short names before long ones, and the order in which they came.
 */
export function searchAgencies<A extends Searched>(agencies: readonly A[], search: string, like?: Likeness): A[] {
  const wanted = wordsOf(search)
  if (wanted.length === 0) return [...agencies]
  const ranked = agencies.flatMap((agency) => {
    const place = bestPlace(agency, wanted)
    return place ? [{ agency, rank: [...place.slice(0, 2), ...nature(agency, like), ...place.slice(2)] }] : []
  })
  return ranked.sort((a, b) => compareRanks(a.rank, b.rank)).map(({ agency }) => agency)
}

/** Order, marks, and the number of words, of the name that fits best. */
function bestPlace(agency: Searched, wanted: readonly Word[]): number[] | undefined {
  const texts = [agency.name, agency.shortName ?? '', ...agency.aliases.split(' | '), agency.code].map(wordsOf)
  const places = [...texts, texts.flat()].flatMap((text, at) => {
    const order = orderIn(
      text.map(({ folded }) => folded),
      wanted.map(({ folded }) => folded),
    )
    if (order === undefined) return []
    // All names together are no name: their words stand in no order.
    if (at === texts.length) return [[2, 1, text.length]]
    const same = orderIn(
      text.map((word) => word.marked),
      wanted.map((word) => word.marked),
    )
    return [[order, same === order ? 0 : 1, text.length]]
  })
  return places.sort(compareRanks)[0]
}

const nature = ({ level, kind, withinParent }: Searched, like: Likeness | undefined): number[] => {
  const unlike = like ? Number(level !== like.level) + Number(kind !== like.kind) : 0
  return [unlike, Number(withinParent)]
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
