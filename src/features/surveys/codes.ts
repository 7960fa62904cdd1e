import { createHash } from 'node:crypto'

/** 32 signs that nobody takes for one another: no I, L, O, U. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const meant: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0', U: 'V' }
const CODE_LENGTH = 12

/** Twelve random bytes as a code of 60 bits, written in groups: K7QM-2XWB-9D4T. */
export function codeFrom(random: Uint8Array): string {
  const letters = [...random.subarray(0, CODE_LENGTH)].map((byte) => signs[byte & 31]).join('')
  return letters.match(/.{4}/g)?.join('-') ?? letters
}

/** A code as it was meant: capitals, without what stands between, with signs that were misread. */
export function plainCode(typed: string): string | undefined {
  const letters = [...typed.toUpperCase().replaceAll(/[\s.\-–—_]/g, '')].map((each) => meant[each] ?? each).join('')
  return letters.length === CODE_LENGTH && [...letters].every((each) => signs.includes(each)) ? letters : undefined
}

/** What is kept of a code: eight bytes of its digest, of this survey alone. */
const markOf = (surveyId: string, plain: string): Buffer =>
  createHash('sha256').update(`${surveyId} ${plain}`).digest().subarray(0, MARK)
const MARK = 8

const marksIn = (unused: Uint8Array): Buffer[] => {
  const all = Buffer.from(unused)
  return Array.from({ length: all.length / MARK }, (_, i) => all.subarray(i * MARK, (i + 1) * MARK))
}

/** All codes that may still be used, with these added: sorted, so that their order tells nothing. */
export const withCodes = (unused: Uint8Array, surveyId: string, codes: readonly string[]): Buffer =>
  Buffer.concat(
    [...marksIn(unused), ...codes.map((code) => markOf(surveyId, plainCode(code) ?? ''))].sort(Buffer.compare),
  )

/** Where the mark of a code stands; -1 when it was used or never was. Halves the rest at each step. */
function placeOf(unused: Buffer, mark: Buffer): number {
  let [from, to] = [0, unused.length / MARK]
  while (from < to) {
    const middle = (from + to) >> 1
    const order = Buffer.compare(unused.subarray(middle * MARK, (middle + 1) * MARK), mark)
    if (order === 0) return middle * MARK
    if (order < 0) from = middle + 1
    else to = middle
  }
  return -1
}

export const isUnused = (unused: Uint8Array, surveyId: string, plain: string): boolean =>
  placeOf(Buffer.from(unused), markOf(surveyId, plain)) >= 0

/** What is left when a code is used; undefined when it cannot be. */
export function withoutCode(unused: Uint8Array, surveyId: string, plain: string): Buffer | undefined {
  const all = Buffer.from(unused)
  const at = placeOf(all, markOf(surveyId, plain))
  return at < 0 ? undefined : Buffer.concat([all.subarray(0, at), all.subarray(at + MARK)])
}
