import assert from 'node:assert/strict'
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { zipSync } from 'fflate'
import { docxBytes } from '#lib/office/docx.ts'
import { xlsxBytes } from '#lib/office/xlsx.ts'
import { MEDIA_TYPES, servedType, sniff } from './media-type.ts'

let root = ''
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'namro-sniff-'))
})
after(() => rm(root, { recursive: true }))

async function kindOf(bytes: Uint8Array | string): Promise<string | undefined> {
  const path = join(root, 'file')
  await writeFile(path, bytes)
  const file = await open(path)
  try {
    const type = await sniff(file, (await file.stat()).size)
    return type && MEDIA_TYPES[type]
  } finally {
    await file.close()
  }
}

const zip = (...names: string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, new TextEncoder().encode('<x/>')])))

/** A compound file as Word and Excel wrote them before 2007: a header, an allocation table, two sectors of directory. */
function compound(...streams: string[]): Buffer {
  const file = Buffer.alloc(512 * 4)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  file.writeUInt16LE(9, 0x1e)
  file.writeUInt32LE(1, 0x30)
  file.writeUInt32LE(0, 0x4c)
  file.fill(0xff, 512, 1024)
  file.writeUInt32LE(2, 512 + 4)
  file.writeUInt32LE(0xfffffffe, 512 + 8)
  for (const [i, name] of ['Root Entry', ...streams].entries()) {
    const at = 1024 + i * 128
    file.write(name, at, 'utf16le')
    file.writeUInt16LE((name.length + 1) * 2, at + 64)
  }
  return file
}

test('documents of an office are known by what is in them', async () => {
  assert.equal(await kindOf(await xlsxBytes([{ name: 'a', columns: [{ title: 'a' }], rows: [] }])), 'xlsx')
  const letterhead = { agency: 'UBND', symbol: 'KH', place: 'X' }
  const signature = { title: 'Chủ tịch' }
  const docx = await docxBytes({ letterhead, title: { subject: 'a' }, sections: [], recipients: [], signature })
  assert.equal(await kindOf(docx), 'docx')
  assert.equal(await kindOf(zip('[Content_Types].xml', 'ppt/presentation.xml')), 'pptx')
  const odt = {
    mimetype: [new TextEncoder().encode('application/vnd.oasis.opendocument.text'), { level: 0 }] as const,
    'content.xml': new Uint8Array(4),
  }
  assert.equal(await kindOf(zipSync(odt as unknown as Parameters<typeof zipSync>[0])), 'odt')
  assert.equal(await kindOf(compound('Data', '1Table', 'x', 'y', 'WordDocument')), 'doc')
  assert.equal(await kindOf(compound('Workbook')), 'xls')
  assert.equal(await kindOf('{\\rtf1\\ansi}'), 'rtf')
  assert.equal(await kindOf('%PDF-1.7\n%âãÏÓ'), 'pdf')
  assert.equal(await kindOf(`${'\n'.repeat(20)}%PDF-1.4`), 'pdf')
})

test('programs, archives and documents with macros are not kept', async () => {
  for (const bytes of [
    zip('a.exe'),
    zip('word/document.xml'),
    zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'),
    compound('WordDocument', 'Macros'),
    compound('Something'),
    Buffer.from('4d5a90000300000004000000ffff', 'hex'),
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    '<svg onload="alert(1)">',
    Buffer.from('PK\u0005\u0006', 'latin1'),
    Buffer.from([0, 1, 2, 3]),
    Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1'),
  ]) {
    assert.equal(await kindOf(bytes), undefined)
  }
})

test('text, tables and pages are told apart in every encoding', async () => {
  assert.equal(await kindOf('Kế hoạch số 359/KH-UBND, ngày 01/01/2024\nCăn cứ'), 'txt')
  assert.equal(await kindOf(Buffer.from('\uFEFFKế hoạch', 'utf16le')), 'txt')
  assert.equal(await kindOf(Buffer.from('54ea6e20f0f56e2076f2', 'hex')), 'txt')
  assert.equal(await kindOf('\uFEFFmã;tên\n1;"Sở Nội vụ; cơ quan thường trực"\n2;Sở Tài chính\n'), 'csv')
  assert.equal(await kindOf('<!DOCTYPE html><html><script>alert(1)</script>'), 'html')
  assert.equal(servedType('text/html'), 'text/plain; charset=utf-8')
  assert.equal(servedType('application/pdf'), 'application/pdf')
})

test('pictures are known by their first bytes', async () => {
  assert.equal(await kindOf(Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001080600000037', 'hex')), 'png')
  assert.equal(await kindOf(Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')), 'jpg')
  assert.equal(
    await kindOf(Buffer.concat([Buffer.from('RIFF\u0010\u0000\u0000\u0000WEBPVP8 ', 'latin1'), Buffer.alloc(40)])),
    'webp',
  )
})

test('a plan is text', async (t) => {
  const seed = new URL('../../../../shared/seeds/', import.meta.url)
  const bytes = await readFile(new URL('004_2ceacb13e2ee0458.txt', seed)).catch(() => undefined)
  if (!bytes) return t.skip('../shared/seeds is not here')
  assert.equal(await kindOf(bytes), 'txt')
})
