import type { PlainDate } from '../calendar/plain-date.ts'
import type { Annex, Block, OfficialDocument, Signature } from '../office/document.ts'
import { inTwoLines } from '../office/document.ts'
import { formatDate } from '../vietnamese/dates.ts'
import { formatRoman } from '../vietnamese/roman.ts'
import { figureAnnexes, partAnnexes } from './annexes.ts'
import type { Figure } from './figure.ts'
import type { ReportForm } from './form.ts'
import { reporterSentence } from './narrative.ts'
import { bare, lowered, raised } from './word-forms.ts'

/** One agency whose figures stand in a report that was put together. */
export type PrintedPart = { name: string; figures: Readonly<Record<string, Figure>> }

/** All that a printed report consists of. The same value gives the same document, and the same bytes, for ever. */
export type PrintedReport = {
  form: ReportForm
  /** Title of the series: "Báo cáo cải cách hành chính định kỳ". */
  title: string
  /** "Quý III/2026" */
  period: string
  dataFrom: PlainDate | null
  dataTo: PlainDate | null
  agency: { name: string; isCommittee: boolean }
  superior: string | null
  /** Whom it is for; null for one that goes to nobody in particular. */
  addressee: string | null
  place: string | null
  /** 'YYYY-MM-DD', the day in the letterhead; null leaves it blank. */
  date: PlainDate | null
  figures: Readonly<Record<string, Figure>>
  before: { name: string; figures: Readonly<Record<string, Figure>> } | null
  notes: Readonly<Record<string, string>>
  sections: readonly { code: string; text: string }[]
  /** Whose figures are in it; null for a report of one agency alone. */
  parts: readonly PrintedPart[] | null
  /** What the agency itself has beside them. */
  own?: PrintedPart
  missing: readonly string[]
  /** Figures were invented for a demonstration. */
  illustrative: boolean
  /** Not sent yet. */
  draft: boolean
}

/** Room for a place that nobody has recorded, as in a draft. */
const blank = '\u00a0'.repeat(12)

/** Who writes to whom: what the letterhead, "Kính gửi", "Nơi nhận" and the signature are made of. */
export type Letter = Pick<PrintedReport, 'agency' | 'superior' | 'addressee' | 'place' | 'date'>

/** The frame of a report of an agency; the number is left free. */
export function frameOf({
  agency,
  superior,
  addressee,
  place,
  date,
}: Letter): Pick<OfficialDocument, 'letterhead' | 'addressees' | 'recipients' | 'signature'> {
  return {
    letterhead: {
      ...(agency.isCommittee || superior === null ? {} : { parentAgency: inTwoLines(superior) }),
      agency: inTwoLines(inFull(agency.name)),
      symbol: symbolOf(agency),
      place: place ?? blank,
      ...(date === null ? {} : { date }),
    },
    ...(addressee === null ? {} : { addressees: [addressee] }),
    recipients: addressee === null ? [] : ['Như trên'],
    signature: signatureOf(agency),
  }
}

/** The report in the State's layout (Nghị định 30/2020/NĐ-CP, mẫu 1.4), a landscape annex for each table (SPEC P). */
export const reportDocument = (report: PrintedReport, { byAgency = false } = {}): OfficialDocument => ({
  ...frameOf(report),
  title: { type: 'Báo cáo', about: aboutOf(report) },
  sections: [{ blocks: [...opening(report), ...outline(report), closing(report)] }],
  annexes: numbered([...figureAnnexes(report), ...(byAgency ? partAnnexes(report) : [])]),
})

/** "UBND xã Tân Lập" is written out in the letterhead. */
const inFull = (name: string): string => name.replace(/^UBND /, 'Ủy ban nhân dân ')

const aboutOf = (report: Pick<PrintedReport, 'title' | 'period'>): string => raised(subjectOf(report))

/** What a series tells of, without what every report is: "cải cách hành chính quý III/2026". */
const subjectOf = ({ title, period }: Pick<PrintedReport, 'title' | 'period'>): string =>
  lowered(`${bare(title).replace(/^báo cáo\s+(định kỳ\s+)?/iu, '')} ${lowered(period)}`)

