import { findVietnameseDates } from '#lib/vietnamese/dates.ts'
import { findDocumentNumbers } from '#lib/vietnamese/document-number.ts'
import { DOC_TYPES, isDocType } from './doc-types.ts'
import type { HeadLine } from './front.ts'
import type { FieldNote, Header } from './reading.ts'
import { isCapitals } from './wrapping.ts'

export type HeaderFields = Partial<Record<keyof Header, FieldNote>>

const HEAD =
  /^(?:chu tich(?: |$)|bo truong |giam doc |uy ban|ubnd|hdnd|hoi dong|so |van phong|vp |ban |bo |cuc |chi cuc|phong |trung tam|thanh tra|cong an|tinh uy|thanh uy|dang uy|mat tran|toa an|vien |bao hiem|kho bac|hoi |lien doan|doan )/
const LEVEL = /^(?:tinh|huyen|xa|phuong|thanh pho|thi xa|thi tran|quan|dac khu)\b/
/** "Lam Hải, ngày 02/3/2026" */
const SHORT_DATE = /^(\p{Lu}[\p{L} .]{1,40}), ng[aà]y \d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/u
const DATE_LINE = /^(.{0,60}?)[,.]?\s*ng[aà]y\b.{0,24}?th[aá]ng.{0,14}?n[aă]m\s*\d{0,4}/iu

/** Agency (and the one above it) from the lines in capitals before number and title. */
export function readLetterhead(lines: readonly HeadLine[], header: Header, fields: HeaderFields): void {
  const names: { text: string; line: number }[] = []
  for (const line of lines) {
    if (/^so\s*[:.]|^so \d/.test(line.fold) || isDocType(line.fold)) break
    if (line.text.length > 120) continue
    const level = LEVEL.test(line.fold)
    if (!isCapitals(line.text) || (!HEAD.test(line.fold) && !level && names.length === 0)) continue
    const last = names[names.length - 1]
    const bare =
      last !== undefined &&
      /^(?:chu tich|(?:chu tich )?(?:uy ban nhan dan|ubnd|hoi dong nhan dan|so|van phong|uy ban))$/.test(
        foldName(last.text),
      )
    if (last && /^chu tich$/.test(foldName(last.text)) && /^(?:uy ban|ubnd)/.test(line.fold))
      last.text += ` ${line.text}`
    else if (last && !HEAD.test(line.fold) && (bare || !level)) last.text += ` ${line.text}`
    else if (last && bare) last.text += ` ${line.text}`
    else names.push({ text: line.text, line: line.line })
  }
  const own = names[names.length - 1]
  if (!own || own.text.length < 4) return
  const above = names[names.length - 2]
  // The office of a committee is named after it.
  const office = above !== undefined && /^(?:van phong|thanh tra)$/.test(foldName(own.text))
  header.agency = office ? `${inNameCase(own.text)} ${inNameCase(above.text)}` : inNameCase(own.text)
  fields.agency = { lines: [own.line, own.line], confidence: 0.95 }
  if (above) {
    header.parentAgency = inNameCase(above.text)
    fields.parentAgency = { lines: [above.line, above.line], confidence: 0.9 }
  }
}

function foldName(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .trim()
}

