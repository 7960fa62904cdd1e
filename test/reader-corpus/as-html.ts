import type { Annex, CorpusDocument, Row } from './document.ts'
import { annexesBehind, groupRow, isHeadAgain, isShown, lineOf, titleLines } from './layouts.ts'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const paragraphs = (lines: string): string =>
  lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escaped(plain(line))}</p>`)
    .join('\n')

/** A description may be that of a Markdown file: its marks are not there in other kinds of file. */
export const plain = (line: string): string =>
  line
    .replace(/^\||\|$/g, '')
    .replace(/\*+/g, '')
    .replace(/^[\s|:-]+$/, '')
    .trim()

/** A page of a news or law site: menu before it, merged cells as rowspan. */
export function htmlOf(document: CorpusDocument): string {
  const tables = (annexes: readonly Annex[]): string =>
    annexes
      .flatMap((annex) => [
        paragraphs(titleLines(annex).join('\n')),
        table(annex),
        paragraphs((annex.notes ?? []).join('\n')),
      ])
      .join('\n')
  const body = document.body
    .map((part, i) => `${paragraphs(lineOf(part))}${tables(annexesBehind(document, i))}`)
    .join('\n')
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Văn bản</title></head><body>
<nav><a href="/">Trang chủ</a> <a href="/tin">Tin tức</a> <a href="/vb">Văn bản</a></nav>
<main>${paragraphs(document.head.replaceAll('<br>', '\n'))}
${body}
${paragraphs(document.foot.replaceAll('<br>', '\n').replaceAll(' | ', '\n'))}
${tables(annexesBehind(document))}</main>
<footer>Bản quyền thuộc Cổng thông tin</footer></body></html>`
}

function table(annex: Annex): string {
  const head = headCells(annex)
    .map((cells) => `<tr>${cells.map((each) => `<th${spans(each)}>${escaped(each.title)}</th>`).join('')}</tr>`)
    .join('')
  const groups = annex.groups.map((group, g) => {
    const title = !isShown(group)
      ? ''
      : `<tr>${groupCells(annex, group)
          .map((each) => `<td${spans(each)}>${escaped(each.title)}</td>`)
          .join('')}</tr>`
    const again = isHeadAgain(annex, g) ? head : ''
    return again + title + group.rows.map((_, r) => row(annex, group.rows, r)).join('\n')
  })
  return `<table border="1">${head}${groups.join('\n')}</table>`
}

function row(annex: Annex, rows: readonly Row[], r: number): string {
  const cells = annex.columns.map(({ role }) => {
    const cell = rows[r]![role]!
    if (cell.same) return ''
    const span = spanOf(rows, r, role)
    const text = cell.text.split('\n').map(escaped).join('<br>')
    return `<td${span > 1 ? ` rowspan="${span}"` : ''}>${text}</td>`
  })
  return `<tr>${cells.join('')}</tr>`
}

/** Number of rows that the cell covers. */
export function spanOf(rows: readonly Row[], r: number, role: Annex['columns'][number]['role']): number {
  let span = 1
  while (rows[r + span]?.[role]?.same) span++
  return span
}

export type SpannedCell = { title: string; rowSpan?: number; columnSpan?: number }

const spans = ({ rowSpan = 1, columnSpan = 1 }: SpannedCell): string =>
  (rowSpan > 1 ? ` rowspan="${rowSpan}"` : '') + (columnSpan > 1 ? ` colspan="${columnSpan}"` : '')

/** The header with its merged cells: a title over several columns, titles that reach over both rows. */
export function headCells(annex: Annex): SpannedCell[][] {
  if (annex.headless) return []
  const { columns } = annex
  const two = columns.some(({ over }) => over)
  const first = columns
    .filter(({ over }, i) => over === undefined || columns[i - 1]?.over !== over)
    .map(({ title, over }): SpannedCell => {
      if (over === undefined) return two ? { title, rowSpan: 2 } : { title }
      return { title: over, columnSpan: columns.filter((each) => each.over === over).length }
    })
  const second = columns.filter(({ over }) => over !== undefined).map(({ title }) => ({ title }))
  const numbers = annex.numbered ? [columns.map((_, i) => ({ title: `(${i + 1})` }))] : []
  return [first, ...(two ? [second] : []), ...numbers]
}

/** The cells of a group row, the last one over the columns that are left. */
export function groupCells(annex: Annex, group: Annex['groups'][number]): SpannedCell[] {
  const titles = groupRow(annex, group)
  return titles.map((title, i) =>
    i === titles.length - 1 ? { title, columnSpan: annex.columns.length - i } : { title },
  )
}
