import { clean } from '../vietnamese/normalize.ts'

/** The cleaned words of a deadline in two forms of the same length: as written, and lower case for matching. */
export interface DeadlineWords {
  written: string
  lower: string
}

const OUTER = /^[\s\-–•+*.,;:()“”"]+|[\s\-–•+*.,;:“”"]+$/gu

/** Squeezes, unifies "quí/quý", "hằng/hàng" and blanks out parentheses that only add to the deadline. */
export function deadlineWords(raw: string): DeadlineWords {
  const written = clean(raw).replace(OUTER, '')
  const lower = written.toLowerCase()
  if (lower.length !== written.length) return { written: lower, lower: canonical(lower) }
  return { written, lower: canonical(lower) }
}

function canonical(lower: string): string {
  return lower
    .replace(/(?<!\p{L})(?:qu[íỳi]|qú[yi])(?!\p{L})/gu, 'quý')
    .replace(/(?<!\p{L})hằng(?!\p{L})/gu, 'hàng')
    .replace(/[–—−]/g, '-')
}

/** Same length, with every "(…)" that has words outside it replaced by blanks. */
export function withoutAsides(lower: string): string {
  const bare = lower.replace(/\([^()]*\)/gu, (aside) => ' '.repeat(aside.length))
  return bare.trim() === '' ? lower : bare
}

// What stands before the time itself: labels, verbs of doing, "trong".
const LEAD_IN =
  /^(?:(?:thời (?:gian|hạn|điểm)(?: thực hiện| hoàn thành| báo cáo)?\s*:?|được|thực hiện|hoàn thành|triển khai|tiến hành|tổ chức|duy trì|phấn đấu|bảo đảm|đảm bảo|xong|hoàn tất|kết thúc|ban hành|trình|gửi|cập nhật|và)(?:\s+|(?<=:)|$)|[:,-]\s*)/u

/** Length of the lead-in ("Được thực hiện ", "Hoàn thành "). */
export function leadInLength(lower: string): number {
  let at = 0
  for (;;) {
    const m = LEAD_IN.exec(lower.slice(at))
    if (!m || m[0].length === 0) return at
    at += m[0].length
  }
}

/** Clauses of one cell, as [start, end) in the words: split at ";", at a sentence's end and before a next report. */
export function clauseSpans(lower: string): [number, number][] {
  const masked = lower.replace(/\([^()]*\)/gu, (aside) => '_'.repeat(aside.length))
  const spans: [number, number][] = []
  let from = 0
  const breaks =
    /\s*(?:;|(?<=_),|\.(?=\s+\p{L})|,(?=\s*(?:và\s+)?báo cáo\s)|\s[-+•](?=\s*(?:báo cáo|đợt|lần|trước|chậm nhất|đối với)\s))\s*/gu
  for (const m of masked.matchAll(breaks)) {
    if (m.index > from) spans.push([from, m.index])
    from = m.index + m[0].length
  }
  if (from < lower.length) spans.push([from, lower.length])
  return spans
}
