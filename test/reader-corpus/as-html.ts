import type { Annex, CorpusDocument, Row } from './document.ts'
import { lineOf } from './layouts.ts'

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
  const body = document.body.map((part) => paragraphs(lineOf(part))).join('\n')
  const annexes = document.annexes.map((annex) => `${paragraphs(`${annex.heading}\n${annex.title}`)}\n${table(annex)}`)
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Văn bản</title></head><body>
<nav><a href="/">Trang chủ</a> <a href="/tin">Tin tức</a> <a href="/vb">Văn bản</a></nav>
<main>${paragraphs(document.head.replaceAll('<br>', '\n'))}
${body}
${paragraphs(document.foot.replaceAll('<br>', '\n').replaceAll(' | ', '\n'))}
${annexes.join('\n')}</main>
<footer>Bản quyền thuộc Cổng thông tin</footer></body></html>`
}

function table(annex: Annex): string {
  const width = annex.columns.length
  const head = `<tr>${annex.columns.map(({ title }) => `<th>${escaped(title)}</th>`).join('')}</tr>`
  const numbers = annex.numbered ? `<tr>${annex.columns.map((_, i) => `<td>(${i + 1})</td>`).join('')}</tr>` : ''
  const groups = annex.groups.map((group) => {
    const title =
      group.axis === undefined
        ? ''
        : `<tr><td>${group.mark ?? ''}</td><td colspan="${width - 1}">${escaped(group.axis)}</td></tr>`
    return title + group.rows.map((_, r) => row(annex, group.rows, r)).join('\n')
  })
  return `<table border="1">${head}${numbers}${groups.join('\n')}</table>`
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
