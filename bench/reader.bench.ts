import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readText } from '#lib/reader/read.ts'
import { isRefusal } from '#lib/reader/reading.ts'
import { READER_LIMITS, readInWorker } from '#platform/worker.ts'
import { watchChildren } from './children.ts'
import { pdfOf } from './long-documents.ts'
import type { Line } from './measure.ts'

/** How fast files of each kind are read, and that the time grows with the length and no faster. */

async function millisecondsOf(pages: number): Promise<{ ms: number; work: number; memory: number }> {
  const bytes = pdfOf(pages)
  const stop = watchChildren()
  const start = performance.now()
  const read = await readInWorker(bytes, 'dai.pdf', { ...READER_LIMITS, timeoutMs: 300_000 })
  const { memoryMb, workMs } = stop()
  if ('refused' in read) throw new Error(read.refused.message)
  return { ms: performance.now() - start, work: workMs, memory: memoryMb }
}

export async function benchPdf(): Promise<Line[]> {
  const lines: Line[] = []
  await millisecondsOf(2)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const [ten, hundred, thousand] = [await millisecondsOf(10), await millisecondsOf(100), await millisecondsOf(1000)]
  delay.disable()
  const slope = (thousand.work - hundred.work) / (hundred.work - ten.work) / 10
  const reference = '10 pages'
  lines.push({
    name: 'PDF of 100 pages, with its process',
    figure: hundred.ms,
    unit: 'ms',
    reference,
    ratio: hundred.ms / ten.ms,
    bar: '≤ 4000 ms',
  })
  lines.push({
    name: 'PDF of 100 pages: memory of its process',
    figure: hundred.memory,
    unit: 'MB',
    reference,
    ratio: hundred.memory / Math.max(1, ten.memory),
    bar: '≤ 300 MB',
  })
  lines.push({
    name: 'PDF of 1000 pages: memory of its process',
    figure: thousand.memory,
    unit: 'MB',
    reference: '100 pages',
    ratio: thousand.memory / Math.max(1, hundred.memory),
    bar: '≤ 300 MB',
  })
  lines.push({
    name: 'PDF of 1000 pages',
    figure: thousand.ms,
    unit: 'ms',
    reference: '100 pages',
    ratio: thousand.ms / hundred.ms,
    bar: '-',
  })
  lines.push({
    name: 'PDF: work a page, 100 to 1000 over 10 to 100',
    figure: slope,
    unit: '×',
    reference: 'linear is 1',
    ratio: slope,
    bar: '≤ 1.5',
  })
  lines.push({
    name: 'event loop of the server meanwhile, p95',
    figure: delay.percentile(95) / 1e6,
    unit: 'ms',
    reference: '5 ms asked',
    ratio: delay.percentile(95) / 5e6,
    bar: '≤ 100 ms',
  })
  return lines
}

/** Plain text of growing length, against one pass of Unicode normalisation. */
export function benchText(): Line[] {
  const one = Array.from(
    { length: 400 },
    (_, i) =>
      `${i + 1}. Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành rà soát nội dung thứ ${i}; hoàn thành trước ngày 30/11/2026.\n`,
  ).join('')
  const measure = (copies: number): number => {
    const bytes = new TextEncoder().encode(one.repeat(copies))
    const start = performance.now()
    if (isRefusal(readText(bytes, 'dai.txt'))) throw new Error('A long text is refused.')
    return bytes.length / 1000 / (performance.now() - start)
  }
  measure(2)
  const [short, long] = [measure(4), measure(40)]
  const text = one.repeat(40)
  const start = performance.now()
  text.normalize('NFC')
  const pass = (text.length * 1.3) / 1000 / (performance.now() - start)
  return [
    {
      name: 'text, long list of tasks: speed',
      figure: long,
      unit: 'MB/s',
      reference: 'one NFC pass',
      ratio: long / pass,
      bar: '≥ 5 MB/s',
    },
    {
      name: 'text ten times as long: speed',
      figure: long / short,
      unit: '×',
      reference: 'linear is 1',
      ratio: long / short,
      bar: '≥ 0.7',
    },
  ]
}