/** Number, date and place; they may share one line or be glued ("Số: 359/KH-UBNDngày …"). */
export function readNumberAndDate(lines: readonly HeadLine[], header: Header, fields: HeaderFields): void {
  for (const [i, whole] of lines.entries()) {
    const line = brokenOff(whole, lines[i + 1])
    if (line.text.length > 200) continue
    if (DOC_TYPES.test(line.fold) && header.number !== null) break
    let rest = line.text
    if (/^\(?(?:kem theo|ban hanh kem|dinh kem)/.test(line.fold)) break
    if (header.number === null && /\bso\s*:|^so\b/.test(line.fold)) {
      const found = findDocumentNumbers(line.text)[0]
      if (found) {
        header.number = found.number
        if (found.blank) header.numberBlank = true
        fields.number = { lines: [line.line, line.line], confidence: found.blank ? 0.9 : 0.98 }
        rest = line.text.slice(found.end).trim()
      }
    }
    if (header.date === null) readDate(rest, line, header, fields)
  }
}

/** "Số:" or "Phú Lâm, ngày" at the end of a line: the next one goes on with it. */
function brokenOff(line: HeadLine, next: HeadLine | undefined): HeadLine {
  if (!next || !/(?:^so\s*:?|,?\s*\bngay(?: \d{1,2})?(?: thang(?: \d{1,2})?)?)$/.test(line.fold)) return line
  if (!/^(?:\d|thang|nam)/.test(next.fold)) return line
  return { ...line, text: `${line.text} ${next.text}`, fold: `${line.fold} ${next.fold}` }
}

function readDate(text: string, line: HeadLine, header: Header, fields: HeaderFields): void {
  const m = DATE_LINE.exec(text) ?? SHORT_DATE.exec(text.trim())
  if (!m || (m[1]!.length > 40 && !m[1]!.includes(','))) return
  const start = m[0].search(/ng[aà]y\b/iu)
  const date = findVietnameseDates(text.slice(start))[0]
  if (!date) return
  header.date = date.date
  const raw = text.slice(start, start + date.end)
  if (date.date.length < 10) header.dateRaw = raw
  fields.date = { lines: [line.line, line.line], confidence: date.date.length === 10 ? 0.98 : 0.85 }
  const place = m[1]!.replace(/^[\s,.;:-]+|[\s,.;:-]+$/g, '')
  if (place !== '' && !/\d/.test(place)) {
    header.place = place
    fields.place = { lines: [line.line, line.line], confidence: 0.95 }
  }
}

const SMALL_WORDS: Record<string, string> = {
  'CHỦ TỊCH ỦY BAN NHÂN DÂN': 'Chủ tịch Ủy ban nhân dân',
  'ỦY BAN NHÂN DÂN': 'Ủy ban nhân dân',
  'UỶ BAN NHÂN DÂN': 'Ủy ban nhân dân',
  'HỘI ĐỒNG NHÂN DÂN': 'Hội đồng nhân dân',
}
const PROPER_AFTER = /^(?:TỈNH|HUYỆN|XÃ|PHƯỜNG|THỊ|THÀNH|QUẬN|ĐẶC|TRẤN|PHỐ|KHU)$/
const KEPT = /^(?:UBND|HĐND|ĐBQH|MTTQ|TAND|VKSND|BHXH|VNPT|CCHC|HĐND-UBND)$/
const LOWER = new Set('VÀ CỦA TỈNH HUYỆN XÃ PHƯỜNG THỊ THÀNH PHỐ QUẬN ĐẶC KHU TRẤN CÁC'.split(' '))

/** "ỦY BAN NHÂN DÂN TỈNH HÀ NAM" → "Ủy ban nhân dân tỉnh Hà Nam"; names of departments keep one capital per part. */
export function inNameCase(capitals: string): string {
  const text = capitals
    .replace(/\s+/g, ' ')
    .replace(/[-–—_*:.]+$/g, '')
    .trim()
  for (const [head, written] of Object.entries(SMALL_WORDS)) {
    if (text.startsWith(head)) return `${written}${placeCase(text.slice(head.length))}`
  }
  const words = text.split(' ')
  let place = false
  return words
    .map((word, i) => {
      if (KEPT.test(word)) return word
      if (LOWER.has(word)) {
        place = PROPER_AFTER.test(word)
        return i > 0 ? word.toLowerCase() : word[0] + word.slice(1).toLowerCase()
      }
      const proper = i === 0 || place || i === 1 || /^(?:VÀ|-|–|,)$/.test(words[i - 1]!) || words[i - 1]!.endsWith(',')
      return proper ? word[0] + word.slice(1).toLowerCase() : word.toLowerCase()
    })
    .join(' ')
}

function placeCase(rest: string): string {
  return rest.replace(/\S+/g, (word) => (LOWER.has(word) ? word.toLowerCase() : word[0] + word.slice(1).toLowerCase()))
}
