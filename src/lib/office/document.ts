import { formatRoman } from '#lib/vietnamese/roman.ts'
/** The tree of an administrative document. What it says is here; how it looks is Nghị định 30/2020/NĐ-CP, in docx.ts. */

export type Run = { text: string; bold?: boolean; italic?: boolean; underline?: boolean; color?: string }

/** Plain text or runs; a line feed is a line break. */
export type Text = string | readonly Run[]

export type Align = 'left' | 'center' | 'right' | 'justify'

export type Letterhead = {
  /** Superior agency, small capitals line above ("UBND TỈNH HÀ TĨNH"); left out for a People's Committee itself. */
  parentAgency?: string
  agency: string
  /** Serial number; without it the place for it stays blank, as in a draft. */
  serial?: number
  /** What follows the serial number and the stroke: "KH-UBND". */
  symbol: string
  place: string
  /** 'YYYY-MM-DD'; without it day, month and year stay blank. */
  date?: string
}

/** Mẫu 1.4 (a document with a type) or mẫu 1.5 (an official letter, whose subject stands under its number). */
export type Title = { type: string; about: string } | { subject: string }

export type Cell =
  | Text
  | {
      text: Text
      columnSpan?: number
      rowSpan?: number
      align?: Align
      bold?: boolean
      /** Background, RRGGBB. */
      shade?: string
    }

/** `width` is a share of the table; the table fills the text width. */
export type TableColumn = { width: number; align?: Align }

export type Table = {
  kind: 'table'
  columns: readonly TableColumn[]
  /** Rows repeated at the top of each page. */
  header: readonly (readonly Cell[])[]
  rows: Iterable<readonly Cell[]>
  /** Points; 12 by default. */
  size?: number
  caption?: string
}

export type Heading = {
  kind: 'heading'
  /** 1: I, II …; 2: 1, 2 …; 3: a, b …. Part and chapter lines are paragraphs of their own. */
  level: 1 | 2 | 3
  text: Text
  /** Replaces the counted number; the empty string leaves it out. */
  number?: string
}

export type Block =
  | { kind: 'paragraph'; text: Text; align?: Align; firstLine?: boolean; bold?: boolean; italic?: boolean }
  | Heading
  | Table
  | { kind: 'image'; png: Uint8Array; widthMm: number; heightMm: number; alternative: string; caption?: string }
  | { kind: 'pageBreak' }

/** Pages of one orientation. Page numbers run on through the sections of a document and begin again in each annex. */
export type Section = { landscape?: boolean; blocks: readonly Block[] }

export type Annex = {
  /** "I", "II" …; left out when there is only one. */
  number?: string
  title: string
  /** "(Kèm theo Kế hoạch số … )"; written from the letterhead when left out. */
  note?: string
  landscape?: boolean
  blocks: readonly Block[]
}

export type Authority = {
  /** Thay mặt, quyền, ký thay, thừa lệnh, thừa ủy quyền. */
  under: 'TM.' | 'Q.' | 'KT.' | 'TL.' | 'TUQ.'
  whom: string
}

/** "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", then the room for signature and seal, then the name. */
export type Signature = { authority?: readonly Authority[]; title: string; name?: string }

export type OfficialDocument = {
  letterhead: Letterhead
  title: Title
  /** "Kính gửi", for letters, proposals and reports to a superior. */
  addressees?: readonly string[]
  /** Căn cứ, one text each, without the closing sign. */
  legalBases?: readonly string[]
  sections: readonly Section[]
  /** Each line after "Nơi nhận:", without hyphen and closing sign. */
  recipients: readonly string[]
  /** What follows "Lưu: VT" ("NV", the drafting unit). */
  archive?: string
  signature: Signature
  annexes?: readonly Annex[]
}

const LETTERS = [...'abcdđeghiklmnopqrstuvxy']

/** 1 → a, 5 → đ, 24 → aa: the order of the Vietnamese alphabet without ă, â, ê, ô, ơ, ư. */
export function pointLetter(value: number): string {
  const letter = LETTERS[(value - 1) % LETTERS.length]!
  return value > LETTERS.length ? pointLetter(Math.floor((value - 1) / LETTERS.length)) + letter : letter
}

/** Counts headings in order: "I. ", "1. ", "a) ". A higher heading starts the lower counts again. */
export function headingNumbers(): (heading: Heading) => string {
  const counts = [0, 0, 0]
  return ({ level, number }) => {
    counts[level - 1]!++
    counts.fill(0, level)
    if (number !== undefined) return number === '' ? '' : `${number} `
    const count = counts[level - 1]!
    return level === 1 ? `${formatRoman(count)}. ` : level === 2 ? `${count}. ` : `${pointLetter(count)}) `
  }
}

/** "Số: 05/KH-UBND"; the serial number has two digits at least, and is blank in a draft. */
export function numberLine({ serial, symbol }: Letterhead): string {
  return `Số: ${serial === undefined ? '\u00a0'.repeat(8) : String(serial).padStart(2, '0')}/${symbol}`
}

/** "Hà Tĩnh, ngày 05 tháng 02 năm 2026": a nought before days below 10 and before January and February. */
export function placeAndDate({ place, date }: Letterhead): string {
  return `${place}, ${spokenDate(date)}`
}

function spokenDate(date: string | undefined): string {
  const blank = '\u00a0'.repeat(6)
  const [year, month, day] = date?.split('-') ?? [blank, blank, blank]
  const shown = Number(month) > 2 ? String(Number(month)) : month
  return `ngày ${day} tháng ${shown} năm ${year}`
}

/** "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh)" */
export function attachedTo(document: OfficialDocument): string {
  const { letterhead, title } = document
  const type = 'type' in title ? title.type : 'CÔNG VĂN'
  const spoken = type.charAt(0).toLocaleUpperCase('vi') + type.slice(1).toLocaleLowerCase('vi')
  const number = numberLine(letterhead).slice('Số: '.length)
  return `(Kèm theo ${spoken} số ${number} ${spokenDate(letterhead.date)} của ${letterhead.agency})`
}

/** “ỦY BAN NHÂN DÂN” above “TỈNH HÀ TĨNH”: the name of the place stays together. */
export const inTwoLines = (agency: string): string =>
  agency.replace(/^(ủy ban nhân dân|uỷ ban nhân dân) (.+)$/iu, (_, committee: string, place: string) => {
    return `${committee} ${place.replaceAll(' ', '\u00a0')}`
  })

/** The text as runs. */
export const runsOf = (text: Text): readonly Run[] => (typeof text === 'string' ? [{ text }] : text)

/** The last words of a document end with "./.": replaces a closing stop, once. */
export function closed(text: Text): Text {
  const runs = runsOf(text)
  const last = runs.at(-1)
  if (!last || /\.\/\.\s*$/.test(last.text)) return text
  return [...runs.slice(0, -1), { ...last, text: `${last.text.replace(/[\s.;,]+$/, '')}./.` }]
}
