import { pdfOfPages, ruled, written } from '../src/lib/reader/samples/pdf.ts'
import { cell, paragraph, row, table, wordFile } from '../src/lib/reader/samples/word-files.ts'

/** Documents of any length: pages of running text and of tables in turn. */

const duty = 'Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành rà soát nội dung; hoàn thành trước ngày 30/11/2026.'
const head = ['UBND TỈNH AN HÒA', 'Số: 1/KH-UBND', 'KẾ HOẠCH', 'Nâng cao Chỉ số PAPI năm 2026', 'I. NHIỆM VỤ']
const cellsOf = (i: number) => [
  `${i}`,
  'Công khai',
  duty,
  'Sở Tài chính',
  'Các sở, ban, ngành',
  'Quý IV/2026',
  'Báo cáo',
]

/** Pages of 25 paragraphs and of tables with 14 rows in turn. */
function made(pages: number, ofParagraph: (text: string) => string, ofTable: (rows: string[][]) => string): string {
  const parts = head.map(ofParagraph)
  for (let page = 0; page < pages; page++) {
    if (page % 2 === 0) for (let i = 1; i <= 25; i++) parts.push(ofParagraph(`${i}. ${duty}`))
    else parts.push(ofTable(Array.from({ length: 14 }, (_, i) => cellsOf(page * 14 + i))))
  }
  return parts.join('')
}

export const docxOf = (pages: number): Uint8Array =>
  wordFile(made(pages, paragraph, (rows) => table(...rows.map((cells) => row(cells.map((text) => cell(text)))))))

export const htmlOf = (pages: number): Uint8Array => {
  const rowOf = (cells: string[]) => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`
  const body = made(
    pages,
    (text) => `<p>${text}</p>`,
    (rows) => `<table>${rows.map(rowOf).join('')}</table>`,
  )
  return new TextEncoder().encode(`<html><body>${body}</body></html>`)
}

const line = 'Can bo, cong chuc thuc hien day du cac noi dung cua ke hoach nay theo dung thoi'

/** A page of running text, or one with a ruled table of five columns. */
function pageOf(n: number): string {
  if (n % 2 === 0) return Array.from({ length: 38 }, (_, i) => written(70, 70 + i * 19, `${line} ${n}`)).join('')
  const xs = [50, 90, 260, 360, 460, 560]
  const ys = Array.from({ length: 15 }, (_, i) => 70 + i * 50)
  const rules = [...ys.map((y) => ruled(50, y, 560, y)), ...xs.map((x) => ruled(x, 70, x, ys.at(-1)!))].join('')
  const rows = ys
    .slice(0, -1)
    .map((y, r) =>
      [`${r + 1}`, 'Cong khai du toan ngan sach', 'So Tai chinh', 'Cac so, nganh', 'Quy IV/2026']
        .map(
          (text, c) =>
            written(xs[c]! + 4, y + 20, text, 11) +
            (c === 1 ? written(xs[c]! + 4, y + 34, 'tren trang thong tin', 11) : ''),
        )
        .join(''),
    )
  return rules + rows.join('')
}

export const pdfOf = (pages: number): Uint8Array => pdfOfPages(Array.from({ length: pages }, (_, n) => pageOf(n)))

export const textOf = (pages: number): Uint8Array =>
  new TextEncoder().encode(
    made(
      pages,
      (text) => `${text}\n`,
      (rows) => `${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n\n`,
    ),
  )
