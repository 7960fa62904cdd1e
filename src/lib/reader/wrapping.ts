import { isDitto } from './dittos.ts'
import { enumeratorOf } from './enumerators.ts'
import type { CleanLine } from './lines.ts'

/** How the lines of a text file relate to its paragraphs. */
export type Layout = {
  /** Paragraphs stand between blank lines. */
  spaced: boolean
  /** Column at which a program broke the lines, when it did. */
  wrapAt: number | undefined
}

const TERMINAL = /[.;:!?…][)"”»\]]?$/
const LABEL =
  /^(?:S?TT$|Nơi nhận|Kính gửi|Số\s*:|PHỤ LỤC|Phụ lục|TM\.|KT\.|TL\.|TUQ\.|Q\.|Căn cứ|CỘNG HÒA|CỘNG HOÀ|Độc lập|V\/v|Điều \d|\(?Kèm theo|\(?Ban hành kèm)/
/** "a": the number of a row, in a line of its own. */
const ROW_LETTER = /^[a-eđg-h]$/
/** The whole cell of a deadline, which begins small in some tables. */
const DUE = /^trước (?:ngày )?\d{1,2}\/\d{1,2}(?:\/\d{4})?$/
const YEAR = /^(?:19|20)\d\d\b/
const LETTERS = /\p{L}/u

export function layoutOf(lines: readonly CleanLine[]): Layout {
  let written = 0
  let followedByBlank = 0
  let longest = 0
  const lengths: number[] = []
  for (let i = 0; i < lines.length; i++) {
    const length = lines[i]!.text.length
    if (length === 0) continue
    written++
    if (i + 1 < lines.length && lines[i + 1]!.text === '') followedByBlank++
    if (length > longest) longest = length
    if (length >= 40) lengths.push(length)
  }
  return { spaced: written > 0 && followedByBlank / written > 0.5, wrapAt: wrapColumn(lines, lengths, longest) }
}

/** No page holds more letters in a line. */
const PAGE_WIDTH = 160

/** Sentences that go on in the next line before a program is taken to have broken them. */
const FEWEST_BREAKS = 3

/** A wrapped text has no long line, many lines that end shortly before the longest, and sentences that go on behind them. */
function wrapColumn(lines: readonly CleanLine[], lengths: number[], longest: number): number | undefined {
  if (longest > 200 || lengths.length < 8) return undefined
  lengths.sort((a, b) => a - b)
  const column = lengths[Math.floor(lengths.length * 0.98)]!
  const near = lengths.filter((n) => n > column * 0.8).length
  if (near <= lengths.length * 0.4) return undefined
  let followed = 0
  let goingOn = 0
  for (let i = 0; i + 1 < lines.length; i++) {
    if (lines[i]!.text.length <= column * 0.8 || lines[i + 1]!.text === '') continue
    followed++
    if (startsLower(lines[i + 1]!.text)) goingOn++
  }
  return goingOn >= FEWEST_BREAKS && goingOn > followed * 0.4 ? column : undefined
}

/** Does `next`, the line right under `last`, begin a paragraph of its own? */
export function opensParagraph(last: CleanLine, next: CleanLine, layout: Layout): boolean {
  if (last.heading || next.heading || isDitto(next.text) || isDitto(last.text)) return true
  if (ROW_LETTER.test(next.text) || ROW_LETTER.test(last.text) || DUE.test(next.text)) return true
  if (LABEL.test(next.text) && !startsLower(next.text)) return true
  // "… NĂM" / "2026": a year has no letters that could be capitals.
  if (YEAR.test(next.text) && /năm$/i.test(last.text)) return false
  const mark = enumeratorOf(next.text)
  if (mark) return !isBrokenName(last.text, next.text)
  if (isCapitals(last.text) !== isCapitals(next.text)) return true
  if (isCapitals(last.text) && last.text.length < 120 && enumeratorOf(last.text) && !TERMINAL.test(last.text))
    return false
  const ended = TERMINAL.test(last.text)
  if (layout.wrapAt !== undefined) return !wasWrapped(last.text, next.text, layout.wrapAt)
  if (ended) return true
  if (startsLower(next.text)) return false
  // Who lets a line run on has not broken the one above for want of room.
  return !layout.spaced || Math.max(last.text.length, next.text.length) > PAGE_WIDTH
}

/** "Sở Lao động" / "- Thương binh và Xã hội": the hyphen of a name, not a bullet. */
function isBrokenName(last: string, next: string): boolean {
  return /lao động$/i.test(last) && /^[-–]\s*thương binh/i.test(next)
}

/** The line was broken because the next word no longer fitted. */
function wasWrapped(last: string, next: string, column: number): boolean {
  if (TERMINAL.test(last) && !startsLower(next) && last.length < column * 0.85) return false
  const space = next.indexOf(' ')
  const word = space === -1 ? next.length : space
  return last.length + 1 + word > column - 2 || (startsLower(next) && !TERMINAL.test(last))
}

export function startsLower(text: string): boolean {
  const c = text[0] ?? ''
  return LETTERS.test(c) && c !== c.toUpperCase()
}

/** Written in capitals throughout, as headings and letterheads are. */
export function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && LETTERS.test(text)
}
