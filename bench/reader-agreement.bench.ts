import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { readDocument } from '#lib/reader/read.ts'
import type { DocumentReading } from '#lib/reader/reading.ts'
import { isRefused } from '#lib/reader/refuse.ts'
import { openReadingHelp } from '#platform/convert/reading-help.ts'
import { type Agreement, agreement, f1Of, type Judgement } from '../test/reader-corpus/agreement.ts'
import { docxOf } from '../test/reader-corpus/as-docx.ts'
import { htmlOf } from '../test/reader-corpus/as-html.ts'
import { pdfOf, scanOf } from '../test/reader-corpus/as-pdf.ts'
import { xlsxOf } from '../test/reader-corpus/as-xlsx.ts'
import { corpus } from '../test/reader-corpus/corpus.ts'
import type { CorpusDocument, Layout } from '../test/reader-corpus/document.ts'
import { fifth } from '../test/reader-corpus/fifth.ts'
import { fourth } from '../test/reader-corpus/fourth.ts'
import { type Gold, goldOf } from '../test/reader-corpus/gold.ts'
import { textOf } from '../test/reader-corpus/layouts.ts'
import { second } from '../test/reader-corpus/second.ts'
import { third } from '../test/reader-corpus/third.ts'
import type { Line } from './measure.ts'
import { differingFields } from './same-fields.ts'

/**
 * How readings agree with what a careful reader finds: the corpus of documents that were written apart from the rules,
 * in every kind of file, and the annotated seeds where they lie beside the repository.
 */
const FIELDS: [field: string, bar: string][] = [
  ['lead', '≥ 0.93'],
  ['coordinate', '≥ 0.92'],
  ['deadline', '≥ 0.90'],
  ['product', '≥ 0.85'],
  ['axis', '≥ 0.90'],
  ['subIndex', ''],
]

type Form = { name: string; bytes: (document: CorpusDocument) => Promise<Uint8Array> | Uint8Array; ending?: string }

const text = (layout?: Layout) => (document: CorpusDocument) => Buffer.from(textOf(document, layout))

export async function benchAgreement(): Promise<Line[]> {
  const lines: Line[] = [...(await seedLines())]
  const browser = await browserIfAny()
  const forms: Form[] = [
    { name: 'Word', bytes: docxOf, ending: '.docx' },
    { name: 'as it came', bytes: text() },
    { name: 'flattened', bytes: text('flat') },
    { name: 'Markdown, wrapped', bytes: text('pipesWrapped') },
    { name: 'Excel', bytes: xlsxOf, ending: '.xlsx' },
    { name: 'HTML', bytes: (document) => Buffer.from(htmlOf(document)), ending: '.html' },
  ]
  if (browser) {
    forms.push({ name: 'PDF', bytes: (document) => pdfOf(document, browser), ending: '.pdf' })
    if (existsSync('/usr/bin/tesseract') && existsSync('/usr/bin/pdftoppm')) {
      forms.push({ name: 'scan of 200 dpi', bytes: (document) => scanOf(document, browser), ending: '.pdf' })
    }
  }
  try {
    for (const form of forms) {
      lines.push(...(await formLines('corpus', corpus, form)), ...(await formLines('second set', second, form)))
      lines.push(...(await formLines('third set', third, form)), ...(await formLines('fourth set', fourth, form)))
      lines.push(...(await formLines('fifth set', fifth, form)))
    }
  } finally {
    await browser?.close()
  }
  return lines
}

function browserIfAny(): Promise<Browser | undefined> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) return Promise.resolve(undefined)
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
}

/** Readings of the Word files: the same documents in other kinds should say the same. */
const fromWord = new Map<CorpusDocument, DocumentReading>()

async function formLines(set: string, documents: typeof corpus, { name, bytes, ending }: Form): Promise<Line[]> {
  const found: { agreement: Agreement; gold: Gold }[] = []
  const compared = { fields: 0, differ: 0 }
  for (const document of documents) {
    const filename = ending ? document.name.replace(/\.\w+$/, ending) : document.name
    const gold = goldOf(document)
    const file = await bytes(document)
    const help = openReadingHelp(file, filename)
    const reading = await readDocument(file, filename, help)
    await help.close()
    if (isRefused(reading)) throw new Error(reading.refused.message)
    found.push({ agreement: agreement(gold, reading), gold })
    const word = fromWord.get(document)
    if (!word) fromWord.set(document, reading)
    else {
      const { fields, differ } = differingFields(word, reading)
      compared.fields += fields
      compared.differ += differ
    }
  }
  return [
    ...linesOf(`${set}, ${name}`, found),
    ...(compared.fields > 0 ? [otherwise(`${set}, ${name}`, compared)] : []),
  ]
}

