import { DOC_TYPES } from './doc-types.ts'
import type { HeadLine } from './front.ts'
import type { HeaderFields } from './letterhead.ts'
import type { Header } from './reading.ts'
import { isCapitals, startsLower } from './wrapping.ts'

const STOP =
  /^(?:\(?(?:kem theo|ban hanh kem|du thao|ngay )|\(cua |kinh gui|so\s*[:.]|noi nhan|nguon:|phan thu|chuong i\b|tac gia)/

/** Kind of document and title: the lines under "KẾ HOẠCH" in the head, or what stands behind it on its own line. */
export function readTitle(lines: readonly HeadLine[], header: Header, fields: HeaderFields): void {
  const at = lines.findIndex((line) => isTypeLine(line))
  if (at < 0) {
    readSubject(lines, header, fields)
    return
  }
  const line = lines[at]!
  const type = DOC_TYPES.exec(line.fold)![0].trim()
  header.docType = line.text.slice(0, type.length).trim().toUpperCase()
  fields.docType = { lines: [line.line, line.line], confidence: 0.98 }
  const parts: HeadLine[] = []
  const rest = line.text.slice(type.length).replace(/^[\s:.–-]+/, '')
  if (rest !== '') parts.push({ ...line, text: rest })
  for (const next of lines.slice(at + 1)) {
    if (
      STOP.test(next.fold) ||
      (DOC_TYPES.test(next.fold) && parts.length > 0 && isCapitals(next.text) && !isCapitals(parts[0]!.text))
    )
      break
    if (!goesOn(parts, next) || isIssuer(parts, next, type)) break
    parts.push(next)
  }
  const title = parts
    .map((part) => part.text)
    .join(' ')
    .replace(/\s*[-–_]{2,}.*$/, '')
    .trim()
  if (title === '') return
  header.title = title
  fields.title = { lines: [parts[0]!.line, parts.at(-1)!.line], confidence: 0.95 }
}

const ISSUER =
  /^(?:chu tich (?:uy ban|ubnd|hoi dong)|uy ban nhan dan|ubnd|hoi dong nhan dan|giam doc so|bo truong|thu tuong)\b/
const OPEN_END = /(?: |^)(?:cua|do|cho|va|thuoc|voi|tai|,)$/

/** Between the title of a decision and its grounds stands who issues it. */
function isIssuer(parts: readonly HeadLine[], next: HeadLine, type: string): boolean {
  const last = parts.at(-1)
  if (!last || !/^(?:quyet dinh|nghi quyet|chi thi)$/.test(type)) return false
  return ISSUER.test(next.fold) && isCapitals(next.text) && !OPEN_END.test(last.fold)
}

function isTypeLine(line: HeadLine): boolean {
  const m = DOC_TYPES.exec(line.fold)
  return m !== null && isCapitals(line.text.slice(0, m[0].length)) && line.text.length < 400
}

/** "Căn cứ Nghị quyết số 76/NQ-CP …", "Thực hiện Kế hoạch số …": the opening, though no line is free before it. */
const OPENING = /^(?:can cu|thuc hien|trien khai|theo de nghi|xet de nghi)\s.{0,160}\bso:?\s*\d/

/** Title lines go on in the same paragraph, in small letters, in capitals, or with the year. */
function goesOn(parts: readonly HeadLine[], next: HeadLine): boolean {
  const last = parts[parts.length - 1]
  if (!last) return next.text.length < 420
  if (OPENING.test(next.fold)) return false
  if (next.unit === last.unit) return true
  if (/[.;:]$/.test(last.text) || next.text.length > 260 || isSentence(next, last)) return false
  return (
    startsLower(next.text) ||
    (isCapitals(next.text) && isCapitals(last.text)) ||
    /^(?:nam 20\d\d|giai doan|tren dia ban)/.test(next.fold)
  )
}

/** "Năm 2025, công tác … có chuyển biến tích cực." tells; it names nothing. */
const isSentence = (next: HeadLine, last: HeadLine): boolean =>
  next.unit !== last.unit && (/^nam 20\d\d,/.test(next.fold) || (isCapitals(last.text) && /[^.]\.$/.test(next.text)))

const SUBJECT = /^(?:v\/v|ve viec)\s*[:.]?\s*/

/** An official letter has no title but a subject: "V/v …". */
function readSubject(lines: readonly HeadLine[], header: Header, fields: HeaderFields): void {
  const at = lines.findIndex((line) => SUBJECT.test(line.fold))
  if (at < 0) return
  const first = lines[at]!
  const parts = [first.text.slice(SUBJECT.exec(first.fold)![0].length)]
  let last = first
  for (const next of lines.slice(at + 1)) {
    if (/^kinh gui|\bngay\b.*\bthang\b|^so\b/.test(next.fold) || next.text.length > 200 || isCapitals(next.text)) break
    if (next.unit !== last.unit && !startsLower(next.text)) break
    parts.push(next.text)
    last = next
  }
  header.docType = 'CÔNG VĂN'
  header.title = parts.join(' ').trim()
  fields.docType = { lines: [first.line, first.line], confidence: 0.85 }
  fields.title = { lines: [first.line, last.line], confidence: 0.9 }
}
