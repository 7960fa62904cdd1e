import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packZip } from '#lib/office/zip.ts'
import { fileKind } from './file-kind.ts'
import { readDocument } from './read.ts'
import { paragraph, wordFile } from './samples/word-files.ts'
import { sourceOf } from './source.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const zip = (...names: string[]): Uint8Array => packZip(names.map((name) => [name, utf8('x')]))

/** A compound file with nothing but the names of its streams. */
function compound(...names: string[]): Uint8Array {
  const wide = names.map((name) => [...name].flatMap((letter) => [letter.charCodeAt(0), 0]))
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  for (const [i, name] of wide.entries()) bytes.set(name, 1024 + i * 128)
  return bytes
}

async function refusalOf(bytes: Uint8Array, filename: string) {
  const read = await readDocument(bytes, filename)
  assert.ok('refused' in read, filename)
  return read.refused
}

async function textsOf(bytes: Uint8Array, filename: string): Promise<string[]> {
  const source = await sourceOf(bytes, filename)
  if ('refused' in source) assert.fail(source.refused.message)
  return source.blocks.map((block) => (block.kind === 'paragraph' ? block.text : block.kind))
}

const plan = ['ỦY BAN NHÂN DÂN TỈNH AN HÒA', 'KẾ HOẠCH', 'Nâng cao Chỉ số PAPI năm 2026']
const page = `<p>${plan.join('</p><p>')}</p>`
const quoted = (text: string): string =>
  [...utf8(text)]
    .map((byte) =>
      byte === 61 || byte > 126 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
    )
    .join('')
    .replace(/((?:=..|[^=]){60})/g, '$1=\r\n')

test('B23: what is none of ours is refused by its name, with what to do', async () => {
  const expected: [Uint8Array, string, RegExp][] = [
    [zip('[Content_Types].xml', 'xl/workbook.bin'), 'ke-hoach.xlsb', /nhị phân \(\.xlsb\).*lưu thành \.xlsx/],
    [compound('Workbook'), 'ke-hoach.xls', /Excel 97–2003 .*lưu thành \.xlsx/],
    [compound('PowerPoint Document'), 'a.ppt', /PowerPoint 97–2003 .*xuất thành PDF/],
    [compound('__nameid_version1.0'), 'a.msg', /Outlook .*lưu văn bản đính kèm/],
    [zip('[Content_Types].xml', 'ppt/presentation.xml'), 'a.pptx', /PowerPoint, .*xuất thành PDF/],
    [zip('Index/Document.iwa'), 'a.pages', /Pages của Apple.*Xuất sang → Word/],
    [zip('kế hoạch.docx', 'phụ lục.pdf'), 'a.zip', /ZIP gồm 2 tệp \(“kế hoạch.docx”, “phụ lục.pdf”\).*giải nén/],
    [latin1('Rar!\u001a\u0007\0....'), 'a.rar', /RAR.*giải nén/],
    [latin1('\0\0\0\u0018ftypheic\0\0\0\0'), 'a.heic', /HEIC.*JPEG/],
    [
      utf8('From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n'),
      'a.eml',
      /thư điện tử.*đính kèm/,
    ],
    [
      utf8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'),
      'a.xml',
      /Word lưu dạng XML.*DOCX/,
    ],
  ]
  for (const [bytes, filename, message] of expected) {
    const refused = await refusalOf(bytes, filename)
    assert.equal(refused.code, 'unsupported_kind', filename)
    assert.match(refused.message, message)
  }
})

test('B16 B34: locked and cut files say so', async () => {
  const locked = await refusalOf(compound('EncryptedPackage'), 'a.docx')
  assert.deepEqual([locked.code, /bỏ mật khẩu/.test(locked.message)], ['encrypted', true])
  const oldLocked = compound('WordDocument')
  oldLocked.set([0xec, 0xa5], 512)
  oldLocked[523] = 1
  assert.equal((await refusalOf(oldLocked, 'a.doc')).code, 'encrypted')
  const whole = wordFile(plan.map((text) => paragraph(text)).join(''))
  for (const share of [0.3, 0.6, 0.95]) {
    const cut = await refusalOf(whole.subarray(0, Math.floor(whole.length * share)), 'a.docx')
    assert.deepEqual([cut.code, /phần cuối không còn/.test(cut.message)], ['damaged', true])
  }
})

test('B12: a Word file with macros is read; nothing in it runs', async () => {
  const whole = wordFile(plan.map((text) => paragraph(text)).join(''))
  assert.deepEqual(fileKind(whole, 'a.docm'), { kind: 'docx' })
})

test('B17: web pages that call themselves Word files are read as web pages', async () => {
  assert.deepEqual(await textsOf(utf8(`<html><head></head><body>${page}</body></html>`), 'a.doc'), plan)
  assert.deepEqual(await textsOf(utf8(`<div class=WordSection1>${page}</div>`), 'a.doc'), plan)
  assert.deepEqual(await textsOf(utf8(`\ufeff<meta charset="utf-8"><style>p {}</style>${page}`), 'a.doc'), plan)
  assert.deepEqual(fileKind(utf8('<b> là thẻ in đậm'), 'a.txt'), { kind: 'text' })
})

test('B17: web archives, quoted or in base64, nested or cut, are read by their page', async () => {
  const head =
    'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="----=_Next.1"; type="text/html"\r\n\r\n'
  const part = (headers: string, body: string) => `------=_Next.1\r\n${headers}\r\n\r\n${body}\r\n`
  const html = `<html><body>${page}</body></html>`
  const typed = 'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: '
  const picture = part('Content-Type: image/png\r\nContent-Transfer-Encoding: base64', 'iVBORw0KGgo=')
  const asQuoted = part(`${typed}quoted-printable`, quoted(html))
  const asBase64 = part(
    `${typed}base64`,
    Buffer.from(html)
      .toString('base64')
      .replace(/(.{76})/g, '$1\r\n'),
  )
  for (const body of [asQuoted + picture, asBase64 + picture, picture + asQuoted]) {
    assert.deepEqual(await textsOf(latin1(`${head}${body}------=_Next.1--\r\n`), 'a.doc'), plan)
    assert.deepEqual(await textsOf(latin1(head + body), 'a.mht'), plan, 'without its last boundary')
  }
  const nested = `Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\n${typed}8bit\r\n\r\n${html}\r\n--in--`
  const bytes = utf8(`${head}------=_Next.1\r\n${nested}\r\n------=_Next.1--`)
  assert.deepEqual(await textsOf(bytes, 'a.mht'), plan)
  assert.equal((await refusalOf(latin1(head + picture), 'a.mht')).code, 'damaged')
})

test('B20: an archive in an old encoding goes by what its header says', async () => {
  const html = '<p>K\u00ea ho\u1ea1ch</p>'.replace('\u1ea1', 'a\u00f2')
  const head = 'MIME-Version: 1.0\nContent-Type: text/html; charset=windows-1258\n\n'
  const [text] = await textsOf(latin1(head + html), 'a.mht')
  assert.equal(text, 'Kê hoạch')
})
