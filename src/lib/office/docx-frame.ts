import {
  type FileChild,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import {
  type Letterhead,
  numberLine,
  type OfficialDocument,
  placeAndDate,
  type Signature,
  type Title,
} from './document.ts'
import { BODY_SPACING, estimatedWidth, FIRST_LINE, line, mm, rule, SIZE, textRuns, textWidth } from './docx-layout.ts'

/** Letterhead, title, addressees, legal bases, "Nơi nhận" and signature: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II. */

const LEFT = mm(66)
const RIGHT = textWidth(false) - LEFT
// "Độc lập - Tự do - Hạnh phúc" in bold Times New Roman is this many ems long.
const MOTTO_EMS = 12.2

/** Two columns without borders, as wide as the text of a portrait page. */
function twoColumns(rows: readonly (readonly [Paragraph[], Paragraph[]])[], widths: readonly [number, number]): Table {
  return new Table({
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: TableBorders.NONE,
    margins: { left: 0, right: 0 },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, i) =>
              new TableCell({
                children,
                width: { size: widths[i]!, type: WidthType.DXA },
                verticalAlign: VerticalAlignTable.TOP,
              }),
          ),
        }),
    ),
  })
}

export function letterheadTable(letterhead: Letterhead, title: Title): Table {
  const agency = letterhead.agency.toLocaleUpperCase('vi')
  const parent = letterhead.parentAgency?.toLocaleUpperCase('vi')
  const left = [
    ...(parent === undefined ? [] : [line(parent, { size: SIZE.agency })]),
    line(agency, { size: SIZE.agency, bold: true }),
    rule(LEFT, Math.min(LEFT / 2, estimatedWidth(agency, SIZE.agency) * 0.4)),
  ]
  const right = [
    line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: SIZE.nation, bold: true }),
    line('Độc lập - Tự do - Hạnh phúc', { size: SIZE.motto, bold: true }),
    rule(RIGHT, Math.round(MOTTO_EMS * SIZE.motto * 20)),
  ]
  const number = [line(numberLine(letterhead), { size: SIZE.number, before: 120 })]
  if ('subject' in title) number.push(line(`V/v ${title.subject}`, { size: SIZE.subject, before: 120 }))
  const date = [line(placeAndDate(letterhead), { size: SIZE.place, italic: true, before: 120 })]
  return twoColumns(
    [
      [left, right],
      [number, date],
    ],
    [LEFT, RIGHT],
  )
}

export function titleLines(title: Title): Paragraph[] {
  if ('subject' in title) return []
  return [
    line(title.type.toLocaleUpperCase('vi'), { size: SIZE.title, bold: true, before: 360 }),
    line(title.about, { size: SIZE.title, bold: true }),
    rule(textWidth(false), Math.min(textWidth(false) / 3, estimatedWidth(title.about, SIZE.title) * 0.4), 240),
  ]
}

export function addresseeLines(addressees: readonly string[]): Paragraph[] {
  if (addressees.length === 0) return []
  if (addressees.length === 1) return [line(`Kính gửi: ${addressees[0]}`, { size: SIZE.body, before: 240, after: 240 })]
  const ends = addressees.map((text, i) => `- ${text}${i < addressees.length - 1 ? ';' : '.'}`)
  return [
    new Paragraph({
      spacing: { before: 240, after: 60 },
      indent: { left: mm(30) },
      children: textRuns('Kính gửi:', { size: SIZE.body }),
    }),
    ...ends.map(
      (text, i) =>
        new Paragraph({
          spacing: { after: i === ends.length - 1 ? 240 : 0 },
          indent: { left: mm(54), hanging: mm(3) },
          children: textRuns(text, { size: SIZE.body }),
        }),
    ),
  ]
}

export function basisLines(bases: readonly string[]): Paragraph[] {
  return bases.map((basis, i) => {
    const text = `${basis.trim().replace(/[;.,]+$/, '')}${i < bases.length - 1 ? ';' : '.'}`
    return new Paragraph({
      style: 'Body',
      spacing: BODY_SPACING,
      indent: { firstLine: FIRST_LINE },
      children: textRuns(text, { italic: true }),
    })
  })
}

/** "Nơi nhận" on the left, the signature on the right, kept on one page. */
export function endingTable(document: Pick<OfficialDocument, 'recipients' | 'archive' | 'signature'>): FileChild[] {
  const half = Math.round(textWidth(false) / 2)
  const left = [
    line([{ text: 'Nơi nhận:', bold: true, italic: true }], { size: 12, align: 'left' }),
    ...document.recipients.map((text) => line(`- ${ending(text, ';')}`, { size: 11, align: 'left' })),
    line(`- Lưu: VT${document.archive === undefined ? '' : `, ${ending(document.archive, '')}`}.`, {
      size: 11,
      align: 'left',
    }),
  ]
  return [
    new Paragraph({ spacing: { before: 120, line: 120, lineRule: 'exact' }, keepNext: true, children: [] }),
    twoColumns([[left, signatureLines(document.signature)]], [half, textWidth(false) - half]),
    // Word wants a paragraph after the last table; it must not make a page of its own.
    new Paragraph({ spacing: { line: 20, lineRule: 'exact' }, children: [] }),
  ]
}

const ending = (text: string, sign: string) => text.trim().replace(/[;.,]+$/, '') + sign

const SIGNATURE_ROOM = 1500

function signatureLines({ authority, title, name }: Signature): Paragraph[] {
  const head = [...(authority ?? []).map(({ under, whom }) => `${under} ${whom}`), title]
  return [
    ...head.map((text) => line(text.toLocaleUpperCase('vi'), { size: SIZE.body, bold: true, keepNext: true })),
    line(name ?? '', { size: SIZE.body, bold: true, before: SIGNATURE_ROOM }),
  ]
}
