/**
 * Letterheads and signatures in text copies: two columns side by side, held apart by blanks. Read line by line they
 * would run into each other.
 */

export type SideBySide = {
  /** Index behind the last line. */
  end: number
  /** Text of each column, line by line; '' where a column has nothing. */
  columns: readonly [left: string[], right: string[]]
}

const GAP = /^(\s*\S(?:.*?\S)?)(?:[ \u00a0]{4,}|[ \u00a0]*\t[ \t\u00a0]*)(\S.*)$/
const RIGHT =
  /^(?:CỘNG HÒA|CỘNG HOÀ|Độc lập|TM\.|KT\.|TL\.|TUQ\.|GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG BAN|ĐẢNG CỘNG SẢN|.{2,40}, ngày\b)/
const MAX_LINES = 30
const MAX_BLANKS = 7
const INDENT = 20
const LONGEST = 300

/** Only lines with a wide gap can begin two columns. */
export const mayBeSideBySide = (line: string): boolean =>
  line.length < LONGEST && (line.includes('    ') || line.includes('\t') || line.includes('\u00a0\u00a0\u00a0'))

/** Two columns that begin at line `at`, when a motto, a date or a signature stands at their right. */
export function sideBySideAt(lines: readonly string[], at: number): SideBySide | undefined {
  const first = GAP.exec(lines[at]!)
  if (!first || !RIGHT.test(first[2]!) || first[1]!.trim().length > 80) return undefined
  const left: string[] = []
  const right: string[] = []
  let end = at
  let blanks = 0
  for (let i = at; i < lines.length && i < at + MAX_LINES; i++) {
    const parts = partsOf(lines[i]!, blanks > 0)
    if (!parts) break
    left.push(parts[0])
    right.push(parts[1])
    blanks = parts[0] === '' && parts[1] === '' ? blanks + 1 : 0
    if (blanks > MAX_BLANKS) break
    if (blanks === 0) end = i + 1
  }
  if (end - at < 2) return undefined
  return { end, columns: [left.slice(0, end - at), right.slice(0, end - at)] }
}

/** A line in its two columns; undefined when it is a line of running text. */
function partsOf(line: string, behindBlank: boolean): [string, string] | undefined {
  const text = line.trim()
  if (text === '') return ['', '']
  if (line.length >= LONGEST) return undefined
  const gap = GAP.exec(line)
  if (gap) return gap[1]!.trim().length > 80 ? undefined : [gap[1]!.trim(), gap[2]!.trim()]
  if (/^(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|PHỤ LỤC|Kính gửi)/.test(text)) return undefined
  if (line.length - line.trimStart().length >= INDENT || line.startsWith('\t')) return ['', text]
  if (text.length > 60) return undefined
  return /^[-–]\s|^Số\s*:/.test(text) || (!behindBlank && /[;.]$/.test(text)) ? [text, ''] : undefined
}
