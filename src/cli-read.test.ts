import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, type TestContext, test } from 'node:test'
import { zlibSync } from 'fflate'
import { pdfOfObjects, pdfOfPages, written } from './lib/reader/samples/pdf.ts'

/** The commands that read files, as a person calls them. */

type Ended = { code: number; out: string; said: string }

const cli = (...input: string[]) =>
  new Promise<Ended>((resolve) => {
    const args = [join(import.meta.dirname, 'cli.ts'), 'read', ...input]
    execFile(process.execPath, args, { maxBuffer: 64e6 }, (error, out, said) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, said }),
    )
  })

async function folderWith(t: TestContext, files: Record<string, Uint8Array | string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'namro-cli-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return folder
}

const plan = 'ỦY BAN NHÂN DÂN TỈNH AN HÒA\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nNâng cao Chỉ số PAPI năm 2026\n'

/** Small as a file, and without end when it is read: millions of operators. */
function bomb(): Uint8Array {
  const packed = Buffer.from(zlibSync(Buffer.from('0 0 m 10 10 l S '.repeat(6e6), 'latin1'), { level: 9 }))
  return pdfOfObjects([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
    ['/Filter/FlateDecode', packed.toString('latin1')],
  ])
}

suite('read', { concurrency: 1, timeout: 240_000 }, () => {
  test('a file is read with exit code 0, a refused one ends with 2 and the reason', async (t) => {
    const folder = await folderWith(t, { 'a.txt': plan, 'b.zip': 'PK', 'c.pdf': bomb() })
    const whole = await cli(join(folder, 'a.txt'), '--json')
    assert.equal(whole.code, 0)
    assert.equal(JSON.parse(whole.out).kind, 'plan')
    const cut = await cli(join(folder, 'b.zip'), '--json')
    assert.equal(cut.code, 2)
    assert.equal(JSON.parse(cut.out).refused.code, 'damaged')
    const endless = await cli(join(folder, 'c.pdf'), '--json')
    assert.equal(endless.code, 2)
    assert.match(JSON.parse(endless.out).refused.code, /^too_(?:big|slow)$/)
  })

  test('a folder is read to its end, whatever lies in it', async (t) => {
    const scan = pdfOfPages([written(70, 70, 'Ke hoach nang cao chi so cai cach hanh chinh cua tinh nam 2026')])
    const files = { 'a.txt': '', 'b.pdf': bomb(), 'c.pdf': scan, 'd.docx': 'PK', 'd.txt': plan }
    const folder = await folderWith(t, files)
    const { code, out, said } = await cli(folder, '--out', join(folder, 'readings'))
    const { read, refused, reasons } = JSON.parse(out)
    assert.deepEqual([code, read, refused, Object.keys(reasons)], [0, 2, 3, ['a.txt', 'b.pdf', 'd.docx']])
    assert.match(said, /^a\.txt: không đọc được\. Tệp rỗng/m)
    assert.deepEqual(await readdir(join(folder, 'readings')), [
      'a.json',
      'b.json',
      'c.json',
      'd.docx.json',
      'd.txt.json',
    ])
    assert.equal(JSON.parse(await readFile(join(folder, 'readings', 'd.txt.json'), 'utf8')).kind, 'plan')
  })

  test('a folder in which nothing can be read ends with 2', async (t) => {
    const folder = await folderWith(t, { 'a.txt': '' })
    assert.equal((await cli(folder, '--out', join(folder, 'readings'))).code, 2)
  })
})
