import { enumeratorOf } from './enumerators.ts'
import { type Line, textOfLine } from './page.ts'
import { startsLower } from './wrapping.ts'

/** Printed lines that make one paragraph. */
export type PageParagraph = {
  lines: Line[] /** Its last line reaches the right edge, so that it may go on elsewhere. */
  full: boolean
}

/** Between what the text stands, in points. */
export type Edges = { left: number; right: number }

const TERMINAL = /[.;:!?…][)"”»\]]?$/
const LABEL =
  /^(?:Nơi nhận|Kính gửi|Số\s*:|PHỤ LỤC|Phụ lục [IVX\d]|TM\.|KT\.|TL\.|TUQ\.|Căn cứ |CỘNG HÒA|CỘNG HOÀ|Độc lập|Điều \d|\(?Kèm theo|\(?Ban hành kèm)/

/**
 * Lines from top to bottom as paragraphs. A line goes on in the next when its words would not have fitted: a writer
 * breaks a line earlier only to begin a paragraph.
 */
export function paragraphsOfLines(lines: readonly Line[], edges: Edges): PageParagraph[] {
  const pitch = pitchOf(lines)
  const paragraphs: PageParagraph[] = []
  let open: Line[] = []
  for (const line of lines) {
    const last = open[open.length - 1]
    if (last && opens(last, line, edges, pitch, open.length === 1)) {
      paragraphs.push({ lines: open, full: isFull(last, edges) })
      open = []
    }
    open.push(line)
  }
  const last = open[open.length - 1]
  if (last) paragraphs.push({ lines: open, full: isFull(last, edges) })
  return paragraphs
}

/** Distance of lines that follow each other in a paragraph: the smaller ones are the common ones. */
function pitchOf(lines: readonly Line[]): number {
  const steps: number[] = []
  for (let i = 1; i < lines.length; i++) {
    const step = (lines[i]!.base - lines[i - 1]!.base) / lines[i]!.size
    if (step > 0.8 && step < 3) steps.push(step)
  }
  steps.sort((a, b) => a - b)
  return steps[Math.floor(steps.length * 0.3)] ?? 1.3
}

function opens(last: Line, next: Line, edges: Edges, pitch: number, second: boolean): boolean {
  const [before, text] = [textOfLine(last), textOfLine(next)]
  if (next.base - last.base > (pitch * 1.9 + 0.3) * next.size) return true
  if (LABEL.test(text)) return true
  if (Math.abs(next.size - last.size) > 0.15 * last.size) return true
  const full = !wouldFit(last, next, edges)
  if (hasMark(text)) return !goesOnWithDash(before, text, full)
  if (!full) return true
  if (isTitle(before) !== isTitle(text) && (isTitle(before) ? !startsLower(text) : !startsLower(before))) return true
  const indent = next.left - last.left
  // A first line is indented behind the lines above it; a hanging one stands before the lines below it.
  if (indent > 0.9 * next.size && !second && !isCentred(next, edges)) return true
  return TERMINAL.test(before) && indent > 0.9 * next.size && !isCentred(next, edges)
}

/** "III/2026" is the rest of a quarter, no number of a chapter. */
const hasMark = (text: string): boolean => enumeratorOf(text) !== undefined && !/^[IVX]+[/-]\d/.test(text)

/** "Sở Lao động" / "- Thương binh", "giai đoạn 2021" / "- 2025": a dash of the line above, no bullet. */
function goesOnWithDash(before: string, text: string, full: boolean): boolean {
  if (!full || !/^[-–]\s*\S/.test(text) || /[.;:,!?]$/.test(before)) return false
  return /^[-–]\s*(?:\d{4}\b|\p{Ll})/u.test(text) || (/lao động$/i.test(before) && /^[-–]\s*thương binh/i.test(text))
}

/** The first word of the next line would have found room on this one. */
function wouldFit(last: Line, next: Line, edges: Edges): boolean {
  const first = next.words[0]!
  const blank = 0.3 * last.size
  const width = isCentred(last, edges) ? edges.right - edges.left - (last.right - last.left) : edges.right - last.right
  return width > first.right - first.left + blank + 0.35 * last.size
}

/** Less than a common word would find room behind the line. */
const isFull = (line: Line, edges: Edges): boolean =>
  edges.right - line.right < 2.6 * line.size && !isCentred(line, edges)

function isCentred(line: Line, edges: Edges): boolean {
  const [left, right] = [line.left - edges.left, edges.right - line.right]
  return left > 1.5 * line.size && right > 1.5 * line.size && Math.abs(left - right) < 1.2 * line.size
}

const isCapitals = (text: string): boolean => text === text.toUpperCase() && /\p{L}/u.test(text)

/** Words in capitals, more than an abbreviation at the end of a sentence. */
const isTitle = (text: string): boolean => isCapitals(text) && /\p{L}\s+\p{L}/u.test(text)

/** A paragraph that a page end cut goes on at the head of the next page. */
export function goesOn(above: PageParagraph, below: PageParagraph): boolean {
  const [last, next] = [above.lines[above.lines.length - 1]!, below.lines[0]!]
  const [before, text] = [textOfLine(last), textOfLine(next)]
  if (!above.full || LABEL.test(text) || Math.abs(next.size - last.size) > 0.15 * last.size) return false
  if (hasMark(text)) return goesOnWithDash(before, text, true)
  if (startsLower(text)) return true
  return !TERMINAL.test(before) && !isCapitals(text)
}