function otherwise(name: string, { fields, differ }: { fields: number; differ: number }): Line {
  const share = differ / fields
  const what = `${name}: fields that differ from the Word file (${differ} of ${fields})`
  return { name: what, figure: share, unit: 'share', ratio: share, reference: 'the Word file', bar: '≤ 0.02' }
}

async function seedLines(): Promise<Line[]> {
  const folder = join(import.meta.dirname, '../../shared')
  if (!existsSync(join(folder, 'gold'))) return []
  const names = await readdir(join(folder, 'seeds'))
  const found: { agreement: Agreement; gold: Gold }[] = []
  for (const file of (await readdir(join(folder, 'gold'))).filter((each) => each.endsWith('.json')).sort()) {
    const gold = JSON.parse(await readFile(join(folder, 'gold', file), 'utf8')) as Gold
    // A row that only points to another annex is no task.
    gold.tasks = gold.tasks.filter((task) => !('crossRef' in task))
    const seed = names.find((name) => name.startsWith(`${/\d{3}/.exec(file)![0]}_`))!
    const reading = await readDocument(await readFile(join(folder, 'seeds', seed)), seed)
    if (!isRefused(reading)) found.push({ agreement: agreement(gold, reading), gold })
  }
  return linesOf('the five seeds', found)
}

function linesOf(name: string, found: readonly { agreement: Agreement; gold: Gold }[]): Line[] {
  const having = (kind: string) => found.filter(({ gold }) => gold.tasks.some((task) => task.kind === kind))
  const line = (what: string, figure: number, bar: string): Line => {
    const reference = 'a careful reader'
    return { name: `${name}: ${what}`, figure, unit: 'share', ratio: figure, reference, bar }
  }
  const lines = [
    line('header', mean(found.map(({ agreement }) => mean(agreement.header.map(({ right }) => right)))), '≥ 0.90'),
    line('legal bases, F1', mean(found.map(({ agreement }) => f1Of(agreement.bases))), '≥ 0.92'),
    line('annex rows, F1', mean(having('annexRow').map(({ agreement }) => f1Of(agreement.annex))), '≥ 0.92'),
  ]
  for (const [field, bar] of FIELDS) lines.push(line(`rows, ${field}`, meanOf(found, field), bar))
  lines.push(line('body tasks, F1', mean(having('bodyTask').map(({ agreement }) => f1Of(agreement.body))), '≥ 0.85'))
  lines.push(
    line('targets found', mean(found.map(({ agreement }) => agreement.targets).filter((share) => share >= 0)), ''),
  )
  for (const field of ['lead', 'coordinate', 'deadline']) {
    lines.push(line(`body tasks, ${field}`, meanOf(found, field, 'bodyFields'), ''))
  }
  const judged = found.flatMap(({ agreement }) => [...agreement.header, ...agreement.fields])
  const wrong = judged.filter(({ right }) => right < 1)
  lines.push(line(`certain fields that are right (of ${judged.length})`, mean(silent(judged)), '≥ 0.98'))
  const flagged = wrong.map((each) => (each.flagged ? 1 : 0))
  lines.push(
    line(`wrong fields that were flagged (of ${wrong.length})`, wrong.length > 0 ? mean(flagged) : 1, '≥ 0.80'),
  )
  return lines.filter(({ figure }) => !Number.isNaN(figure))
}

const silent = (judged: readonly Judgement[]): number[] =>
  judged.filter(({ flagged }) => !flagged).map(({ right }) => (right === 1 ? 1 : 0))

/** Mean over documents, as the bars are. */
function meanOf(
  found: readonly { agreement: Agreement }[],
  field: string,
  part: 'fields' | 'bodyFields' = 'fields',
): number {
  const means = found
    .map(({ agreement }) => mean(agreement[part].filter((each) => each.field === field).map(({ right }) => right)))
    .filter((share) => !Number.isNaN(share))
  return mean(means)
}

const mean = (shares: readonly number[]): number => shares.reduce((sum, share) => sum + share, 0) / shares.length
