import { foldAligned } from '#lib/vietnamese/fold-aligned.ts'
import { isDocType } from './doc-types.ts'
import type { Unit } from './units.ts'
import { lineAt } from './units.ts'

/** A line of the head of a document: letterheads are read by lines, not by paragraphs. */
export type HeadLine = { text: string; fold: string; line: number; unit: number }

export type Front = {
  lines: HeadLine[]
  /** Index of the first unit behind the head: legal bases and body begin there. */
  end: number
}

const MOTTO =
  /cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia(?:\s+viet\s+nam)?|(?:(?<=^|\n)viet nam +)?doc\s+lap\s*[-–.]?\s*tu\s+do\s*[-–.]?\s*hanh\s+phuc|dang\s+cong\s+san\s+viet\s+nam/g
const BODY_START =
  /^(?:can cu|thuc hien|trien khai|theo de nghi|theo |nham |de |tren co so|kinh gui|xet |tiep tuc thuc hien|tiep theo|thi hanh|ngay \d{1,2}\/|dieu 1)/
const MAX_UNITS = 40

/** Lines of the head with the national motto cut out; ends where the text of the document begins. */
export function frontOf(units: readonly Unit[]): Front {
  const lines: HeadLine[] = []
  let i = 0
  for (; i < units.length && i < MAX_UNITS; i++) {
    const unit = units[i]!
    if (unit.table || (i > 0 && isBodyStart(unit, lines))) break
    pushLines(lines, unit, i)
  }
  return { lines: withWholeTypes(withoutMotto(lines)), end: i }
}

function isBodyStart(unit: Unit, lines: readonly HeadLine[]): boolean {
  if (unit.mark?.kind === 'roman' || unit.mark?.kind === 'capital') return true
  if (unit.text.length > 420) return true
  if (unit.mark?.kind === 'arabic' && lines.length > 3) return true
  // Right under "KẾ HOẠCH" stands the title, even when it begins like a sentence ("Triển khai …").
  const last = lines[lines.length - 1]
  if (last && isDocType(last.fold) && !/^(?:can cu|kinh gui|dieu 1)/.test(unit.fold)) return false
  return (
    BODY_START.test(unit.fold) &&
    (unit.text.length > 40 || (/^can cu /.test(unit.fold) && unit.text.length > 12)) &&
    unit.text !== unit.text.toUpperCase() &&
    lines.some((l) => /^(?:ke hoach|quyet dinh|so\s*:|chi thi)/.test(l.fold) || /\bngay\b.*\bnam 20/.test(l.fold))
  )
}

function pushLines(lines: HeadLine[], unit: Unit, index: number): void {
  unit.starts.forEach((start, n) => {
    const end = n + 1 < unit.starts.length ? unit.starts[n + 1]! - 1 : unit.text.length
    // Two columns of a letterhead copied as one row: "ỦY BAN NHÂN DÂN | …".
    for (const part of columnsOf(unit.text.slice(start, end), unit.fold.slice(start, end)))
      lines.push({ ...part, line: lineAt(unit, start), unit: index })
  })
}

function columnsOf(text: string, folded: string): { text: string; fold: string }[] {
  if (text === '') return []
  if (!text.includes('|')) return [{ text, fold: folded }]
  const parts: { text: string; fold: string }[] = []
  let from = 0
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && text[i] !== '|') continue
    const piece = text.slice(from, i)
    const lead = piece.length - piece.trimStart().length
    const words = piece.trim()
    if (words !== '') parts.push({ text: words, fold: folded.slice(from + lead, from + lead + words.length) })
    from = i + 1
  }
  return parts
}

/** "QUYẾT" / "ĐỊNH": a narrow page broke the kind of the document. */
function withWholeTypes(lines: readonly HeadLine[]): HeadLine[] {
  const whole: HeadLine[] = []
  for (const line of lines) {
    const last = whole.at(-1)
    const joined = last && `${last.fold} ${line.fold}`
    if (joined && last.fold.length < 8 && isDocType(joined) && /^\p{Lu}+$/u.test(last.text))
      whole[whole.length - 1] = { ...last, text: `${last.text} ${line.text}`, fold: joined }
    else whole.push(line)
  }
  return whole
}

/** The motto may share a line with the agency or be broken over several. */
function withoutMotto(lines: readonly HeadLine[]): HeadLine[] {
  const whole = lines.map((line) => line.fold).join('\n')
  const spans = [...whole.matchAll(MOTTO)].map((m) => [m.index, m.index + m[0].length] as const)
  if (spans.length === 0) return [...lines]
  const kept: HeadLine[] = []
  let at = 0
  for (const line of lines) {
    const from = at
    at += line.fold.length + 1
    const inside = (i: number): boolean => spans.some(([a, b]) => from + i >= a && from + i < b)
    if (!spans.some(([a, b]) => a < at && b > from)) kept.push(line)
    else {
      const rest = [...line.fold].map((_, i) => (inside(i) ? '\uE000' : line.text[i]!)).join('')
      const text = rest
        .replace(/\uE000+/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
      if (text !== '') kept.push({ ...line, text, fold: foldAligned(text) })
    }
  }
  return kept
}
