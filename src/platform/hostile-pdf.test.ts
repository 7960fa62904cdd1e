import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import { zlibSync } from 'fflate'
import { pdfOfObjects, type Stream } from '../lib/reader/samples/pdf.ts'
import { readInWorker } from './worker.ts'

/** PDFs that are small as files and without end when they are read. */

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const packed = (bytes: Uint8Array): Uint8Array => zlibSync(bytes, { level: 9 })
const packedText = (text: string): string => latin1(packed(Buffer.from(text, 'latin1')))

function pdfOf(content: Stream, pages = 1, more: readonly (string | Stream)[] = []): Uint8Array {
  const kids = Array.from({ length: pages }, () => '4 0 R').join(' ')
  return pdfOfObjects([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 3 0 R>>/XObject<</X 6 0 R>>>>>>',
    content,
    ...more,
  ])
}

/** Work of all processes that this one has started and that have ended, in milliseconds; undefined without /proc. */
function workOfEnded(): number | undefined {
  try {
    const stat = readFileSync('/proc/self/stat', 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[13]) + Number(fields[14])) * 10
  } catch {
    return undefined
  }
}

async function refused(t: TestContext, bytes: Uint8Array): Promise<void> {
  const [before, memory] = [workOfEnded(), process.memoryUsage.rss()]
  const read = await readInWorker(bytes, 'a.pdf')
  assert.ok('refused' in read, 'it is read')
  assert.ok(read.refused.code === 'too_big' || read.refused.code === 'too_slow', read.refused.code)
  assert.match(read.refused.message, /Hãy tách văn bản thành các phần nhỏ hơn/)
  assert.ok(process.memoryUsage.rss() - memory < 50e6, 'the server itself grew')
  // The process that was ended is counted as soon as the system has put it away.
  const workSince = () => (workOfEnded() ?? Number.POSITIVE_INFINITY) - (before ?? 0)
  for (let i = 0; i < 100 && workSince() === 0; i++) await new Promise((resolve) => setTimeout(resolve, 100))
  if (before === undefined) return
  const work = workSince()
  // How long is a figure for the bench, not a judgement of the machine that happens to run this.
  t.diagnostic(`${read.refused.code} after ${work} ms of work`)
}

const one = { timeout: 300_000 }

test('B34: a page that unpacks twice to gigabytes', one, (t) =>
  refused(t, pdfOf(['/Filter[/FlateDecode/FlateDecode]', latin1(packed(packed(new Uint8Array(400e6).fill(32))))])),
)

test('B34: one text of 60 million letters', one, (t) =>
  refused(t, pdfOf(['/Filter/FlateDecode', packedText(`BT /F 12 Tf (${'a'.repeat(60e6)}) Tj ET`)])),
)

test('B34: millions of operators', one, (t) =>
  refused(t, pdfOf(['/Filter/FlateDecode', packedText('0 0 m 10 10 l S '.repeat(6e6))])),
)

test('B34: forms in forms, ten billion of them', one, (t) => {
  const forms = Array.from({ length: 10 }, (_, i): Stream => {
    const next = i < 9 ? 7 + i : 5
    const dictionary = `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X ${next} 0 R>>>>`
    return [dictionary, i < 9 ? '/X Do '.repeat(10) : '0 0 m 1 1 l S']
  })
  return refused(t, pdfOf(['', '/X Do '.repeat(10)], 1, forms))
})

test('B34: two thousand pages, each of them slow', one, (t) =>
  refused(t, pdfOf(['/Filter/FlateDecode', packedText(`BT /F 12 Tf ${'(a b) Tj '.repeat(1e5)}ET`)], 2000)),
)
