import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { findProgram } from '#platform/convert/run-program.ts'
import { docxOf } from '../test/reader-corpus/as-docx.ts'
import { htmlOf } from '../test/reader-corpus/as-html.ts'
import { pdfOf } from '../test/reader-corpus/as-pdf.ts'
import { xlsxOf } from '../test/reader-corpus/as-xlsx.ts'
import { corpus } from '../test/reader-corpus/corpus.ts'
import type { Layout } from '../test/reader-corpus/document.ts'
import { fifth } from '../test/reader-corpus/fifth.ts'
import { textOf } from '../test/reader-corpus/layouts.ts'
import { mutated } from './mutations.ts'
import { handmadePdfs } from './pdf-samples.ts'
import type { Random } from './random.ts'
import type { Question } from './reader-process.ts'

/** Plans with annexes, and letters, directives and notices without. */
const samples = [...corpus, ...fifth]

const examples = join(import.meta.dirname, '../examples/lam-giang')

/** Whole documents of every kind, from which broken ones are made. */
export async function wholeDocuments(): Promise<Question[]> {
  const layouts: Layout[] = ['flat', 'flatTight', 'pipes', 'pipesWrapped']
  const texts = samples.flatMap((each) =>
    layouts.map((layout) => ({ bytes: Buffer.from(textOf(each, layout)), filename: each.name })),
  )
  const pages = samples.map((each) => ({ bytes: Buffer.from(htmlOf(each)), filename: `${each.name}.html` }))
  const office = await Promise.all(
    samples.map(async (each) => ({ bytes: await docxOf(each), filename: `${each.name}.docx` })),
  )
  const sheets = samples.map((each) => ({ bytes: xlsxOf(each), filename: `${each.name}.xlsx` }))
  const names = (await readdir(examples)).filter((name) => name.endsWith('.txt'))
  const plans = await Promise.all(
    names.map(async (filename) => ({ bytes: await readFile(join(examples, filename)), filename })),
  )
  return [...texts, ...pages, ...office, ...sheets, ...plans, ...handmadePdfs()].map(({ bytes, filename }) => ({
    bytes: Uint8Array.from(bytes),
    filename,
  }))
}

/** Some of them as a browser prints them; none where there is no browser. */
export async function printedDocuments(): Promise<Question[]> {
  const { chromium } = await import('playwright-core')
  const executablePath = await findProgram('chromium')
  if (!executablePath) return []
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const printed: Question[] = []
    for (const each of samples) printed.push({ bytes: await pdfOf(each, browser), filename: `${each.name}.pdf` })
    return printed
  } finally {
    await browser.close()
  }
}

const WORDS = [
  ...'PHỤ LỤC|STT|Nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian|Sản phẩm|Sở Nội vụ|UBND cấp xã|Quý IV/2026|I.|1.|a)|- |'.split(
    '|',
  ),
  ...'\n|\n\n|\u00a0|KẾ HOẠCH|Số: 12/KH-UBND|Căn cứ|Giao|chủ trì, phối hợp với|Nơi nhận:|TM. ỦY BAN NHÂN DÂN|[1]|Điều 1.'.split(
    '|',
  ),
]
const invented = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 400 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 400 }).map((words) => words.join('\n')),
  fc.string({ unit: 'grapheme', maxLength: 4000 }),
  fc.string({ unit: 'binary', maxLength: 4000 }),
)

/** Broken documents without end: nine of ten are mutations, the others are put together by fast-check. */
export function* brokenDocuments(whole: readonly Question[], random: Random, seed: number): Generator<Question> {
  const made = fc.sample(invented, { seed, numRuns: 2000 })
  for (let i = 0; ; i++) {
    if (i % 10 === 9) yield { bytes: Buffer.from(made[((i / 10) % made.length) | 0]!), filename: `invented-${i}.txt` }
    else {
      const { bytes, filename } = random.pick(whole)
      yield { bytes: mutated(bytes, random), filename }
    }
  }
}
