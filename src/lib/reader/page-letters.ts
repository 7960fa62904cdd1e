import { isSyllable } from './scan-repair.ts'

/** Fewer words tell nothing. */
const FEWEST = 20

/** How the words of a page look: shares of those that were looked at. */
type Look = { words: number; syllables: number; odd: number; marked: number; abbreviations: number }

const PARTS = /[\s\-–—/.,;:()[\]“”"'‘’&+%…•*_]+/
// Capitals in the middle, signs between letters, letters of no Western alphabet.
const ODD =
  /\p{Ll}\p{Lu}|\p{L}[!@#$^=<>{}|~\\¡-¿×÷]+\p{L}?|^[!@#$^=<>{}|~\\¡-¿]+\p{L}|[^\P{L}\p{Script=Latin}]|[\p{Co}\p{Cc}\ufffd]/u
/** Letters that only Vietnamese has. */
const VIETNAMESE = /[ăđơưĂĐƠƯ\u1ea0-\u1ef9]/

function lookAt(texts: Iterable<string>): Look {
  const look: Look = { words: 0, syllables: 0, odd: 0, marked: 0, abbreviations: 0 }
  for (const text of texts) {
    for (const part of text.normalize('NFC').split(PARTS)) {
      const letters = part.match(/\p{L}/gu)?.length ?? 0
      if (letters < 2) continue
      const odd = ODD.test(part)
      const syllable = !odd && letters === part.length && part.length < 8 && isSyllable(part)
      if (!odd && !syllable && part === part.toUpperCase()) {
        look.abbreviations++
        continue
      }
      look.words++
      if (odd) look.odd++
      if (syllable) look.syllables++
      if (VIETNAMESE.test(part)) look.marked++
    }
  }
  return look
}

/** The letters are there, but their table is wrong: what they spell is no writing of any kind. */
export function isGarbled(texts: Iterable<string>): boolean {
  const { words, syllables, odd, abbreviations } = lookAt(texts)
  const all = words + abbreviations
  if (all < FEWEST) return false
  // Where small letters come out as capitals, most words look like abbreviations.
  if (odd + abbreviations > 0.5 * all && syllables < 0.3 * all) return true
  return odd > 0.3 * words && syllables < 0.5 * words
}

/** Vietnamese with its marks, as a machine that knows the language reads it; few words are believed. */
export function isVietnamese(texts: Iterable<string>): boolean {
  const { words, syllables, marked } = lookAt(texts)
  return words < FEWEST / 4 ? words > 0 : syllables >= 0.8 * words && marked >= 0.2 * words
}

/** Words of any language that writes with syllables like ours; what a page on its side gives is none. */
export function isWriting(texts: Iterable<string>): boolean {
  const { words, syllables } = lookAt(texts)
  return words > 2 && syllables >= 0.5 * words
}

/** A word of letters that is no syllable, as a machine leaves it that was not sure; names of others are such too. */
export function isDoubtful(text: string): boolean {
  const { words, syllables } = lookAt([text])
  return words > syllables
}
