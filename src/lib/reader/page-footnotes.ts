import { type Line, type Page, textOfLine } from './page.ts'

export type FootnoteLines = { mark: string; lines: Line[] }

const MARK = /^\[?(\d{1,3}|\*{1,3})\]?[.)]?(?=\s*\S)/
const SMALL = 0.92

/** Footnotes stand at the foot of the page in small type, the first one with its mark, below a short rule or with a raised mark. */
export function footnotesOf(
  lines: readonly Line[],
  page: Page,
  bodySize: number,
): { running: Line[]; footnotes: FootnoteLines[] } {
  let from = lines.length
  while (from > 0 && lines[from - 1]!.size <= SMALL * bodySize) from--
  while (from < lines.length && !opensNotes(lines, from, page)) from++
  const footnotes: FootnoteLines[] = []
  for (const line of lines.slice(from)) {
    const mark = MARK.exec(textOfLine(line))?.[1]
    const last = footnotes[footnotes.length - 1]
    if (mark && (!last || isNext(last.mark, mark))) footnotes.push({ mark, lines: [line] })
    else last!.lines.push(line)
  }
  return { running: lines.slice(0, from), footnotes }
}

const isNext = (last: string, mark: string): boolean =>
  mark.startsWith('*') ? mark.length === last.length + 1 : Number(mark) === Number(last) + 1

function opensNotes(lines: readonly Line[], i: number, page: Page): boolean {
  const line = lines[i]!
  if (!MARK.test(textOfLine(line)) || line.base < page.height * 0.35) return false
  const first = line.words[0]!
  if (first.size < 0.85 * line.size && first.base < line.base) return true
  const top = line.base - line.size * 1.8
  const above = lines[i - 1]?.base ?? 0
  return page.rules.horizontal.some(
    (rule) =>
      rule.at <= line.base - line.size * 0.5 &&
      rule.at >= Math.min(above, top) &&
      rule.to - rule.from < page.width * 0.6,
  )
}
