import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { pdfFromImage } from '#lib/reader/image-pdf.ts'
import { type ReadingWithSource, readWithSource } from '#lib/reader/read.ts'
import type { Refusal } from '#lib/reader/reading.ts'
import { openReadingHelp } from '#platform/convert/reading-help.ts'
import { findProgram, runProgram } from '#platform/convert/run-program.ts'
import { docxOf } from './reader-corpus/as-docx.ts'
import { corpus } from './reader-corpus/corpus.ts'

/** Files as strangers send them, made by the programs with which they make them. */

const limits = { timeoutMs: 180_000, maxBytes: 1e8 }
const long = { timeout: 400_000 }
const document = corpus.find(({ name }) => name.startsWith('papi-commune'))!

type Desk = {
  folder: string
  run(program: string, ...args: string[]): Promise<Buffer>
  file(name: string): Promise<Uint8Array>
}

async function desk(t: TestContext, ...programs: string[]): Promise<Desk | undefined> {
  for (const name of programs) {
    if (await findProgram(name)) continue
    t.skip(`not installed: ${name} (apt-get install libreoffice-writer poppler-utils tesseract-ocr-vie)`)
    return undefined
  }
  const folder = await mkdtemp(join(tmpdir(), 'namro-test-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'a.docx'), await docxOf(document))
  return {
    folder,
    run: async (program, ...args) => runProgram((await findProgram(program))!, args, folder, limits),
    file: async (name) => new Uint8Array(await readFile(join(folder, name))),
  }
}

const office = ({ run, folder }: Desk, ...args: string[]) =>
  run('soffice', `-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', ...args)

async function outcomeOf(bytes: Uint8Array, filename: string): Promise<ReadingWithSource | Refusal> {
  const help = openReadingHelp(bytes, filename)
  try {
    return await readWithSource(bytes, filename, help)
  } finally {
    await help.close()
  }
}

async function readingOf(bytes: Uint8Array, filename: string): Promise<ReadingWithSource> {
  const read = await outcomeOf(bytes, filename)
  if ('refused' in read) assert.fail(`${filename}: ${read.refused.message}`)
  return read
}

const leads = ({ reading }: ReadingWithSource) => reading.tasks.map(({ lead }) => lead)
const said = ({ source }: ReadingWithSource) => source.notes.map(({ message }) => message).join(' ')

test(
  'RTF and web pages that call themselves .doc are read; a locked PDF and an Excel file are refused with what to do',
  long,
  async (t) => {
    const at = await desk(t, 'soffice')
    if (!at) return
    const word = await readingOf(await at.file('a.docx'), 'a.docx')
    await office(at, 'rtf', 'a.docx')
    assert.deepEqual(leads(await readingOf(await at.file('a.rtf'), 'ke-hoach.doc')), leads(word))
    await office(at, 'html:HTML (StarWriter):UTF8', 'a.docx')
    assert.deepEqual(leads(await readingOf(await at.file('a.html'), 'ke-hoach.doc')), leads(word))
    await office(
      at,
      'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"abc"}}',
      'a.docx',
    )
    const locked = await outcomeOf(await at.file('a.pdf'), 'a.pdf')
    assert.ok('refused' in locked)
    assert.deepEqual([locked.refused.code, /bỏ mật khẩu/.test(locked.refused.message)], ['encrypted', true])
  },
)

/** The document printed, and each page as a picture of 150 dots an inch. */
async function pictures(at: Desk, ...format: string[]): Promise<void> {
  await office(at, 'pdf', 'a.docx')
  await at.run('pdftoppm', '-gray', '-r', '150', ...format, 'a.pdf', 'page')
}

test('a PDF whose fonts lost their tables is recognised from its pages', long, async (t) => {
  const at = await desk(t, 'soffice', 'pdftoppm', 'tesseract')
  if (!at) return
  // PDF 1.4 keeps its objects where their names can be seen.
  await office(at, 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"14"}}', 'a.docx')
  const whole = Buffer.from(await at.file('a.pdf')).toString('latin1')
  assert.ok(whole.includes('/ToUnicode'))
  const bytes = new Uint8Array(Buffer.from(whole.replaceAll('/ToUnicode', '/NoUnicode'), 'latin1'))
  const read = await readingOf(bytes, 'a.pdf')
  assert.match(said(read), /dùng phông chữ không ghi chữ thật/)
  assert.deepEqual(leads(read), leads(await readingOf(await at.file('a.docx'), 'a.docx')))
})

test(
  'a scan that can be searched is read by its own words when they are Vietnamese, else recognised anew',
  long,
  async (t) => {
    const at = await desk(t, 'soffice', 'pdftoppm', 'tesseract')
    if (!at) return
    await pictures(at, '-png')
    const languages = (await at.run('tesseract', '--list-langs')).toString()
    const word = await readingOf(await at.file('a.docx'), 'a.docx')
    for (const [language, note] of [
      ['vie', /có sẵn lớp chữ/],
      ['eng', /là ảnh, chữ do máy nhận dạng/],
    ] as const) {
      if (!languages.includes(language)) continue
      await at.run('tesseract', 'page-1.png', `first-${language}`, '-l', language, 'pdf')
      const read = await readingOf(await at.file(`first-${language}.pdf`), 'a.pdf')
      assert.equal(read.source.kind, 'scan')
      assert.match(said(read), note)
      assert.equal(read.reading.header.number, word.reading.header.number, language)
    }
  },
)

/** A TIFF of gray pages, not packed (TIFF 6.0, section 4), that names no dots for an inch. */
function tiffOf(pages: readonly { width: number; height: number; gray: Uint8Array }[]): Uint8Array {
  const parts: Uint8Array[] = []
  let at = 8
  const head = new DataView(new ArrayBuffer(8))
  head.setUint32(0, 0x49492a00)
  for (const [i, { width, height, gray }] of pages.entries()) {
    const tags = [
      [256, width],
      [257, height],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, at],
      [278, height],
      [279, gray.length],
    ] as const
    const place = at + gray.length + (gray.length % 2)
    const directory = new DataView(new ArrayBuffer(6 + tags.length * 12))
    directory.setUint16(0, tags.length, true)
    tags.forEach(([tag, value], k) => {
      directory.setUint16(2 + k * 12, tag, true)
      directory.setUint16(4 + k * 12, 4, true)
      directory.setUint32(6 + k * 12, 1, true)
      directory.setUint32(10 + k * 12, value, true)
    })
    if (i === 0) head.setUint32(4, place, true)
    const end = place + directory.byteLength
    const { width: w = 0, height: h = 0 } = pages[i + 1] ?? {}
    const next = end + w * h + ((w * h) % 2)
    directory.setUint32(2 + tags.length * 12, pages[i + 1] ? next : 0, true)
    parts.push(gray, new Uint8Array(gray.length % 2), new Uint8Array(directory.buffer))
    at = end
  }
  return Buffer.concat([new Uint8Array(head.buffer), ...parts])
}

function gray(pgm: Uint8Array): { width: number; height: number; gray: Uint8Array } {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(pgm.subarray(0, 60)).toString('latin1'))!
  return { width: Number(head[1]), height: Number(head[2]), gray: pgm.subarray(head[0].length) }
}

test('a TIFF of several pages is read page by page', long, async (t) => {
  const at = await desk(t, 'soffice', 'pdftoppm', 'tesseract')
  if (!at) return
  await pictures(at)
  const tiff = tiffOf([gray(await at.file('page-1.pgm')), gray(await at.file('page-2.pgm'))])
  const read = await readingOf(tiff, 'a.tif')
  assert.match(said(read), /Trang 1–2 là ảnh/)
  const word = await readingOf(await at.file('a.docx'), 'a.docx')
  assert.equal(read.reading.header.number, word.reading.header.number)
  assert.ok(read.source.places.some(({ page, box }) => page === 2 && box && box.left + box.width < 600))
})

/** The part of a JPEG that says how the telephone was held. */
const exif = (orientation: number): Uint8Array =>
  Buffer.from(
    `ffe1001e4578696600004d4d002a00000008000101120003000000010${orientation.toString(16).padStart(3, '0')}0000`,
    'hex',
  )

test('a photograph taken on its side, and a page scanned on its side, are read upright', long, async (t) => {
  const at = await desk(t, 'soffice', 'pdftoppm', 'tesseract')
  if (!at) return
  await office(at, 'pdf', 'a.docx')
  const { number } = (await readingOf(await at.file('a.docx'), 'a.docx')).reading.header
  await at.run('pdftoppm', '-gray', '-jpeg', '-r', '150', '-l', '1', 'a.pdf', 'page')
  const upright = Buffer.from(pdfFromImage(await at.file('page-1.jpg'))!).toString('latin1')
  await writeFile(join(at.folder, 'turned.pdf'), Buffer.from(upright.replace('/Rotate 0', '/Rotate 270'), 'latin1'))
  await at.run('pdftoppm', '-gray', '-jpeg', '-r', '150', 'turned.pdf', 'turned')
  const jpeg = await at.file('turned-1.jpg')
  const scanned = await readingOf(jpeg, 'a.jpg')
  assert.equal(scanned.reading.header.number, number)
  // Its places are those of the page as it lies.
  assert.ok(scanned.source.places.some(({ box }) => box && box.height > 100 && box.width < 30))
  const photograph = Buffer.concat([jpeg.subarray(0, 2), exif(6), jpeg.subarray(2)])
  assert.equal((await readingOf(new Uint8Array(photograph), 'a.jpg')).reading.header.number, number)
})
