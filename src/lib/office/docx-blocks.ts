import {
  BorderStyle,
  type FileChild,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import {
  type Align,
  type Block,
  type Cell,
  type Heading,
  runsOf,
  type Table as TableBlock,
  type TableColumn,
  type Text,
} from './document.ts'
import { alignment, BODY_SPACING, estimatedWidth, FIRST_LINE, line, SIZE, textRuns } from './docx-layout.ts'

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

/** The blocks of a section as paragraphs and tables of Word; `numberOf` counts headings through the document. */
export function blockChildren(
  blocks: readonly Block[],
  width: number,
  numberOf: (heading: Heading) => string,
): FileChild[] {
  return blocks.flatMap((block) => children(block, width, numberOf))
}

function children(block: Block, width: number, numberOf: (heading: Heading) => string): FileChild[] {
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
      return [
        new Paragraph({ pageBreakBefore: true, spacing: { line: 20, lineRule: LineRuleType.EXACT }, children: [] }),
      ]
  }
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
  const size = block.size ?? SIZE.table
  const widths = columnWidths(block.columns, width, headerWidths(block.header, block.columns.length, size))
  const look = { columns: block.columns, widths, size }
  const table = new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: alignment('center'),
    borders: BORDERS,
    margins: { top: 30, bottom: 30, left: CELL_SIDE, right: CELL_SIDE },
    rows: [
      ...tableRows(block.header, { ...look, header: true }),
      ...tableRows([...block.rows], { ...look, header: false }),
    ],
  })
  const after = new Paragraph({ spacing: { line: 120, lineRule: LineRuleType.EXACT }, children: [] })
  if (block.caption === undefined) return [table, after]
  return [line(block.caption, { size: 13, bold: true, before: 120, after: 60, keepNext: true }), table, after]
}

/**
 * Shares as whole twips that add up to the width exactly. A column is at least as wide as `least` says, so that no word
 * of its header is broken; the widest columns give what it needs.
 */
export function columnWidths(columns: readonly TableColumn[], width: number, least: readonly number[] = []): number[] {
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column, i) => Math.max(Math.floor((column.width / total) * width), least[i] ?? 0))
  for (let extra = widths.reduce((sum, each) => sum + each, 0) - width; extra !== 0 && widths.length > 0; ) {
    const widest = widths.indexOf(Math.max(...widths))
    const change = extra > 0 ? Math.min(extra, Math.max(1, Math.floor(widths[widest]! / 10))) : extra
    widths[widest]! -= change
    extra -= change
  }
  return widths
}

const CELL_SIDE = 70

/** For each column, the width of the longest word of a header cell that stands in it alone. */
function headerWidths(header: TableBlock['header'], columns: number, size: number): number[] {
  const least = new Array<number>(columns).fill(0)
  gridColumns(header).forEach((starts, row) => {
    starts.forEach((column, i) => {
      const { text, columnSpan = 1 } = styled(header[row]![i]!)
      if (columnSpan > 1) return
      const words = runsOf(text).flatMap((run) => run.text.split(/\s+/))
      const longest = Math.max(...words.map((word) => estimatedWidth(word, size)))
      least[column] = Math.max(least[column] ?? 0, Math.round(longest * 1.08) + 2 * CELL_SIDE)
    })
  })
  return least
}

/** The column in which each cell of each row begins, when cells above and beside it span rows and columns. */
export function gridColumns(rows: Iterable<readonly Cell[]>): number[][] {
  const taken: number[] = []
  return [...rows].map((cells) => {
    let column = 0
    const starts = cells.map((cell) => {
      const { columnSpan = 1, rowSpan = 1 } = styled(cell)
      while ((taken[column] ?? 0) > 0) column++
      const start = column
      for (; column < start + columnSpan; column++) taken[column] = rowSpan
      return start
    })
    for (let i = 0; i < taken.length; i++) taken[i] = Math.max(0, (taken[i] ?? 0) - 1)
    return starts
  })
}

type StyledCell = Exclude<Cell, Text>

const styled = (cell: Cell): StyledCell => (typeof cell === 'object' && 'text' in cell ? cell : { text: cell })

type TableLook = { columns: readonly TableColumn[]; widths: readonly number[]; size: number; header: boolean }

function tableRows(rows: readonly (readonly Cell[])[], look: TableLook): TableRow[] {
  const starts = gridColumns(rows)
  return rows.map((cells, row) => {
    const children = cells.map((cell, i) => tableCell(styled(cell), starts[row]![i]!, look))
    return new TableRow({ tableHeader: look.header, cantSplit: look.header || isShort(cells), children })
  })
}

// A row that is cut by the end of a page is hard to read; a long one must be cut, or half of the page stays empty.
const isShort = (cells: readonly Cell[]) =>
  cells.every((cell) => runsOf(styled(cell).text).reduce((sum, run) => sum + run.text.length, 0) < 400)

function tableCell(cell: StyledCell, column: number, { columns, widths, size, header }: TableLook): TableCell {
  const { columnSpan = 1, rowSpan = 1 } = cell
  const align = cell.align ?? (header ? 'center' : columnSpan > 1 ? 'left' : (columns[column]?.align ?? 'left'))
  const width = widths.slice(column, column + columnSpan).reduce((sum, each) => sum + each, 0)
  return new TableCell({
    ...(columnSpan > 1 ? { columnSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
    ...(cell.shade === undefined ? {} : { shading: { fill: cell.shade } }),
    width: { size: width, type: WidthType.DXA },
    verticalAlign: header ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    children: cellLines(cell, size, align, header),
  })
}

function cellLines(cell: StyledCell, size: number, align: Align, header: boolean): Paragraph[] {
  const bold = cell.bold ?? header
  const texts = typeof cell.text === 'string' ? cell.text.split('\n') : [cell.text]
  return texts.map((text) => line(text, { size, align, bold }))
}
