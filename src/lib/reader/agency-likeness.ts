import { remembered } from './agency-memory.ts'
import { HEAD_PATTERN, NAME_WORDS } from './agency-words.ts'

export const LEADING_MARK = /^(?:[-–—•+*]\s*|\(?\d{1,2}[.)]\s+|[a-zđ]\)\s+)/

export function beginsWithHead(text: string): boolean {
  return HEAD_PATTERN.test(text.slice(0, 40).toLowerCase())
}

/**
 * How much a text looks like a list of agencies, 0 to 1: it begins with a head and nearly all its words are capitalised
 * or belong to the vocabulary of names.
 */
export function agencyLikeness(text: string): number {
  if (text.length > 720) return 0
  return remembered('likeness', text, () => likeness(text))
}

function likeness(text: string): number {
  const bare = text.replace(LEADING_MARK, '')
  if (bare.length > 700 || !beginsWithHead(bare)) return 0
  let total = 0
  let known = 0
  let afterCapital = false
  for (const token of bare.split(/[\s,;:()/“”"]+/)) {
    const word = token.replace(/[.–-]+$/, '')
    if (word === '' || word === '-' || word === '&' || word === '–') continue
    total++
    const first = word[0]!
    const capital = first !== first.toLowerCase()
    // The second syllable of a proper name is small: "Tư pháp", "Khoa học".
    if (capital || afterCapital || NAME_WORDS.has(word) || /\d/.test(first)) known++
    afterCapital = capital && total > 1
  }
  if (total === 0) return 0
  const share = known / total
  if (/[.?!]\s+\p{Lu}/u.test(bare) && total > 25) return 0
  return share >= 0.92 ? 1 : share <= 0.6 ? 0 : (share - 0.6) / 0.32
}
