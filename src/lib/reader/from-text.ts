import type { Block, BlockSource, Footnote, Paragraph } from './blocks.ts'
import { type CleanLine, cleanLine, splitLines } from './lines.ts'
import { readPipeTable, startsPipeRow } from './pipe-tables.ts'
import { type Layout, layoutOf, opensParagraph } from './wrapping.ts'

const FOOTNOTE = /^(?:\[(\d{1,3})\]|([¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?))\s*(?=\S)/

/** Blocks of a text file: paragraphs, Markdown tables, footnotes and page breaks, each with its lines. */
export function blocksFromText(text: string, encoding = 'UTF-8'): BlockSource {
  const raw = splitLines(text)
  const lines = raw.map(cleanLine)
  const layout = layoutOf(lines)
  const blocks: Block[] = []
  const blank = lines.map((line) => line.text === '')
  for (let at = 0; at < raw.length; ) {
    const line = lines[at]!
    if (raw[at]!.includes('\f')) blocks.push({ kind: 'pageBreak', place: { lines: [at + 1, at + 1] } })
    if (startsPipeRow(raw[at]!)) {
      const { end, table } = readPipeTable(raw, at)
      if (table) blocks.push(table)
      for (let i = at; i < end; i++) blank[i] ||= !/[^|:\-+=\s]/.test(raw[i]!)
      at = Math.max(end, at + 1)
    } else if (line.emptyCell) {
      blocks.push({ kind: 'paragraph', text: '', starts: [0], place: { lines: [at + 1, at + 1] } })
      at++
    } else if (line.text === '') {
      at++
    } else {
      at = pushParagraph(blocks, raw, lines, at, layout)
    }
  }
  return { blocks, lineCount: raw.length, blankLines: blank, encoding }
}

/** Appends the paragraph that begins at line `at` and gives the line behind it. */
function pushParagraph(
  blocks: Block[],
  raw: readonly string[],
  lines: readonly CleanLine[],
  at: number,
  layout: Layout,
): number {
  const first = lines[at]!
  const parts = [first.text]
  const starts = [0]
  let length = first.text.length
  let end = at + 1
  while (end < lines.length) {
    const next = lines[end]!
    if (next.text === '' || startsPipeRow(raw[end]!)) break
    if (opensParagraph(lines[end - 1]!, next, layout) || FOOTNOTE.test(next.text)) break
    starts.push(length + 1)
    length += 1 + next.text.length
    parts.push(next.text)
    end++
  }
  blocks.push(blockOf(parts.length === 1 ? first.text : parts.join(' '), starts, at, end, first.heading))
  return end
}

function blockOf(text: string, starts: number[], at: number, end: number, heading: boolean): Paragraph | Footnote {
  const place = { lines: [at + 1, end] as const }
  const mark = FOOTNOTE.exec(text)
  if (mark) {
    return { kind: 'footnote', mark: (mark[1] ?? mark[2]!).normalize('NFKC'), text: text.slice(mark[0].length), place }
  }
  return heading ? { kind: 'paragraph', text, starts, place, heading } : { kind: 'paragraph', text, starts, place }
}
