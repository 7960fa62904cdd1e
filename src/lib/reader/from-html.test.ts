import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { blocksFromHtml } from './from-html.ts'
import { htmlFromBytes } from './from-html-bytes.ts'
import { isRefused } from './refuse.ts'
import { checkPlaces, shown, sourceRead, spansOf } from './samples/shown.ts'

const read = (html: string) => {
  const source = blocksFromHtml(html, 'UTF-8')
  checkPlaces(source)
  return source
}

test('B17: paragraphs, breaks, entities and headings', () => {
  const source = read(
    '<h2>I. MỤC ĐÍCH</h2><p>Rà soát &amp; công\n khai&nbsp;danh sách;<br>- Kiểm tra.</p>Chữ rời<div>khác</div>',
  )
  assert.deepEqual(shown(source), ['I. MỤC ĐÍCH', 'Rà soát & công khai danh sách;', '- Kiểm tra.', 'Chữ rời', 'khác'])
  const [first] = sourceRead(source).blocks
  assert.equal(first?.kind === 'paragraph' && first.heading, true)
})

test('B17: lists show the marks that a browser generates, once', () => {
  const html =
    '<ol type="I"><li>Mục đích<ol start="3"><li><p>Một</p><p>Tiếp</p></li><li value="9">Hai</li></ol></li></ol>' +
    '<ul><li>Gạch</li><li>a) Có sẵn</li></ul><ol style="list-style-type: lower-alpha"><li>Chữ</li></ol><ol><li>1. Có sẵn</li></ol>'
  assert.deepEqual(shown(read(html)), [
    'I. Mục đích',
    '3. Một',
    'Tiếp',
    '9. Hai',
    '- Gạch',
    'a) Có sẵn',
    'a. Chữ',
    '1. Có sẵn',
  ])
})

test('B9: spans of HTML tables, cut at the end of the table, header rows, missing end tags', () => {
  const source = read(
    '<table><thead><tr><th rowspan=2>TT<th rowspan=2>Việc<th colspan=2>Thực hiện<tr><th>Chủ trì<th>Phối hợp</thead>' +
      '<tr><td>1<td rowspan=99><p>a</p><p>b</p><td>Sở A<td>Sở B<tr><td>2<td colspan=500>Sở C</table>',
  )
  assert.deepEqual(spansOf(source), [
    [
      '0,0 2×1: TT',
      '0,1 2×1: Việc',
      '0,2 1×2: Thực hiện',
      '1,2 1×1: Chủ trì',
      '1,3 1×1: Phối hợp',
      '2,0 1×1: 1',
      '2,1 2×1: a\nb',
      '2,2 1×1: Sở A',
      '2,3 1×1: Sở B',
      '3,0 1×1: 2',
      '3,2 1×2: Sở C',
    ],
  ])
  const block = sourceRead(source).blocks[0]
  assert.equal(block?.kind === 'table' && block.headerRows, 2)
})

test('B10: notes of Word pages, raised digits and powers', () => {
  const html =
    '<p>Đạt 45 điểm<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>, hạng<sup>2</sup>, rộng 5 km<sup>2</sup>.</p>' +
    '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Năm 2025.</p></div><p>[2] Toàn quốc.</p>'
  assert.deepEqual(shown(read(html)), ['Đạt 45 điểm[1], hạng[2], rộng 5 km².', '[1] Năm 2025.', '[2] Toàn quốc.'])
})

const SITE = (content: string): string => `<html><body><header><a href="/">Cổng thông tin</a></header>
<div class="main-menu"><ul>${['Giới thiệu', 'Tin tức', 'Văn bản', 'Liên hệ', 'Hỏi đáp'].map((t) => `<li><a href="#">${t}</a></li>`).join('')}</ul></div>
<div class="page"><div class="breadcrumb"><a href="/">Trang chủ</a> › Văn bản</div>${content}
<div><h3>Tin liên quan</h3><ul>${'<li><a href="#">Kế hoạch khác của tỉnh năm 2025</a></li>'.repeat(4)}</ul></div></div>
<script>var a = "kế hoạch"</script><footer>Bản quyền thuộc về Sở. Điện thoại: 0123</footer></body></html>`

test('B18: what the site put around the document is left out, and said', () => {
  const source = read(
    SITE(
      '<div id="content"><p>Số: 1/KH-UBND</p><p>KẾ HOẠCH</p><p>Căn cứ <a href="x">Nghị quyết số 76/NQ-CP</a>;</p></div>',
    ),
  )
  assert.deepEqual(shown(source), ['Số: 1/KH-UBND', 'KẾ HOẠCH', 'Căn cứ Nghị quyết số 76/NQ-CP;'])
  assert.deepEqual(
    sourceRead(source).notes?.map((note) => note.code),
    ['left_out'],
  )
})

