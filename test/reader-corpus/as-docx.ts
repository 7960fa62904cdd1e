import { Document, Packer, PageBreak, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { groupCells, headCells, plain, spanOf } from './as-html.ts'
import type { Annex, CorpusDocument } from './document.ts'
import { annexesBehind, isHeadAgain, isShown, lineOf, titleLines } from './layouts.ts'

/** A Word file with real tables: merged cells span their rows, group titles span the columns. */
export async function docxOf(document: CorpusDocument): Promise<Uint8Array> {
  const front = paragraphs(document.head.replaceAll('<br>', '\n'))
  const tables = (annexes: readonly Annex[]) =>
    annexes.flatMap((annex) => [
      ...(annex.behind === undefined ? [new Paragraph({ children: [new PageBreak()] })] : []),
      ...paragraphs(titleLines(annex).join('\n')),
      table(annex),
      new Paragraph(''),
      ...paragraphs((annex.notes ?? []).join('\n')),
    ])
  const body = document.body.flatMap((part, i) => [...paragraphs(lineOf(part)), ...tables(annexesBehind(document, i))])
  const foot = paragraphs(document.foot.replaceAll('<br>', '\n').replaceAll(' | ', '\n'))
  const annexes = tables(annexesBehind(document))
  const file = new Document({ sections: [{ children: [...front, ...body, ...foot, ...annexes] }] })
  return new Uint8Array(await Packer.toBuffer(file))
}

const paragraphs = (lines: string): Paragraph[] =>
  lines
    .split('\n')
    .map(plain)
    .filter((line) => line !== '')
    .map((line) => new Paragraph({ children: [new TextRun(line)] }))

const cell = (text: string, spans: { rowSpan?: number; columnSpan?: number } = {}): TableCell =>
  new TableCell({ children: text.split('\n').map((line) => new Paragraph(line)), ...spans })

function table(annex: Annex): Table {
  const head = (tableHeader: boolean): TableRow[] =>
    headCells(annex).map(
      (cells) => new TableRow({ tableHeader, children: cells.map(({ title, ...spans }) => cell(title, spans)) }),
    )
  const rows = head(true)
  for (const [g, group] of annex.groups.entries()) {
    if (isHeadAgain(annex, g)) rows.push(...head(false))
    if (isShown(group)) {
      const children = groupCells(annex, group).map(({ title, ...spans }) => cell(title, spans))
      rows.push(new TableRow({ children }))
    }
    group.rows.forEach((row, r) => {
      const children = annex.columns
        .filter(({ role }) => !row[role]!.same)
        .map(({ role }) => cell(row[role]!.text, { rowSpan: spanOf(group.rows, r, role) }))
      rows.push(new TableRow({ children }))
    })
  }
  return new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } })
}
