import assert from 'node:assert/strict'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { zipSync } from 'fflate'
import { sniff } from './media-type.ts'
import { whyNotKept } from './not-kept.ts'

let root = ''
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'namro-not-kept-'))
})
after(() => rm(root, { recursive: true }))

const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, new Uint8Array(4)])))

/** A compound file of one sector of directory. */
function compound(...streams: string[]): Buffer {
  const file = Buffer.alloc(512 * 4)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  file.writeUInt16LE(9, 0x1e)
  file.writeUInt32LE(1, 0x30)
  file.writeUInt32LE(0, 0x4c)
  file.fill(0xff, 512, 1024)
  for (const [i, name] of streams.entries()) {
    file.write(name, 1024 + i * 128, 'utf16le')
    file.writeUInt16LE((name.length + 1) * 2, 1024 + i * 128 + 64)
  }
  return file
}

test('what is not kept is called by what it is', async () => {
  const cases: [Uint8Array, string][] = [
    [zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'), 'file.macros'],
    [zip('[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin'), 'file.macros'],
    [compound('WordDocument', 'Macros'), 'file.macros'],
    [zip('kế hoạch.docx', 'phụ lục.pdf'), 'file.packed'],
    [Buffer.from('526172211a0700cf907300000d00000000000000', 'hex'), 'file.packed'],
    [zip('Index/Document.iwa', 'Metadata/Properties.plist'), 'file.apple'],
    [Buffer.from('0000001866747970686569630000000068656963', 'hex'), 'file.phone_picture'],
    [Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000', 'latin1'), 'file.other_picture'],
    [zip('[Content_Types].xml', 'word/document.xml').subarray(0, 60), 'file.cut'],
    [compound('EncryptedPackage'), 'file.locked'],
    [compound('__nameid_version1.0'), 'file.mail'],
    [compound('PowerPoint Document'), 'file.slides'],
    [Buffer.from('7f454c46020101000000', 'hex'), 'file.type_not_allowed'],
  ]
  for (const [bytes, expected] of cases) {
    const path = join(root, 'file')
    await writeFile(path, bytes)
    const file = await open(path)
    assert.equal(await sniff(file, bytes.length), undefined, expected)
    assert.equal(await whyNotKept(file, bytes.length), expected)
    await file.close()
  }
})