test('B18: a page laid out by tables gives the document in the cell', () => {
  const tasks = '<table border=1><tr><td>TT<td>Việc<td>Cơ quan<tr><td>1<td>a<td>Sở A</table>'
  const menu = '<a href=1>Một</a><br><a href=2>Hai</a><br><a href=3>Ba</a><br><a href=4>Bốn</a><br><a href=5>Năm</a>'
  const html = `<table><tr><td><div>${menu}</div></td><td><p>KẾ HOẠCH</p>${tasks}<p>Hết văn bản.</p></td></tr></table>`
  assert.deepEqual(shown(read(html)), [
    'KẾ HOẠCH',
    [
      ['TT', 'Việc', 'Cơ quan'],
      ['1', 'a', 'Sở A'],
    ],
    'Hết văn bản.',
  ])
})

test('B19: pages that Word saved: marks in spans, old fonts by class and by element, hidden and deleted text', () => {
  const html =
    '<html xmlns:o="x"><head><style>p.MsoNormal, li {font-family:".VnTime";} .H {text-transform:uppercase}</style></head><body>' +
    '<!--[if supportFields]><span>ẩn</span><![endif]-->' +
    '<p class=MsoNormal>KÕ ho¹ch c¶i c¸ch hµnh chÝnh<o:p></o:p></p>' +
    '<p><![if !supportLists]><span style="mso-list:Ignore">1.<span>&nbsp;&nbsp;</span></span><![endif]>Mục đích</p>' +
    '<p class=H>kế hoạch <span style="display:none">ẩn</span><del>cũ</del><ins>mới</ins></p>' +
    '<p><font face="VNI-Times">caûi caùch</font></p></body></html>'
  const source = read(html)
  assert.deepEqual(shown(source), ['Kế hoạch cải cách hành chính', '1. Mục đích', 'KẾ HOẠCH MỚI', 'cải cách'])
  assert.deepEqual(
    sourceRead(source).notes?.map((note) => note.code),
    ['tracked_changes', 'old_encoding'],
  )
})

test('B20: the encoding is that of the mark, the declaration, or the letters themselves', () => {
  const text = (bytes: Uint8Array): string => {
    const found = htmlFromBytes(bytes)
    assert.ok(!isRefused(found))
    return `${found.encoding}: ${found.text.replace(/^\ufeff/, '').replace(/<[^>]*>/g, '')}`
  }
  const utf8 = (html: string): Uint8Array => new TextEncoder().encode(html)
  assert.equal(text(utf8('<meta charset="windows-1252"><p>Kế hoạch</p>')), 'UTF-8: Kế hoạch')
  const head = [...utf8('<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1258"><p>')]
  // "Kế": ê (0xea) and the acute as a sign of its own (0xec).
  assert.equal(text(new Uint8Array([...head, 0x4b, 0xea, 0xec])), 'Windows-1258: Kế')
  const wide = new Uint8Array([
    0xff,
    0xfe,
    ...[...'<p>Kế</p>'].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
  ])
  assert.equal(text(wide), 'UTF-16LE: Kế')
})

test('B16: deep, huge and looping pages are refused soon or read', () => {
  const soon = (html: string): string => {
    const start = performance.now()
    const source = blocksFromHtml(html, 'UTF-8')
    assert.ok(performance.now() - start < 5000)
    return 'refused' in source ? source.refused.code : 'read'
  }
  assert.equal(soon('<div>'.repeat(200_000)), 'too_big')
  assert.equal(soon('<table><tr><td>'.repeat(50_000)), 'too_big')
  assert.equal(soon(Array.from({ length: 3000 }, (_, i) => `<b a=${i}>`).join('') + '<p>x'.repeat(3000)), 'too_big')
  assert.equal(soon('x'.repeat(9_000_000)), 'too_big')
  assert.equal(soon(`<p>KẾ HOẠCH</p><img src="data:image/png;base64,${'A'.repeat(9_000_000)}">`), 'read')
  assert.equal(soon('<script>x</script>'), 'empty')
  assert.equal(soon(`<table>${'<tr><td colspan=60 rowspan=60000>a'.repeat(5000)}</table>`), 'read')
})

test('B16: any order of tags is read, with places inside the document', () => {
  const tags = [
    '<table>',
    '<tr>',
    '<td rowspan=3>',
    '<td colspan=0>',
    '</table>',
    '<li>',
    '<ol start=x>',
    '</ol>',
    '<p>',
    '<sup>1</sup>',
    '<div id=ftn1>',
    '</div>',
    '<br>',
    '<pre>',
    'Chữ',
    '[1] a',
    '<a href="#_ftn2">',
    '<nav>',
    '<h1>',
  ]
  const property = fc.property(fc.array(fc.constantFrom(...tags), { maxLength: 40 }), (parts) => {
    const source = blocksFromHtml(parts.join(' '), 'UTF-8')
    if (!('refused' in source)) checkPlaces(source)
  })
  fc.assert(property, { numRuns: 600 })
})
