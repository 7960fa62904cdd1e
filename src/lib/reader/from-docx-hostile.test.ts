import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { packZip } from '#lib/office/zip.ts'
import { blocksFromDocx } from './from-docx.ts'
import { checkPlaces } from './samples/shown.ts'
import { cell, paragraph, row, table, wordFile } from './samples/word-files.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Refused with a Vietnamese sentence, and soon. */
function refused(bytes: Uint8Array): string {
  const start = performance.now()
  const source = blocksFromDocx(bytes)
  assert.ok(performance.now() - start < 5000)
  assert.ok('refused' in source)
  assert.match(source.refused.message, /Tệp .*\.$/)
  return source.refused.code
}

test('B16: bombs are refused: zip, entities, nesting, masses of paragraphs', () => {
  assert.equal(refused(wordFile(' '.repeat(70 * 1024 * 1024))), 'too_big')
  const entities =
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:body>&b;</w:body></w:document>'
  assert.equal(refused(packZip([['word/document.xml', utf8(entities)]])), 'damaged')
  assert.equal(refused(wordFile('<w:tbl><w:tr><w:tc>'.repeat(20_000))), 'damaged')
  assert.equal(refused(wordFile('<w:p/>'.repeat(3_000_000))), 'too_big')
  assert.equal(refused(wordFile(`<w:tbl>${`<w:tr>${'<w:tc/>'.repeat(63)}</w:tr>`.repeat(20_000)}</w:tbl>`)), 'too_big')
})

test('B16: what is no Word file, damaged or empty is refused', () => {
  assert.equal(refused(new Uint8Array()), 'damaged')
  assert.equal(refused(utf8('PK\u0003\u0004')), 'damaged')
  assert.equal(refused(packZip([['xl/workbook.xml', utf8('<workbook/>')]])), 'unsupported_kind')
  assert.equal(refused(wordFile('')), 'empty')
  assert.equal(refused(wordFile(paragraph(' '))), 'empty')
})

test('B16: absurd numbers in spans and lists do no harm', () => {
  const body = [
    table(row([cell('a', '<w:gridSpan w:val="99999999"/>'), cell('b', '<w:gridSpan w:val="-3"/>'), cell('c')])),
    paragraph('d', '<w:numPr><w:ilvl w:val="999"/><w:numId w:val="1"/></w:numPr>'),
  ].join('')
  const numbering =
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="8"><w:start w:val="99999999999"/><w:numFmt w:val="upperRoman"/>' +
    '<w:lvlText w:val="%9%9%9"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
  checkPlaces(blocksFromDocx(wordFile(body, { numbering })))
})

const SAMPLE = [
  paragraph('KẾ HOẠCH', '<w:outlineLvl w:val="0"/>'),
  paragraph('Mục', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
  table(
    row([cell('TT', '<w:vMerge w:val="restart"/>'), cell('Việc', '<w:gridSpan w:val="2"/>')]),
    row([cell('', '<w:vMerge/>'), cell('a'), cell(table(row([cell('x'), cell('y')])))]),
  ),
  '<w:p><w:r><w:footnoteReference w:id="2"/><w:fldChar w:fldCharType="begin"/><w:instrText>X</w:instrText></w:r></w:p>',
].join('')
const PARTS = {
  numbering:
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>' +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  footnotes: `<w:footnote w:id="2">${paragraph('Chú thích')}</w:footnote>`,
}

test('B16: no change of bytes makes it throw, and places stay right', () => {
  const whole = wordFile(SAMPLE, PARTS)
  const change = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
  const property = fc.property(change, fc.nat(whole.length), (changes, cut) => {
    const bytes = whole.slice(0, cut % 5 === 0 ? cut : whole.length)
    for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
    const source = blocksFromDocx(bytes)
    if (!('refused' in source)) checkPlaces(source)
  })
  fc.assert(property, { numRuns: 400 })
})

test('B16: no change of the XML makes it throw, and places stay right', () => {
  const tags = SAMPLE.match(/<[^>]+>|[^<]+/g)!
  const change = fc.array(
    fc.record({ at: fc.nat(tags.length - 1), kind: fc.constantFrom('drop', 'double', 'swap', 'cut') }),
    {
      minLength: 1,
      maxLength: 10,
    },
  )
  const property = fc.property(change, (changes) => {
    const parts = [...tags]
    for (const { at, kind } of changes) {
      if (kind === 'drop') parts[at] = ''
      else if (kind === 'double') parts[at] += parts[at]!
      else if (kind === 'cut') parts[at] = parts[at]!.slice(0, -1)
      else [parts[at], parts[(at + 7) % parts.length]] = [parts[(at + 7) % parts.length]!, parts[at]!]
    }
    const source = blocksFromDocx(wordFile(parts.join(''), PARTS))
    if (!('refused' in source)) checkPlaces(source)
  })
  fc.assert(property, { numRuns: 400 })
})
