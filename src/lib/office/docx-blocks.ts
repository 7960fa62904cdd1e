import {
  BorderStyle,
  type FileChild,
  HeadingLevel,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Block, Cell, Heading, Table as TableBlock, TableColumn, Text } from './document.ts'
import { runsOf } from './document.ts'
import { alignment, BODY_SPACING, FIRST_LINE, line, SIZE, textRuns } from './docx-layout.ts'

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

/** The blocks of a section as paragraphs and tables of Word; `numberOf` counts headings through the document. */
export function blockChildren(
  blocks: readonly Block[],
  width: number,
  numberOf: (heading: Heading) => string,
): FileChild[] {
  return blocks.flatMap((block): FileChild[] => {
    switch (block.kind) {
      case 'paragraph':
        return [paragraph(block)]
      case 'heading':
        return [heading(block, numberOf(block))]
      case 'table':
        return tableChildren(block, width)
      case 'image':
        return imageChildren(block)
      case 'pageBreak':
        return [new Paragraph({ pageBreakBefore: true, spacing: { line: 20, lineRule: 'exact' }, children: [] })]
    }
  })
}

function paragraph(block: Extract<Block, { kind: 'paragraph' }>): Paragraph {
  const align = block.align ?? 'justify'
  const firstLine = block.firstLine ?? (align === 'justify' || align === 'left')
  return new Paragraph({
    style: 'Body',
    alignment: alignment(align),
    ...(firstLine ? { indent: { firstLine: FIRST_LINE } } : {}),
    children: textRuns(block.text, block),
  })
}

function heading(block: Heading, number: string): Paragraph {
  return new Paragraph({
    heading: HEADINGS[block.level],
    alignment: alignment('justify'),
    indent: { firstLine: FIRST_LINE },
    keepNext: true,
    children: textRuns([...(number === '' ? [] : [{ text: number }]), ...runsOf(block.text)]),
  })
}

function imageChildren(block: Extract<Block, { kind: 'image' }>): FileChild[] {
  const pixels = (millimetres: number) => Math.round((millimetres * 96) / 25.4)
  const image = new ImageRun({
    type: 'png',
    data: block.png,
    transformation: { width: pixels(block.widthMm), height: pixels(block.heightMm) },
    altText: { name: block.alternative, title: block.alternative, description: block.alternative },
  })
  const picture = new Paragraph({
    alignment: alignment('center'),
    spacing: BODY_SPACING,
    keepNext: true,
    children: [image],
  })
  return block.caption === undefined
    ? [picture]
    : [picture, line(block.caption, { size: 13, italic: true, after: 120 })]
}

const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const BORDERS = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE, insideHorizontal: EDGE, insideVertical: EDGE }

function tableChildren(block: TableBlock, width: number): FileChild[] {
  const widths = columnWidths(block.columns, width)
  const size = block.size ?? SIZE.table
  const head = block.header.map((cells) => tableRow(cells, block.columns, widths, size, true))
  const rows = [...block.rows].map((cells) => tableRow(cells, block.columns, widths, size, false))
  const table = new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: alignment('center'),
    borders: BORDERS,
    margins: { top: 30, bottom: 30, left: 70, right: 70 },
    rows: [...head, ...rows],
  })
  const caption =
    block.caption === undefined
      ? []
      : [line(block.caption, { size: 13, bold: true, before: 120, after: 60, keepNext: true })]
  return [...caption, table, new Paragraph({ spacing: { line: 120, lineRule: 'exact' }, children: [] })]
}

/** Shares as whole twips that add up to the width exactly. */
export function columnWidths(columns: readonly TableColumn[], width: number): number[] {
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => Math.floor((column.width / total) * width))
  const last = widths.length - 1
  if (last >= 0) widths[last]! += width - widths.reduce((sum, each) => sum + each, 0)
  return widths
}

type StyledCell = Exclude<Cell, Text>

const styled = (cell: Cell): StyledCell => (typeof cell === 'object' && 'text' in cell ? cell : { text: cell })

function tableRow(
  cells: readonly Cell[],
  columns: readonly TableColumn[],
  widths: readonly number[],
  size: number,
  header: boolean,
): TableRow {
  const children = cells.map((each, i) => {
    const cell = styled(each)
    const align = cell.align ?? (header ? 'center' : (columns[i]?.align ?? 'left'))
    return new TableCell({
      ...(cell.columnSpan === undefined ? {} : { columnSpan: cell.columnSpan }),
      ...(cell.rowSpan === undefined ? {} : { rowSpan: cell.rowSpan }),
      ...(cell.columnSpan === undefined && cells.length === widths.length
        ? { width: { size: widths[i]!, type: WidthType.DXA } }
        : {}),
      ...(cell.shade === undefined ? {} : { shading: { fill: cell.shade } }),
      verticalAlign: header ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
      children: cellLines(cell, size, align, header),
    })
  })
  return new TableRow({ tableHeader: header, cantSplit: header, children })
}

function cellLines(
  cell: StyledCell,
  size: number,
  align: 'left' | 'center' | 'right' | 'justify',
  header: boolean,
): Paragraph[] {
  const bold = cell.bold ?? header
  if (typeof cell.text !== 'string') return [line(cell.text, { size, align, bold })]
  return cell.text.split('\n').map((text) => line(text, { size, align, bold }))
}
