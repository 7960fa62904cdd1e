import { squeeze } from './fold.ts'

const TONES = '\u0300\u0301\u0303\u0309\u0323'

// Look-alikes that keyboards and converters leave inside Vietnamese words.
const LOOKALIKES: Record<string, string> = {
  '\u00d0': 'Đ', // Latin eth
  '\u0189': 'Đ', // African D
  '\u00f0': 'đ',
  '\u0256': 'đ',
}
const CYRILLIC_AND_GREEK: Record<string, string> = Object.fromEntries(
  [...'АВЕКМНОРСТХаеорсхуіΑΒΕΗΙΚΜΝΟΡΤΧο'].map((c, i) => [c, [...'ABEKMHOPCTXaeopcxyiABEHIKMNOPTXo'][i] ?? c]),
)

/** Replaces letters that only look right: Ð→Đ, and Cyrillic or Greek letters inside an otherwise Latin word. */
export function mendLookAlikes(text: string): string {
  const mended = text.replace(/[\u00d0\u0189\u00f0\u0256]/g, (c) => LOOKALIKES[c] ?? c)
  if (!/[\u0370-\u04ff]/.test(mended)) return mended
  return mended.replace(/[\p{L}\p{M}]+/gu, (word) =>
    /\p{Script=Latin}/u.test(word) ? word.replace(/[\u0370-\u04ff]/g, (c) => CYRILLIC_AND_GREEK[c] ?? c) : word,
  )
}

// "òa" → "oà" or the reverse: which is right depends on the letter after the pair.
const SYLLABLE_PAIR = new RegExp(
  `(?<![\\p{L}\\p{M}])(qu|gi|[^\\P{L}aeiouy]*?)([ou])([${TONES}]?)([aey])([${TONES}]?)(?![\\p{L}\\p{M}])`,
  'giu',
)

// Most texts hold none of these pairs and need no second look.
const MARKED_SECOND = /[ou][àáảãạèéẻẽẹỳýỷỹỵ]/i

/**
 * Puts the tone of open "oa, oe, uy" on the first vowel, as State documents write it: hoà→hòa, uỷ→ủy, khoẻ→khỏe.
 * "quý", "hoàn", "huỳnh" keep theirs. NFC in and out.
 */
export function unifyTonePlacement(text: string): string {
  const composed = text.normalize('NFC')
  if (!MARKED_SECOND.test(composed)) return composed
  return composed
    .normalize('NFD')
    .replace(SYLLABLE_PAIR, (whole: string, onset: string, first: string, t1: string, second: string, t2: string) => {
      const pair = (first + second).toLowerCase()
      if (onset.toLowerCase().endsWith('q') || !t2 || t1) return whole
      if (pair !== 'oa' && pair !== 'oe' && pair !== 'uy') return whole
      return onset + first + t2 + second
    })
    .normalize('NFC')
}

/** The form that is stored and shown: NFC, look-alike letters mended, one tone placement. Case and line breaks stay. */
export function normalize(text: string): string {
  return unifyTonePlacement(mendLookAlikes(text.normalize('NFC')))
}

/** `normalize` and `squeeze` at once, for names and titles. */
export function clean(text: string): string {
  return squeeze(normalize(text))
}
