import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readText } from '#lib/reader/read.ts'
import { isRefusal } from '#lib/reader/reading.ts'
import { type Line, quantile } from './measure.ts'

const root = join(import.meta.dirname, '..')
const rounds = 40

/** A real plan of 70 KB where the collection lies beside the repository, else the longest plan of the example. */
async function longPlan(): Promise<{ name: string; bytes: Uint8Array }> {
  const seeds = join(root, '../shared/seeds')
  const found = (await readdir(seeds).catch(() => [])).find((name) => name.startsWith('004_'))
  const file = found ? join(seeds, found) : join(root, 'examples/lam-giang/ke-hoach-papi-2026.txt')
  return { name: found ?? 'ke-hoach-papi-2026.txt', bytes: await readFile(file) }
}

/** Milliseconds of the middle round of each, taken in turn so that both meet the same machine; the first half gets warm. */
function mediansOf(runs: readonly (() => unknown)[]): number[] {
  const times: number[][] = runs.map(() => [])
  for (let i = 0; i < rounds * 2; i++) {
    for (const [n, run] of runs.entries()) {
      const start = performance.now()
      run()
      if (i >= rounds) times[n]!.push(performance.now() - start)
    }
  }
  return times.map((list) => quantile(list, 0.5))
}

/** Reading a long plan, beside one look at every letter and the cut into lines, which no reader can do without. */
export async function benchReading(): Promise<Line[]> {
  const { name, bytes } = await longPlan()
  const decoder = new TextDecoder()
  const read = () => readText(bytes, name)
  if (isRefusal(read())) throw new Error(`${name} is refused, so that its reading cannot be measured.`)
  const lines = () => decoder.decode(bytes).normalize('NFC').split('\n')
  const [least, figure] = mediansOf([lines, read]) as [number, number]
  const reference = 'NFC + lines'
  const ratio = figure / least
  const size = `${(bytes.length / 1000).toFixed(0)} KB`
  const speed = bytes.length / 1000 / figure
  return [
    { name: `read a plan of ${size}`, figure, unit: 'ms', reference, ratio, bar: '≤ 60 ×' },
    {
      name: `read a plan of ${size}: speed`,
      figure: speed,
      unit: 'MB/s',
      reference,
      ratio: 1 / ratio,
      bar: '≥ 3 MB/s',
    },
  ]
}
