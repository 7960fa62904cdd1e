import { strToU8, zipSync } from 'fflate'
import { groupCells, headCells, plain, spanOf } from './as-html.ts'
import type { Annex, CorpusDocument } from './document.ts'
import { isHeadAgain, isShown, lineOf, titleLines } from './layouts.ts'

type Cell = { row: number; column: number; text: string; rowSpan?: number; columnSpan?: number }

/** An Excel workbook as offices make them: letterhead and title over the table, merged cells, text that wraps. */
export function xlsxOf(document: CorpusDocument): Uint8Array {
  const front = sheetOf(linesOf(document), undefined)
  const annexes = document.annexes.map((annex) => sheetOf(linesOfText(titleLines(annex).join('\n')), annex))
  const sheets = [front, ...annexes]
  const names = ['Kế hoạch', ...document.annexes.map((_, i) => `PL${i + 1}`)]
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="r"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${names.map((_, i) => `<Relationship Id="r${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    ),
    ...Object.fromEntries(sheets.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(xml)])),
  })
}

const linesOfText = (text: string): string[] =>
  text
    .split('\n')
    .map(plain)
    .filter((line) => line !== '')

function linesOf(document: CorpusDocument): string[] {
  const front = linesOfText(document.head.replaceAll('<br>', '\n').replaceAll(' | ', '\n'))
  const body = document.body.flatMap((part) => linesOfText(lineOf(part)))
  return [...front, ...body, ...linesOfText(document.foot.replaceAll('<br>', '\n').replaceAll(' | ', '\n'))]
}

function sheetOf(lines: readonly string[], annex: Annex | undefined): string {
  const width = annex?.columns.length ?? 6
  const cells: Cell[] = lines.map((text, row) => ({ row, column: 0, text, columnSpan: width }))
  if (annex) cells.push(...tableCells(annex, lines.length + 1))
  const byRow = Map.groupBy(cells, ({ row }) => row)
  const rows = [...byRow].map(([row, own]) => `<row r="${row + 1}">${own.map(cellXml).join('')}</row>`)
  const merges = cells.filter(({ rowSpan = 1, columnSpan = 1 }) => rowSpan > 1 || columnSpan > 1).map(mergeXml)
  return `<worksheet><sheetData>${rows.join('')}</sheetData><mergeCells>${merges.join('')}</mergeCells></worksheet>`
}

function tableCells(annex: Annex, from: number): Cell[] {
  const cells: Cell[] = []
  let row = from
  const spread = (titles: readonly { title: string; rowSpan?: number; columnSpan?: number }[], columns: number[]) => {
    titles.forEach(({ title, ...spans }, i) => {
      cells.push({ row, column: columns[i]!, text: title, ...spans })
    })
    row++
  }
  const under = annex.columns.flatMap(({ over }, i) => (over === undefined ? [] : [i]))
  const spreadHead = () => {
    const [first, ...more] = headCells(annex)
    if (!first) return
    const starts = first.map((_, i) => first.slice(0, i).reduce((sum, { columnSpan = 1 }) => sum + columnSpan, 0))
    spread(first, starts)
    for (const titles of more) spread(titles, titles.length === under.length ? under : titles.map((_, i) => i))
  }
  spreadHead()
  for (const [g, group] of annex.groups.entries()) {
    if (isHeadAgain(annex, g)) spreadHead()
    if (isShown(group)) {
      const titles = groupCells(annex, group)
      spread(
        titles,
        titles.map((_, i) => i),
      )
    }
    group.rows.forEach((each, r) => {
      annex.columns.forEach(({ role }, column) => {
        const cell = each[role]!
        if (!cell.same) cells.push({ row, column, text: cell.text, rowSpan: spanOf(group.rows, r, role) })
      })
      row++
    })
  }
  return cells
}

const letter = (column: number): string => String.fromCharCode(65 + column)
const place = (row: number, column: number): string => `${letter(column)}${row + 1}`

function cellXml({ row, column, text }: Cell): string {
  const shown = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  if (text === '') return `<c r="${place(row, column)}"/>`
  if (/^[1-9]\d*$/.test(text)) return `<c r="${place(row, column)}"><v>${text}</v></c>`
  return `<c r="${place(row, column)}" t="inlineStr"><is><t>${shown}</t></is></c>`
}

function mergeXml({ row, column, rowSpan = 1, columnSpan = 1 }: Cell): string {
  return `<mergeCell ref="${place(row, column)}:${place(row + rowSpan - 1, column + columnSpan - 1)}"/>`
}
