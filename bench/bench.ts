import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Line } from './measure.ts'

/** npm run bench: everything that bench/*.bench.ts measures, as one table. It judges nothing: the bar stands beside it. */
const chosen = process.argv.slice(2)
const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.bench.ts')).sort()
const lines: Line[] = []
for (const file of files.filter((name) => chosen.length === 0 || chosen.some((each) => name.startsWith(each)))) {
  console.error(`${file} …`)
  const measures = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as Record<string, unknown>
  for (const [name, measure] of Object.entries(measures)) {
    if (name.startsWith('bench')) lines.push(...(await (measure as () => Promise<Line[]>)()))
  }
}

const digits = (figure: number) => (Number.isInteger(figure) ? String(figure) : figure.toFixed(figure < 10 ? 2 : 1))
const rows = [
  ['name', 'figure', 'unit', 'ratio', 'reference', 'bar'],
  ...lines.map((it) => [it.name, digits(it.figure), it.unit, `${it.ratio.toFixed(2)} ×`, it.reference, it.bar]),
]
const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
const toTheRight = new Set([1, 3])
for (const row of rows) {
  const cells = row.map((cell, i) => (toTheRight.has(i) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
  console.log(cells.join('  ').trimEnd())
}
