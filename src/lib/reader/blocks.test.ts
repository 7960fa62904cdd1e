import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enumeratorOf } from './enumerators.ts'
import { blocksFromText } from './from-text.ts'
import { readDocument } from './read.ts'
import { isRefusal } from './reading.ts'
import { textFromBytes } from './text-from-bytes.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const texts = (text: string): string[] =>
  blocksFromText(text).blocks.map((b) => (b.kind === 'paragraph' || b.kind === 'footnote' ? b.text : b.kind))

test('B1: marks, UTF-16 and decomposed letters give the same text', () => {
  const text = 'KẾ HOẠCH Ủy ban nhân dân tỉnh'
  const wide = new Uint8Array(2 + text.length * 2)
  wide.set([0xff, 0xfe])
  for (const [i, c] of [...text].entries()) wide.set([c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8], 2 + i * 2)
  for (const bytes of [utf8(text), utf8(`\ufeff${text}`), utf8(text.normalize('NFD')), wide]) {
    const decoded = textFromBytes(bytes)
    assert.ok(!('refused' in decoded))
    assert.equal(decoded.text.replace('\ufeff', ''), text)
  }
})

test('B2: TCVN3 is recognised and converted', () => {
  const line =
    'Céng hßa x· héi chñ nghÜa ViÖt Nam. KÕ ho¹ch c¶i c¸ch hµnh chÝnh cña tØnh n¨m 2005, thùc hiÖn c¸c nhiÖm vô ®­îc giao. '
  const decoded = textFromBytes(utf8(line.repeat(3)))
  assert.ok(!('refused' in decoded))
  assert.equal(decoded.encoding, 'TCVN3')
  assert.match(decoded.text, /^Cộng hòa xã hội chủ nghĩa Việt Nam\. Kế hoạch cải cách hành chính của tỉnh năm 2005/)
})

test('B2: VNI is recognised and converted', () => {
  const line = 'Keá hoaïch caûi caùch haønh chính cuûa tænh naêm 2004, thöïc hieän caùc nhieäm vuï ñöôïc giao. '
  const decoded = textFromBytes(utf8(line.repeat(3)))
  assert.ok(!('refused' in decoded))
  assert.equal(decoded.encoding, 'VNI')
  assert.match(decoded.text, /^Kế hoạch cải cách hành chính của tỉnh năm 2004, thực hiện các nhiệm vụ được giao/)
})

test('B3: what cannot be read is refused with a code', async () => {
  const code = async (bytes: Uint8Array): Promise<string> => {
    const reading = await readDocument(bytes, 'x')
    return isRefusal(reading) ? reading.refused.code : 'read'
  }
  assert.equal(await code(new Uint8Array()), 'empty')
  assert.equal(await code(utf8(' \n\n ')), 'empty')
  assert.equal(await code(utf8('Rar!\u001a\u0007\u0000…')), 'unsupported_kind')
  assert.equal(await code(new Uint8Array([1, 2, 0, 3, 0, 9, 250, 7])), 'binary')
  assert.equal(await code(new Uint8Array(17 * 1024 * 1024).fill(65)), 'too_large')
  assert.equal(await code(utf8('Không phải kế hoạch')), 'read')
})

test('B4: a no-break space is an empty cell, rulers are blank', () => {
  const source = blocksFromText('A\n\u00a0\n-------\nB')
  assert.deepEqual(
    source.blocks.map((b) => b.place.lines),
    [
      [1, 1],
      [2, 2],
      [4, 4],
    ],
  )
  assert.deepEqual(source.blankLines, [false, true, true, false])
})

test('B5: small letters go on, marks open', () => {
  assert.deepEqual(texts('Tăng cường công tác\ntuyên truyền.\na) Rà soát\nb) Công khai'), [
    'Tăng cường công tác tuyên truyền.',
    'a) Rà soát',
    'b) Công khai',
  ])
  assert.deepEqual(texts('I. MỤC\nĐÍCH, YÊU CẦU\n\nNội dung.'), ['I. MỤC ĐÍCH, YÊU CẦU', 'Nội dung.'])
})

test('B6: wrapped Markdown rows keep their cells', () => {
  const [table] = blocksFromText('| A | B |\n|---|---|\n| một hai\nba | bốn |\n| năm |  |').blocks
  assert.ok(table?.kind === 'table')
  assert.deepEqual(
    table.rows.map((row) => row.map((c) => c.text)),
    [
      ['A', 'B'],
      ['một hai ba', 'bốn'],
      ['năm', ''],
    ],
  )
  assert.deepEqual(table.rows[1]![0]!.place.lines, [3, 4])
})

test('enumerators: kinds and lengths', () => {
  const kind = (text: string): string | undefined => enumeratorOf(text)?.kind
  assert.equal(kind('II. NHIỆM VỤ'), 'roman')
  assert.equal(kind('1.2. Nội dung'), 'multi')
  assert.equal(kind('1. Mục đích'), 'arabic')
  assert.equal(kind('đ) Tăng cường'), 'letter')
  assert.equal(kind('- Sở Nội vụ'), 'bullet')
  assert.equal(kind('V/v nâng cao'), undefined)
  assert.equal(kind('12/5/2026 họp'), undefined)
  assert.equal(kind('100% hồ sơ'), undefined)
  assert.equal(kind('Văn phòng'), undefined)
})

test('B6: a row that a program wrapped just behind a pipe goes on, however few cells it has', () => {
  const text = [
    '| Stt | Nhiệm vụ cụ thể | Cơ quan, đơn vị chủ trì | Cơ quan, đơn vị phối hợp |',
    'Kết quả, sản phẩm | Thời gian hoàn thành | Nguồn kinh phí |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    '| 1 | Ban hành Quy chế hoạt động của Trung tâm Phục vụ hành chính công cấp xã |',
    'Văn phòng UBND tỉnh | Sở Nội vụ; UBND các xã, phường | Quyết định của UBND tỉnh',
    '| Quý II/2026 | Không |',
    '| 2 | Rà soát, cắt giảm thành phần hồ sơ đã có trong cơ sở dữ liệu quốc gia |',
    'Các sở, ban, ngành | Văn phòng UBND tỉnh; Công an tỉnh | Quyết định | Quý I/2026 |',
    'Không |',
  ].join('\n')
  const tables = blocksFromText(text).blocks.filter((block) => block.kind === 'table')
  assert.deepEqual(
    tables.map(({ rows }) => rows.map((row) => row.length)),
    [[7, 7, 7]],
  )
})
