import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { READER_LIMITS, readInWorker } from '#platform/worker.ts'
import { cell, paragraph, row, table, wordFile } from '../src/lib/reader/samples/word-files.ts'
import { watchChildren } from './children.ts'
import { type Line, quantile } from './measure.ts'

/** Long Word files and web pages in the process in which the product reads them, and who waits meanwhile. */

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

const docxOf = (pages: number): Uint8Array =>
  wordFile(made(pages, paragraph, (rows) => table(...rows.map((cells) => row(cells.map((text) => cell(text)))))))

const htmlOf = (pages: number): Uint8Array => {
  const rowOf = (cells: string[]) => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`
  const body = made(
    pages,
    (text) => `<p>${text}</p>`,
    (rows) => `<table>${rows.map(rowOf).join('')}</table>`,
  )
  return new TextEncoder().encode(`<html><body>${body}</body></html>`)
}

/** Work and memory of the process that reads; the time on the clock also tells what else the machine does. */
async function measured(bytes: Uint8Array, filename: string) {
  const stop = watchChildren()
  const start = performance.now()
  const read = await readInWorker(bytes, filename, { ...READER_LIMITS, timeoutMs: 300_000 })
  const ms = performance.now() - start
  if ('refused' in read) throw new Error(`${filename}: ${read.refused.message}`)
  return { ...stop(), ms }
}

export async function benchKinds(): Promise<Line[]> {
  const lines: Line[] = []
  for (const [kind, of, most] of [
    ['docx', docxOf, 1000],
    ['html', htmlOf, 800],
  ] as const) {
    const few = await measured(of(1), `a.${kind}`)
    const hundred = await measured(of(100), `a.${kind}`)
    const many = await measured(of(most), `a.${kind}`)
    const name = `${kind.toUpperCase()} of 100 pages`
    const reference = '1 page'
    const slope = (many.workMs - few.workMs) / (most - 1) / ((hundred.workMs - few.workMs) / 99)
    lines.push(
      {
        name: `${name}: time`,
        figure: hundred.ms,
        unit: 'ms',
        reference,
        ratio: hundred.ms / few.ms,
        bar: kind === 'docx' ? '≤ 1500 ms' : '-',
      },
      {
        name: `${name}: work`,
        figure: hundred.workMs,
        unit: 'ms',
        reference,
        ratio: hundred.workMs / few.workMs,
        bar: '-',
      },
      {
        name: `${kind.toUpperCase()} of ${most} pages: memory of its process`,
        figure: many.memoryMb,
        unit: 'MB',
        reference,
        ratio: many.memoryMb / few.memoryMb,
        bar: '≤ 300 MB',
      },
      {
        name: `${kind.toUpperCase()}: work a page, 1 to ${most} over 1 to 100`,
        figure: slope,
        unit: '×',
        reference: 'linear is 1',
        ratio: slope,
        bar: '≤ 1.5',
      },
    )
  }
  return lines
}

/** A simple request to a server in whose process ten documents are read at the same time. */
export async function benchOthersMeanwhile(): Promise<Line[]> {
  const server = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const times = async (until: () => boolean) => {
    const list: number[] = []
    while (!until()) {
      const start = performance.now()
      await (await fetch(url)).text()
      list.push(performance.now() - start)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return quantile(list, 0.95)
  }
  try {
    const end = performance.now() + 1500
    const quiet = await times(() => performance.now() > end)
    let reading = 10
    const bytes = docxOf(100)
    const all = Promise.all(Array.from({ length: 10 }, () => readInWorker(bytes, 'a.docx').finally(() => reading--)))
    const busy = await times(() => reading === 0)
    await all
    const name = 'a simple request while ten documents are read, p95'
    return [{ name, figure: busy, unit: 'ms', reference: 'none is read', ratio: busy / quiet, bar: '≤ 100 ms' }]
  } finally {
    server.close()
  }
}
