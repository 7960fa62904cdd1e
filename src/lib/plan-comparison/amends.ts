import { findDocumentNumbers } from '#lib/vietnamese/document-number.ts'
import { fold } from '#lib/vietnamese/fold.ts'

const AMENDS = /(?:sua doi|bo sung|dieu chinh|thay the|bai bo)(?:(?!\b(?:boi|theo|can cu)\b)[^.;:]){0,80}$/
const REACH = 240

/** Numbers of the plans that a document says it amends or replaces (SPEC D1–D2), in the order in which it names them. */
export function amendedNumbers(title: string, lines: readonly string[], ownNumber: string | null): string[] {
  const found = new Set<string>()
  for (const text of [title, lines.join(' ')].map((each) => each.normalize('NFC'))) {
    for (const { blank, number, kind, start } of findDocumentNumbers(text)) {
      if (blank || number === ownNumber || kind !== 'kế hoạch') continue
      const before = fold(text.slice(Math.max(0, start - REACH), start)).replace(/\bso:?\s*$/, '')
      if (AMENDS.test(before)) found.add(number)
    }
  }
  return [...found]
}
