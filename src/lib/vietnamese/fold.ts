const BLANKS = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g
// Zero-width characters and the soft hyphen stand inside words of copied web pages and PDF text.
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
const MARKS = /[\u0300-\u036f]/g

/** One blank between words, none at the ends, nothing invisible. A line break counts as a blank. */
export function squeeze(text: string): string {
  return text.replace(INVISIBLE, '').replace(BLANKS, ' ').trim()
}

/**
 * The form in which texts are searched and matched: lower case, no marks, đ→d, blanks squeezed.
 * NFC and NFD, old and new tone placement, and the look-alikes Ð (eth) and Đ give the same result.
 * The length differs from the text's: offsets do not carry over. Idempotent.
 */
export function fold(text: string): string {
  const bare = text.toLowerCase().normalize('NFKD').replace(MARKS, '').replace(/[đðɖ]/g, 'd')
  return squeeze(bare.toLowerCase().replace(/ı/g, 'i'))
}
