import { foldAligned } from '#lib/vietnamese/fold-aligned.ts'
import type { Lines } from './blocks.ts'
import type { Unit } from './units.ts'

export type Signature = {
  authority: string[]
  title: string
  signer: string | null
  lines: Lines
  /** Index of the first unit of the block. */
  at: number
}

const TITLE_WORDS =
  'PHÓ CHỦ TỊCH THƯỜNG TRỰC|PHÓ CHỦ TỊCH|CHỦ TỊCH|PHÓ GIÁM ĐỐC PHỤ TRÁCH|PHÓ GIÁM ĐỐC|GIÁM ĐỐC|PHÓ CHÁNH VĂN PHÒNG|CHÁNH VĂN PHÒNG|PHÓ TRƯỞNG PHÒNG|TRƯỞNG PHÒNG|PHÓ TRƯỞNG BAN|TRƯỞNG BAN|BỘ TRƯỞNG|THỨ TRƯỞNG|PHÓ BÍ THƯ|BÍ THƯ|PHÓ CHÁNH THANH TRA|CHÁNH THANH TRA|PHÓ CỤC TRƯỞNG|CỤC TRƯỞNG|PHÓ CHI CỤC TRƯỞNG|CHI CỤC TRƯỞNG|PHÓ VIỆN TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|THỦ TRƯỞNG|VỤ TRƯỞNG|PHÓ THỦ TƯỚNG|THỦ TƯỚNG|TỔNG GIÁM ĐỐC|CHÁNH ÁN|TRƯỞNG ĐOÀN'
const TITLES = new RegExp(`^(?:${foldAligned(TITLE_WORDS)})(?= |$)`)
const PREFIX = /^(?:(?:t\/?m|kt|tl|tuq|q|k\/t|t\/l)\s*\.\s*|[tk]\/[mtl]\s+)/
const BREAKS = new RegExp(
  `(?<!(?:KT|TL|TUQ|Q)\\.|PHÓ|TỔNG|CHI) (?=(?:TM|KT|TL|TUQ|Q)\\. |(?:${TITLE_WORDS})(?: |$))`,
  'g',
)
// Degrees and ranks in front of a name: "TS.", "BSCKII.", "PGS.TS", "Đại tá".
const DEGREES =
  '(?:(?:(?!(?:TM|KT|TL|TUQ)\\.)\\p{Lu}[\\p{L}]{0,6}\\.\\s*|(?:TS|ThS|PGS|GS|BS|KS|Ths|KTS|DS)\\s+|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)\\s+)*)'
const NAME = new RegExp(`^${DEGREES}\\p{Lu}[\\p{L}']*(?:\\s+\\p{Lu}[\\p{L}']*){1,4}$`, 'u')
const SIGNED = /^\(?\s*(?:da ky|ky ten|ky, dong dau|chu ky so|chu ky)\b.{0,30}\)?$/

/** The signature block: "TM. …", "KT. …", the title, the name. Searched from `from` on; the first one counts. */
export function findSignature(units: readonly Unit[], from: number): Signature | undefined {
  for (let i = from; i < units.length; i++) {
    const unit = units[i]!
    if (unit.table || unit.text.length > 260 || unit.text.length < 8) continue
    const start = unit.fold.indexOf('noi nhan') === 0 ? unit.text.search(/(?:TM|KT|TL|TUQ)\. |T\/M /) : 0
    if (start < 0) continue
    if (!PREFIX.test(unit.fold.slice(start)) && !TITLES.test(unit.fold)) continue
    const found = readBlock(units, i, start)
    if (found) return found
  }
  return undefined
}

