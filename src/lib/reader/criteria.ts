import { fold } from '#lib/vietnamese/fold.ts'

/** A criterion as it may be named in documents. `aliases`: other names of it, by other editions or by habit. */
export type NamedCriterion = { code: string; name: string; aliases?: readonly string[] }

export type CriterionMatch =
  | { match: 'certain'; code: string }
  /** Best first, at most five; `likeness` from 0 to 1. */
  | { match: 'likely'; candidates: { code: string; likeness: number }[] }
  | { match: 'none' }

type Entry = { code: string; key: string; words: readonly string[] }
export type CriteriaIndex = {
  entries: Entry[]
  exact: Map<string, string[]>
  codes: Map<string, string>
  weight: Map<string, number>
}

const NUMBERED =
  /^(?:(?:truc|chi so|noi dung|tieu chi|linh vuc|muc|nhom)(?: noi dung| thanh phan| chi so)*\s*(?:so |thu )?)?([a-z]?\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?|[ivx]{1,5}\b)\s*[:.)–-]?\s*/
const LEAD_WORDS =
  /^(?:(?:nang cao|cai thien|ve|doi voi)\s+)?(?:(?:truc|chi so|noi dung|tieu chi|linh vuc)(?: noi dung| thanh phan)*\s*[:.–-]?\s+)?/
const SMALL_WORDS = new Set('va cua cac trong tai o cho theo voi ve muc do cong tac viec duoc tren'.split(' '))
const LIKELY = 0.5
const CERTAIN_LIKENESS = 0.88
const LEAD_OVER_NEXT = 0.15

/** Prepares a list of criteria for matching; worth keeping, a list is matched against many times. */
export function criteriaIndex(criteria: readonly NamedCriterion[]): CriteriaIndex {
  const entries: Entry[] = []
  const exact = new Map<string, string[]>()
  const codes = new Map<string, string>()
  for (const { code, name, aliases = [] } of criteria) {
    codes.set(code.toLowerCase(), code)
    for (const one of [name, ...aliases]) {
      const key = nameKey(one)
      if (key === '') continue
      entries.push({ code, key, words: wordsOf(key) })
      const known = exact.get(key) ?? []
      if (!known.includes(code)) exact.set(key, [...known, code])
    }
  }
  const counts = new Map<string, number>()
  for (const entry of entries) for (const word of new Set(entry.words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const weight = new Map([...counts].map(([word, n]) => [word, Math.log(1 + entries.length / n)]))
  return { entries, exact, codes, weight }
}

/**
 * The criterion that a document names ("Tiếp cận dịch vụ Tư pháp", "Trục 3", "1.2. Cơ hội tham gia"). Certain: the name
 * agrees, or nearly and no other does, or a number stands alone that is a code of the list. Never a guess for certain.
 */
export function matchCriterion(text: string, index: CriteriaIndex): CriterionMatch {
  const { number, key } = parts(text)
  const byNumber = number === undefined ? undefined : codeOf(number, index)
  if (key === '') return byNumber === undefined ? { match: 'none' } : { match: 'certain', code: byNumber }
  const named = index.exact.get(key)
  if (named?.length === 1) return { match: 'certain', code: named[0]! }
  if (named) {
    const code = named.find((one) => one === byNumber)
    return code
      ? { match: 'certain', code }
      : { match: 'likely', candidates: named.slice(0, 5).map((one) => ({ code: one, likeness: 1 })) }
  }
  return byLikeness(wordsOf(key), byNumber, index)
}

function byLikeness(words: readonly string[], byNumber: string | undefined, index: CriteriaIndex): CriterionMatch {
  const best = new Map<string, number>()
  for (const entry of index.entries) {
    const likeness = likenessOf(words, entry.words, index.weight)
    if (likeness > (best.get(entry.code) ?? 0)) best.set(entry.code, likeness)
  }
  const ranked = [...best].sort((a, b) => b[1] - a[1])
  const [first, second] = ranked
  if (!first || first[1] < LIKELY) return { match: 'none' }
  const clear = first[1] - (second?.[1] ?? 0) >= LEAD_OVER_NEXT
  if ((first[1] >= CERTAIN_LIKENESS && clear) || (first[0] === byNumber && first[1] >= 0.7 && clear))
    return { match: 'certain', code: first[0] }
  const candidates = ranked.filter(([, likeness]) => likeness >= LIKELY).slice(0, 5)
  return {
    match: 'likely',
    candidates: candidates.map(([code, likeness]) => ({ code, likeness: Math.round(likeness * 100) / 100 })),
  }
}

/** Weighed share of equal words: rare words tell criteria apart, "công tác" does not. */
function likenessOf(a: readonly string[], b: readonly string[], weight: ReadonlyMap<string, number>): number {
  const heavy = (word: string): number => weight.get(word) ?? 2
  const rest = [...b]
  let shared = 0
  let all = 0
  for (const word of a) {
    all += heavy(word)
    const at = rest.indexOf(word)
    if (at < 0) continue
    shared += heavy(word)
    rest.splice(at, 1)
  }
  for (const word of b) all += heavy(word)
  return all === 0 ? 0 : (2 * shared) / all
}

/** "Trục 3" is D3 or 3; "III" is 3 where the list has no such code. */
function codeOf(number: string, index: CriteriaIndex): string | undefined {
  const roman = ROMAN.indexOf(number)
  const arabic = roman > 0 ? String(roman) : number
  return index.codes.get(number) ?? index.codes.get(arabic) ?? index.codes.get(`d${arabic}`)
}

const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']

function parts(text: string): { number: string | undefined; key: string } {
  const folded = fold(text).replace(/["'“”‘’«»]/g, '')
  const m = NUMBERED.exec(folded)
  const plain = m && /^\d{1,2}$/.test(m[1]!) && m[0].trim() === m[1]
  // "05 lớp bồi dưỡng" begins with a count, "Trục 3" and "1.2." with a number.
  if (!m || (plain && folded.length > m[0].length)) return { number: undefined, key: nameKey(folded) }
  return { number: m[1]!.replace(/^0+(?=\d)/, ''), key: nameKey(folded.slice(m[0].length)) }
}

function nameKey(text: string): string {
  return fold(text)
    .replace(/["'“”‘’«»]/g, '')
    .replace(LEAD_WORDS, '')
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

function wordsOf(key: string): string[] {
  const words = key.split(' ').filter((word) => word !== '' && !SMALL_WORDS.has(word))
  return words.length > 0 ? words.slice(0, 60) : key.split(' ').slice(0, 60)
}