/** "BC-UBND"; a department by the first letters of its name; others are abbreviated by whoever gives the number. */
function symbolOf({ name, isCommittee }: PrintedReport['agency']): string {
  if (isCommittee) return 'BC-UBND'
  if (!/^(sở|ban|văn phòng|phòng) /iu.test(name)) return 'BC'
  const words = name.split(/[\s,–-]+/).filter((word) => word !== '' && !/^(và|tỉnh|thành|phố)$/iu.test(word))
  return `BC-${words.map((word) => (/^UBND$/.test(word) ? word : word.charAt(0).toLocaleUpperCase('vi'))).join('')}`
}

function signatureOf({ name, isCommittee }: PrintedReport['agency']): Signature {
  if (isCommittee) return { authority: [{ under: 'TM.', whom: 'Ủy ban nhân dân' }], title: 'Chủ tịch' }
  return { title: /^sở /iu.test(name) ? 'Giám đốc' : 'Thủ trưởng đơn vị' }
}

/** I, II … unless there is only one. */
export const numbered = (annexes: readonly Omit<Annex, 'number'>[]): Annex[] =>
  annexes.map((annex, i) => (annexes.length === 1 ? annex : { ...annex, number: formatRoman(i + 1) }))

const paragraph = (text: string, more: { italic?: boolean } = {}): Block => ({ kind: 'paragraph', text, ...more })

const invented = 'Số liệu trong báo cáo này là số liệu minh họa, không phải số liệu thật.'

function opening({ form, agency, period, dataFrom, dataTo, title, ...report }: PrintedReport): Block[] {
  const { number, date, issuer } = form.source
  const order =
    number === null ? '' : `Thực hiện văn bản số ${number}${date ? ` ngày ${formatDate(date)}` : ''} của ${issuer}, `
  const span = dataFrom && dataTo ? ` (số liệu từ ngày ${formatDate(dataFrom)} đến hết ngày ${formatDate(dataTo)})` : ''
  const about = subjectOf({ title, period })
  const first = `${order}${order === '' ? raised(agency.name) : agency.name} báo cáo ${about}${span} như sau:`
  const { parts, missing } = report
  const sent = parts?.length ?? 0
  const rests = parts && reporterSentence({ expected: sent + missing.length, sent, sentLate: 0, missing })
  return [
    ...(report.draft ? [paragraph('Dự thảo: báo cáo này chưa được gửi.', { italic: true })] : []),
    ...(report.illustrative ? [paragraph(invented, { italic: true })] : []),
    paragraph(first),
    ...(rests ? [paragraph(`Báo cáo được tổng hợp từ báo cáo của các đơn vị. ${rests}`)] : []),
  ]
}

/** Parts in capitals, their sections below them with the numbers of the form, and what was written. */
function outline({ form, sections }: PrintedReport): Block[] {
  const texts = new Map(sections.map(({ code, text }) => [code, text]))
  const parts = new Map(form.parts.map(({ code, title }) => [code, title]))
  const opened = new Set<string>()
  return form.sections.flatMap(({ code, title }): Block[] => {
    const [part = '', ...rest] = code.split('.')
    const head = parts.get(part)
    const above = rest.length > 0 && head !== undefined && !opened.has(part) ? [partHeading(part, head)] : []
    opened.add(part)
    const own: Block =
      rest.length === 0
        ? partHeading(part, title)
        : { kind: 'heading', level: rest.length === 1 ? 2 : 3, text: title, number: `${rest.join('.')}.` }
    return [...above, own, ...written(texts.get(code) ?? '')]
  })
}

const partHeading = (number: string, title: string): Block => ({
  kind: 'heading',
  level: 1,
  text: title.toLocaleUpperCase('vi'),
  number: `${number}.`,
})

function written(text: string): Block[] {
  const lines = text.split('\n').map((line) => line.trim())
  const kept = lines.filter((line) => line !== '')
  return kept.length === 0
    ? [paragraph('Không có nội dung báo cáo.', { italic: true })]
    : kept.map((line) => paragraph(line))
}

function closing({ agency, addressee, form, ...report }: PrintedReport): Block {
  const about = subjectOf(report)
  const tables = form.tables.length === 0 ? '' : ' (có các biểu số liệu kèm theo)'
  const to = addressee === null ? ` của ${agency.name}` : `, ${agency.name} kính gửi ${addressee}`
  return paragraph(`Trên đây là Báo cáo ${about}${to}${tables}.`)
}