function readBlock(units: readonly Unit[], at: number, start: number): Signature | undefined {
  const authority: string[] = []
  let title = ''
  let last = units[at]!.lines[1]
  for (let i = at; i < Math.min(units.length, at + 14); i++) {
    const unit = units[i]!
    if (unit.table) break
    const text = i === at ? unit.text.slice(start) : unit.text
    if (text.length > 260) break
    for (const piece of text.replace(BREAKS, '\n').split(/\n|\s*\|/)) {
      const outcome = readPiece(besideRecipients(piece.trim(), title !== ''), title !== '')
      if (outcome.kind === 'skip') continue
      if (outcome.kind === 'stop')
        return title === '' ? undefined : finish(authority, title, null, units[at]!, last, at)
      last = unit.lines[1]
      if (outcome.kind === 'authority') authority.push(outcome.text)
      else if (outcome.kind === 'title') {
        title = outcome.text
        if (outcome.name) return finish(authority, title, outcome.name, units[at]!, last, at)
      } else return finish(authority, title, wholeName(outcome.text, unit, units[i + 1]), units[at]!, last, at)
    }
  }
  return title === '' ? undefined : finish(authority, title, null, units[at]!, last, at)
}

// The name stands behind the last line of the recipients: "- Lưu: VT. Nguyễn Văn A".
const NAME_BESIDE = /(?:[.;]|VT|TH|NC|HC|CCHC)\s+((?:\p{Lu}\p{Ll}+\s+){1,4}\p{Lu}\p{Ll}+)$/u
/** A name broken over two lines: "Trần Quốc" / "Tuấn". */
function wholeName(name: string, unit: Unit, next: Unit | undefined): string {
  const rest =
    next !== undefined && next.lines[0] === unit.lines[1] + 1 && /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?$/u.test(next.text)
  return rest && name.split(' ').length < 4 ? `${name} ${next.text}` : name
}

const BESIDE = /[;:.]\s+((?:(?:TM|KT|TL|TUQ)\. )?[\p{Lu} ]{6,60})$/u

/** Two columns on one line: "- UBND tỉnh; PHÓ TRƯỞNG BAN". */
function besideRecipients(piece: string, titled: boolean): string {
  if (!piece.startsWith('-') && !piece.startsWith('Nơi nhận')) return piece
  return (BESIDE.exec(piece) ?? (titled ? NAME_BESIDE.exec(piece) : null))?.[1]?.trim() ?? piece
}

type Piece =
  | { kind: 'authority'; text: string }
  | { kind: 'name'; text: string }
  | { kind: 'title'; text: string; name?: string }
  | { kind: 'skip' }
  | { kind: 'stop' }

function readPiece(text: string, titled: boolean): Piece {
  if (text === '') return { kind: 'skip' }
  const folded = foldAligned(text)
  if (SIGNED.test(folded) || /^[-*_.\s[\]()]+$/.test(text)) return { kind: 'skip' }
  // "Q. CHỦ TỊCH": who holds the office for the time being signs under it.
  const acting = /^(?:q\s?\.|quyen)\s+/.exec(folded)
  if (acting && TITLES.test(folded.slice(acting[0].length)) && text === text.toUpperCase())
    return { kind: 'title', text }
  if (PREFIX.test(folded)) return { kind: 'authority', text: text.replace(/^TM\.\s*/, 'TM. ').replace(/[\s,]+$/, '') }
  const m = TITLES.exec(folded)
  if (m && text.slice(0, m[0].length) === text.slice(0, m[0].length).toUpperCase()) {
    const name = text.slice(m[0].length).trim()
    return NAME.test(name) && name !== name.toUpperCase()
      ? { kind: 'title', text: text.slice(0, m[0].length), name }
      : { kind: 'title', text }
  }
  if (titled && NAME.test(text) && !/^phu luc\b/.test(folded)) return { kind: 'name', text }
  if (/^(?:noi nhan|[-+*])/.test(folded)) return { kind: 'skip' }
  return titled || text !== text.toUpperCase() ? { kind: 'stop' } : { kind: 'authority', text }
}

function finish(
  authority: string[],
  title: string,
  signer: string | null,
  first: Unit,
  last: number,
  at: number,
): Signature {
  return { authority, title, signer, lines: [first.lines[0], last], at }
}
