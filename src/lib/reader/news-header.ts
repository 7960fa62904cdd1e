import { findDocumentNumbers } from '#lib/vietnamese/document-number.ts'
import { agencyLikeness } from './agency-likeness.ts'
import type { HeaderFields } from './letterhead.ts'
import type { Header } from './reading.ts'
import type { Unit } from './units.ts'

export type NewsHeader = {
  header: Header
  fields: HeaderFields
  /** Index of the unit that tells which document was issued. */
  at: number
  /** How the article calls the agency in its running text. */
  shortName: string
}

const ISSUED =
  /^(?:.{0,60}?[,:]\s)?(.{3,90}?)\s+(?:vừa\s+|đã\s+|mới\s+|vừa mới\s+)?(?:có|ban hành|ký ban hành|triển khai|xây dựng)\s+(Kế hoạch|Quyết định|Chương trình|Công văn|Chỉ thị|kế hoạch)(?:\s+hành động)?\b/u

/** Header of a news item: it tells which plan it retells ("… vừa ban hành Kế hoạch số …, ngày … về việc …"). */
export function readNewsHeader(units: readonly Unit[], empty: Header): NewsHeader | undefined {
  let first: NewsHeader | undefined
  for (const [at, unit] of units.slice(0, 8).entries()) {
    const m = ISSUED.exec(unit.text)
    if (!m) continue
    const shortName = m[1]!.replace(/^(?:ngày [\d/.-]+,?\s*|mới đây,?\s*|vừa qua,?\s*|theo đó,?\s*)/i, '').trim()
    if (agencyLikeness(shortName) < 0.7) continue
    const lines = unit.lines
    const header: Header = { ...empty, agency: shortName, docType: m[2]!.toUpperCase() }
    const fields: HeaderFields = { docType: { lines, confidence: 0.8 } }
    const number = findDocumentNumbers(unit.text.slice(0, 1200))[0]
    let behind = m.index + m[0].length
    if (number) {
      header.number = number.number
      header.date = number.date ?? null
      fields.number = { lines, confidence: 0.85 }
      if (number.date) fields.date = { lines, confidence: 0.85 }
      behind = number.dateEnd ?? number.end
    }
    // "Ngày 10/4/2024, Sở A ban hành Kế hoạch số 812/KH-SA": the day of issue opens the sentence.
    const day = header.date ? null : /^ngày (\d{1,2})[/.-](\d{1,2})[/.-](20\d\d)(?=[,\s])/i.exec(unit.text)
    if (day) {
      header.date = `${day[3]}-${day[2]!.padStart(2, '0')}-${day[1]!.padStart(2, '0')}`
      fields.date = { lines, confidence: 0.75 }
    }
    const title = /^[\s,]*(?:về việc|về|V\/v)\s+([^.;]{10,400})/.exec(unit.text.slice(behind))
    if (title) {
      header.title = title[1]!.trim()
      fields.title = { lines, confidence: 0.75 }
      header.agency = longerName(shortName, header.title)
    }
    header.agencySource = `suy ra từ câu mở đầu của bài, dòng ${lines[0]}`
    fields.agency = { lines, confidence: 0.75 }
    first ??= { header, fields, at, shortName }
    if (number) return { header, fields, at, shortName }
  }
  return first
}

/** "Sở X" in the first words, "… của Sở X Hà Nam giai đoạn …" in the title: the longer name is the full one. */
function longerName(name: string, title: string): string {
  const at = title.indexOf(name)
  if (at < 0) return name
  const tail = /^(?:\s+(?:tỉnh|thành phố|TP))?(?:\s+\p{Lu}\p{L}*){1,4}/u.exec(title.slice(at + name.length))
  return tail ? name + tail[0] : name
}
