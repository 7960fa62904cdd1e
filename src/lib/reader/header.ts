import { foldAligned } from '#lib/vietnamese/fold-aligned.ts'
import type { Lines } from './blocks.ts'
import { isDocType } from './doc-types.ts'
import { type Front, frontOf, type HeadLine } from './front.ts'
import { inferAgency, withPlace } from './infer-agency.ts'
import { type HeaderFields, readLetterhead, readNumberAndDate } from './letterhead.ts'
import { readNewsHeader } from './news-header.ts'
import type { DocumentKind, Flag, Header } from './reading.ts'
import { findSignature, type Signature } from './signature.ts'
import { readTitle } from './title.ts'
import type { Unit } from './units.ts'

export type ReadHeader = {
  header: Header
  fields: HeaderFields
  flags: Flag[]
  kind: DocumentKind
  kindConfidence: number
  kindEvidence: string[]
  front: Front
  signature: Signature | undefined
  /** How running text calls the issuing agency ("Sở"), for news items. */
  shortName: string | undefined
  /** Unit at which an attached plan begins, in a decision that issues one. */
  attachedAt: number | undefined
}

function emptyHeader(): Header {
  return {
    agency: null,
    number: null,
    date: null,
    place: null,
    docType: null,
    title: null,
    signer: null,
    signerTitle: null,
  }
}

/** Header and kind of the document. `taken` marks the units of annex tables. */
export function readHeader(units: readonly Unit[], taken: readonly boolean[]): ReadHeader {
  const front = frontOf(units)
  const header = emptyHeader()
  const fields: HeaderFields = {}
  readLetterhead(front.lines, header, fields)
  readNumberAndDate(front.lines, header, fields)
  readTitle(front.lines, header, fields)
  const out: ReadHeader = {
    header,
    fields,
    flags: [],
    kind: 'other',
    kindConfidence: 0.5,
    kindEvidence: [],
    front,
    signature: undefined,
    shortName: undefined,
    attachedAt: undefined,
  }
  if (header.docType === null && readAsNews(out, units)) return out
  kindFromNumber(out)
  readSigner(out, units, taken)
  classify(out, units, taken)
  completeAgency(out, units)
  flagGaps(out)
  return out
}

function readAsNews(out: ReadHeader, units: readonly Unit[]): boolean {
  const news = out.header.number === null ? readNewsHeader(units, out.header) : undefined
  if (!news) return false
  out.header = news.header
  out.front = { lines: [], end: news.at + 1 }
  out.fields = news.fields
  out.shortName = news.shortName
  out.kind = 'news'
  out.kindConfidence = 0.85
  out.kindEvidence = [
    'Không có phần đầu văn bản (quốc hiệu, số, tên loại).',
    'Câu mở đầu thuật lại việc ban hành một văn bản.',
  ]
  out.flags.push({
    field: 'kind',
    reason: 'not_a_plan',
    message: 'Đây là tin, bài viết về kế hoạch, không phải bản kế hoạch.',
  })
  return true
}

const KINDS: Record<string, string> = { KH: 'KẾ HOẠCH', QĐ: 'QUYẾT ĐỊNH', CTr: 'CHƯƠNG TRÌNH', CT: 'CHỈ THỊ' }

/** A copy that left out the line of the kind still has it in the number: "4851/KH-UBND". */
function kindFromNumber({ header, fields, flags }: ReadHeader): void {
  const kind = KINDS[/^\d*\/?(?:\d{4}\/)?(KH|QĐ|CTr|CT)-/.exec(header.number ?? '')?.[1] ?? '']
  if (header.docType !== null || !kind) return
  header.docType = kind
  fields.docType = fields.number ?? { lines: [1, 1], confidence: 0.7 }
  flags.push({ field: 'docType', reason: 'inferred', message: 'Không thấy tên loại văn bản; suy ra từ ký hiệu.' })
}

function readSigner(out: ReadHeader, units: readonly Unit[], taken: readonly boolean[]): void {
  const signature = findSignature(
    units.filter((_, i) => !taken[i] && i >= out.front.end),
    0,
  )
  if (!signature) return
  const first = units.findIndex((unit, i) => !taken[i] && i >= out.front.end && unit.lines[0] === signature.lines[0])
  out.signature = { ...signature, at: first }
  out.header.signer = signature.signer
  out.header.signerTitle = signature.title
  if (signature.authority.length > 0) out.header.signerAuthority = signature.authority.join('; ')
  const lines = signature.lines
  out.fields.signerTitle = { lines, confidence: 0.95 }
  if (signature.signer) out.fields.signer = { lines, confidence: 0.95 }
}

const PLAN_TYPES = /^(?:ke hoach|chuong trinh|phuong an|de an)/

