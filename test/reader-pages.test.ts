import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { pdfFromImage } from '#lib/reader/image-pdf.ts'
import { readWithSource } from '#lib/reader/read.ts'
import type { DocumentReading } from '#lib/reader/reading.ts'
import { openReadingHelp } from '#platform/convert/reading-help.ts'
import { findProgram, runProgram } from '#platform/convert/run-program.ts'
import { agreement, f1Of } from './reader-corpus/agreement.ts'
import { docxOf } from './reader-corpus/as-docx.ts'
import { corpus } from './reader-corpus/corpus.ts'
import { goldOf } from './reader-corpus/gold.ts'

/** The same documents on paper: as PDF and as scan. The programs that make them are not part of ours. */

const limits = { timeoutMs: 180_000, maxBytes: 1e8 }

async function programs<const N extends string>(t: TestContext, ...names: N[]): Promise<Record<N, string> | undefined> {
  const found = await Promise.all(names.map(async (name) => [name, await findProgram(name)] as const))
  const missing = found.filter(([, path]) => path === undefined).map(([name]) => name)
  if (missing.length === 0) return Object.fromEntries(found) as Record<N, string>
  t.skip(`not installed: ${missing.join(', ')} (apt-get install libreoffice-writer poppler-utils tesseract-ocr-vie)`)
  return undefined
}

async function folderOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'namro-test-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Every document of the corpus as LibreOffice prints it, by name. */
async function printed(soffice: string, folder: string, documents: typeof corpus): Promise<Map<string, Uint8Array>> {
  const names = documents.map(({ name }) => `${name}.docx`)
  for (const document of documents) await writeFile(join(folder, `${document.name}.docx`), await docxOf(document))
  const profile = `-env:UserInstallation=file://${folder}/profile`
  await runProgram(soffice, [profile, '--headless', '--convert-to', 'pdf', ...names], folder, limits)
  const made = documents.map(
    async ({ name }) => [name, new Uint8Array(await readFile(join(folder, `${name}.pdf`)))] as const,
  )
  return new Map(await Promise.all(made))
}

async function readingOf(bytes: Uint8Array, filename: string) {
  const help = openReadingHelp(bytes, filename)
  try {
    const read = await readWithSource(bytes, filename, help)
    if ('refused' in read) assert.fail(`${filename}: ${read.refused.message}`)
    return read
  } finally {
    await help.close()
  }
}

const FIELDS = ['kind', 'text', 'axis', 'subIndex', 'lead', 'coordinate', 'deadline', 'product', 'funding'] as const

/** Fields of tasks that differ between two readings of one document. */
function differences(a: DocumentReading, b: DocumentReading): { compared: number; different: string[] } {
  const different: string[] = []
  const count = Math.max(a.tasks.length, b.tasks.length)
  for (let i = 0; i < count; i++) {
    for (const field of FIELDS) {
      const [left, right] = [a.tasks[i]?.[field], b.tasks[i]?.[field]].map((value) =>
        JSON.stringify(value ?? null).replace(/\s+/g, ' '),
      )
      if (left !== right) different.push(`${a.file} ${i} ${field}: ${left} ≠ ${right}`)
    }
  }
  return { compared: count * FIELDS.length, different }
}

test('a printed PDF says the same as the Word file: at most 2 % of the fields differ', {
  timeout: 300_000,
}, async (t) => {
  const found = await programs(t, 'soffice')
  if (!found) return
  const pdfs = await printed(found.soffice, await folderOf(t), corpus)
  let compared = 0
  const different: string[] = []
  for (const document of corpus) {
    const word = await readingOf(await docxOf(document), document.name)
    const { reading, source } = await readingOf(pdfs.get(document.name)!, document.name)
    assert.equal(source.kind, 'pdf')
    assert.equal(source.places.length, source.lines.length)
    assert.ok(source.places.every((place, i) => source.lines[i] === '' || (place.page !== undefined && place.box)))
    const found = differences(word.reading, reading)
    compared += found.compared
    different.push(...found.different)
  }
  t.diagnostic(`${different.length} of ${compared} fields differ`)
  assert.ok(compared > 500 && different.length <= compared * 0.02, different.slice(0, 10).join('\n'))
})

test('a scan at 200 dpi: its rows are found, and what is doubtful is marked', { timeout: 600_000 }, async (t) => {
  const found = await programs(t, 'soffice', 'pdftoppm', 'pdfunite', 'tesseract')
  if (!found) return
  const folder = await folderOf(t)
  const document = corpus.find(({ name }) => name.startsWith('papi-province'))!
  await writeFile(join(folder, 'printed.pdf'), (await printed(found.soffice, folder, [document])).get(document.name)!)
  await runProgram(found.pdftoppm, ['-jpeg', '-gray', '-r', '200', 'printed.pdf', 'page'], folder, limits)
  const pages: string[] = []
  for (let n = 1; ; n++) {
    const picture = await readFile(join(folder, `page-${n}.jpg`)).catch(() => undefined)
    if (!picture) break
    await writeFile(join(folder, `page-${n}.pdf`), pdfFromImage(new Uint8Array(picture))!)
    pages.push(`page-${n}.pdf`)
  }
  await runProgram(found.pdfunite, [...pages, 'scan.pdf'], folder, limits)
  const { reading, source } = await readingOf(new Uint8Array(await readFile(join(folder, 'scan.pdf'))), document.name)
  assert.equal(source.kind, 'scan')
  assert.match(source.notes.find(({ code }) => code === 'recognised')?.message ?? '', /từ chưa chắc/)
  const { annex } = agreement(goldOf(document), reading)
  t.diagnostic(`row F1 ${f1Of(annex).toFixed(3)}`)
  assert.ok(f1Of(annex) >= 0.85, `row F1 ${f1Of(annex)}`)
})

test('old Word, OpenDocument and RTF files are read as the Word file', { timeout: 300_000 }, async (t) => {
  const found = await programs(t, 'soffice')
  if (!found) return
  const folder = await folderOf(t)
  const document = corpus.find(({ name }) => name.startsWith('papi-commune'))!
  const word = await readingOf(await docxOf(document), document.name)
  await writeFile(join(folder, 'a.docx'), await docxOf(document))
  for (const format of ['doc', 'odt', 'rtf']) {
    const profile = `-env:UserInstallation=file://${folder}/profile`
    await runProgram(found.soffice, [profile, '--headless', '--convert-to', format, 'a.docx'], folder, limits)
    const { reading, source } = await readingOf(
      new Uint8Array(await readFile(join(folder, `a.${format}`))),
      `a.${format}`,
    )
    assert.equal(source.notes[0]?.code, 'converted')
    assert.equal(reading.tasks.length, word.reading.tasks.length, format)
    assert.deepEqual(
      reading.tasks.map(({ lead }) => lead),
      word.reading.tasks.map(({ lead }) => lead),
      format,
    )
  }
})
