import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { pdfOf } from '../test/reader-corpus/as-pdf.ts'
import {
  type Calibration,
  calibration,
  FORMS,
  type Form,
  figuresOf,
  silentCauses,
} from '../test/reader-corpus/calibration.ts'
import { randomDocument } from '../test/reader-corpus/random-documents.ts'
import type { Line } from './measure.ts'

/**
 * How honest the reader is about documents that it has never seen: random documents of a wide grammar in every kind of
 * file. The first seeds are those that rules were worked out on, the others those that only judge. What is wrong and was
 * not flagged is listed by cause.
 */
const SEEN = [1, 150] as const
const JUDGING = [1001, 1100] as const
const PDFS = 12
const CAUSES = 12

const BARS: Record<string, string> = {
  header: '≥ 0.90',
  bases: '≥ 0.92',
  rows: '≥ 0.92',
  lead: '≥ 0.93',
  coordinate: '≥ 0.92',
  deadline: '≥ 0.90',
  product: '≥ 0.85',
  axis: '≥ 0.90',
  body: '≥ 0.85',
  'certain right': '≥ 0.98',
  'wrong flagged': '≥ 0.80',
}

const seeds = ([from, to]: readonly [number, number]) =>
  Array.from({ length: to - from + 1 }, (_, i) => randomDocument(from + i))

export async function benchCalibration(): Promise<Line[]> {
  const judging = await calibration(seeds(JUDGING))
  const lines = [...linesOf('seeds 1–150', await calibration(seeds(SEEN))), ...linesOf('seeds 1001–1100', judging)]
  for (const { name } of FORMS) lines.push(...linesOf(`seeds 1001–1100, ${name}`, ofForm(judging, name), true))
  for (const [cause, times, { document, form }] of silentCauses(judging).slice(0, CAUSES)) {
    const name = `silent, ${cause} (${document}, ${form})`
    lines.push({ name, figure: times, unit: 'fields', ratio: times, reference: 'seeds 1001–1100', bar: '-' })
  }
  const browser = await browserIfAny()
  if (!browser) return lines
  try {
    const pdf: Form = { name: 'print.pdf', bytes: (document) => pdfOf(document, browser) }
    const printed = await calibration(seeds([JUDGING[0], JUDGING[0] + PDFS - 1]), [pdf])
    return [...lines, ...linesOf(`${PDFS} as PDF`, printed)]
  } finally {
    await browser.close()
  }
}

function browserIfAny(): Promise<Browser | undefined> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) return Promise.resolve(undefined)
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
}

function ofForm({ found, judged }: Calibration, name: string): Calibration {
  return { found: found.filter(({ form }) => form === name), judged: judged.filter(({ form }) => form === name) }
}

function linesOf(name: string, calibrated: Calibration, short = false): Line[] {
  const figures = Object.entries(figuresOf(calibrated)).filter(([, figure]) => !Number.isNaN(figure))
  const shown = short ? figures.filter(([what]) => what === 'rows' || / right| flagged/.test(what)) : figures
  return shown.map(([what, figure]) => ({
    name: `${name}: ${what}`,
    figure,
    unit: /fields$/.test(what) ? 'fields' : 'share',
    ratio: figure,
    reference: 'known by construction',
    bar: BARS[what] ?? '-',
  }))
}