function classify(out: ReadHeader, units: readonly Unit[], taken: readonly boolean[]): void {
  const type = out.header.docType === null ? '' : foldAligned(out.header.docType)
  const set = (kind: DocumentKind, confidence: number, ...evidence: string[]): void => {
    out.kind = kind
    out.kindConfidence = confidence
    out.kindEvidence = evidence
  }
  const addressed = units.slice(0, 40).some((unit) => unit.fold.startsWith('kinh gui'))
  if (PLAN_TYPES.test(type)) set('plan', 0.98, `Tên loại văn bản là “${out.header.docType}”.`)
  else if (type === 'quyet dinh') {
    const attached = findAttachedPlan(out, units, taken)
    if (attached) set('decisionWithPlan', 0.95, 'Tên loại là “QUYẾT ĐỊNH”.', 'Có kế hoạch ban hành kèm theo.')
    else set('other', 0.8, 'Tên loại là “QUYẾT ĐỊNH”, không có kế hoạch kèm theo trong tệp.')
  } else if (type === 'chi thi' || type === 'cong dien')
    set('directive', 0.97, `Tên loại văn bản là “${out.header.docType}”.`)
  else if (addressed || type === 'cong van')
    set('officialLetter', addressed ? 0.95 : 0.8, 'Có trích yếu “V/v” hoặc “Kính gửi”.')
  else if (type !== '') set('other', 0.85, `Tên loại văn bản là “${out.header.docType}”.`)
  else set('other', 0.5, 'Không thấy tên loại văn bản.')
  if (addressed && out.header.docType === null) {
    out.header.docType = 'CÔNG VĂN'
    out.fields.docType = { lines: [1, 1], confidence: 0.7 }
  }
  if (out.kind !== 'plan' && out.kind !== 'decisionWithPlan') {
    out.flags.push({
      field: 'kind',
      reason: 'not_a_plan',
      message: 'Văn bản này không phải là kế hoạch; những gì tìm thấy vẫn được liệt kê.',
    })
  }
}

/** "KẾ HOẠCH" in capitals behind the signature of a decision. */
function findAttachedPlan(out: ReadHeader, units: readonly Unit[], taken: readonly boolean[]): boolean {
  for (let i = out.front.end; i < units.length; i++) {
    const unit = units[i]!
    if (taken[i] || unit.table || !/^(?:ke hoach|chuong trinh|phuong an|de an)/.test(unit.fold)) continue
    const line = unit.text.slice(0, unit.starts[1] ?? unit.text.length).trim()
    if (line !== line.toUpperCase() || (!isDocType(foldAligned(line)) && line.length < 20)) continue
    const attached = frontOf(units.slice(i))
    const inner = emptyHeader()
    readTitle(attached.lines, inner, {})
    out.attachedAt = i + attached.end
    if (inner.docType) out.header.attachedDocType = inner.docType
    if (inner.title) out.header.planTitle = inner.title
    return true
  }
  return false
}

function completeAgency(out: ReadHeader, units: readonly Unit[]): void {
  const { header, fields } = out
  if (header.agency !== null) {
    const whole = withPlace(header.agency, header.place, units)
    header.agency = spellAsInBody(whole ?? header.agency, units)
    if (whole) header.agencySource = 'ghép từ phần đầu và địa danh'
    return
  }
  const found = inferAgency(units, out.front.end) ?? fromSignature(out)
  if (!found) return
  header.agency = found.agency
  header.agencySource = found.source
  fields.agency = { lines: [found.line, found.line] as Lines, confidence: found.confidence }
}

/** "TM. ỦY BAN NHÂN DÂN" with the place of the date. */
function fromSignature(
  out: ReadHeader,
): { agency: string; source: string; line: number; confidence: number } | undefined {
  const authority = out.signature?.authority.find((line) => /^TM\./.test(line))
  if (!authority || !out.signature) return undefined
  const place = out.header.place ?? ''
  const body = /ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND/.test(authority) ? 'Ủy ban nhân dân' : authority.slice(3).trim()
  return {
    agency: `${body} ${place}`.trim(),
    source: 'suy ra từ chữ ký và địa danh',
    line: out.signature.lines[0],
    confidence: 0.5,
  }
}

/** The body writes the name in ordinary letters: that spelling is taken over when it is the same name. */
function spellAsInBody(agency: string, units: readonly Unit[]): string {
  const wanted = foldAligned(agency)
  for (const unit of units.slice(0, 60)) {
    const at = unit.fold.indexOf(wanted)
    if (at < 0) continue
    const written = unit.text.slice(at, at + agency.length)
    if (written !== written.toUpperCase() && written.normalize('NFC').length === agency.length) {
      return written[0]!.toUpperCase() + written.slice(1)
    }
  }
  return agency
}

const NEEDED: [keyof Header, string][] = [
  ['agency', 'Chưa thấy tên cơ quan ban hành.'],
  ['number', 'Chưa thấy số, ký hiệu văn bản.'],
  ['date', 'Chưa thấy ngày ban hành.'],
  ['title', 'Chưa thấy trích yếu, tên văn bản.'],
]

function flagGaps(out: ReadHeader): void {
  for (const [field, message] of NEEDED)
    if (out.header[field] === null) out.flags.push({ field, reason: 'missing', message })
  if (out.signature && out.header.signer === null)
    out.flags.push({ field: 'signer', reason: 'missing', message: 'Có khối chữ ký nhưng chưa thấy họ tên người ký.' })
  if (out.header.numberBlank)
    out.flags.push({ field: 'number', reason: 'blank_in_source', message: 'Số văn bản còn để trống trong bản gốc.' })
  if (out.header.date !== null && out.header.date.length < 10) {
    out.flags.push({
      field: 'date',
      reason: 'blank_in_source',
      message: 'Ngày hoặc tháng ban hành còn để trống trong bản gốc.',
    })
  }
  if (out.header.agencySource)
    out.flags.push({ field: 'agency', reason: 'inferred', message: `Tên cơ quan được ${out.header.agencySource}.` })
}

export type { HeadLine }
