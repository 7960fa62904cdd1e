import { READER_LIMITS, readInWorker } from '#platform/worker.ts'
import { watchChildren } from './children.ts'
import { docxOf, htmlOf } from './long-documents.ts'
import type { Line } from './measure.ts'

/** Long Word files and web pages in the process in which the product reads them, and who waits meanwhile. */

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
