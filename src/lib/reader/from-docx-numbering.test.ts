import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocksFromDocx } from './from-docx.ts'
import { formatNumber } from './number-formats.ts'
import { shown } from './samples/shown.ts'
import { cell, paragraph, row, table, wordFile } from './samples/word-files.ts'

const level = (i: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`
const list = (id: number, ...levels: string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`
const use = (id: number, of: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`
const item = (text: string, number: number, depth?: number): string =>
  paragraph(
    text,
    `<w:numPr>${depth === undefined ? '' : `<w:ilvl w:val="${depth}"/>`}<w:numId w:val="${number}"/></w:numPr>`,
  )
const texts = (body: string, numbering: string, styles = ''): unknown[] =>
  shown(blocksFromDocx(wordFile(body, { numbering, styles })))

const PLAN = list(
  0,
  level(0, 'upperRoman', '%1.'),
  level(1, 'decimal', '%2.'),
  level(2, 'lowerLetter', '%3)'),
  level(3, 'bullet', '-'),
)

test('B21: levels count below each other and begin anew under the next one above', () => {
  const body = [
    item('Mục đích', 1, 0),
    item('Cao', 1, 1),
    item('Thấp', 1, 1),
    item('Nhỏ', 1, 2),
    item('Gạch', 1, 3),
    item('Nhiệm vụ', 1, 0),
    item('Chung', 1, 1),
  ]
  assert.deepEqual(texts(body.join(''), PLAN + use(1, 0)), [
    'I. Mục đích',
    '1. Cao',
    '2. Thấp',
    'a) Nhỏ',
    '- Gạch',
    'II. Nhiệm vụ',
    '1. Chung',
  ])
})

test('B21: several levels in one number, in decimals where the list says so', () => {
  const legal = list(
    0,
    level(0, 'upperRoman', 'Phần %1'),
    level(1, 'decimal', '%1.%2.', '<w:isLgl/>'),
    level(2, 'decimal', '%1.%2.%3'),
  )
  const body = item('A', 1, 0) + item('B', 1, 1) + item('C', 1, 2) + item('D', 1, 1)
  assert.deepEqual(texts(body, legal + use(1, 0)), ['Phần I A', '1.1. B', 'I.1.1 C', '1.2. D'])
})

test('B21: two uses of one list go on counting; a start of its own begins anew; overridden levels count', () => {
  const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
  const other = `<w:lvlOverride w:ilvl="0">${level(0, 'lowerLetter', '(%1)')}</w:lvlOverride>`
  const numbering = list(0, level(0, 'decimal', '%1.')) + use(1, 0) + use(2, 0) + use(3, 0, override) + use(4, 0, other)
  const body = item('a', 1) + item('b', 2) + item('c', 3) + item('d', 3) + item('e', 1) + item('f', 4)
  assert.deepEqual(texts(body, numbering), ['1. a', '2. b', '5. c', '6. d', '7. e', '(h) f'])
})

test('B21: a level that never begins anew, and one that comes without the level above', () => {
  const numbering =
    list(0, level(0, 'upperRoman', '%1.'), level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>')) + use(1, 0)
  const body = item('x', 1, 1) + item('A', 1, 0) + item('y', 1, 1) + item('B', 1, 0) + item('z', 1, 1)
  assert.deepEqual(texts(body, numbering), ['1. x', 'I. A', '2. y', 'II. B', '3. z'])
})

test('B21: numbers that come with a style, and lists that point to a style', () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="M"><w:name w:val="Mục"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="K"><w:name w:val="Khoản"/><w:basedOn w:val="M"/></w:style>' +
    '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
  const numbering =
    list(
      0,
      level(0, 'upperRoman', '%1.', '<w:pStyle w:val="M"/>'),
      level(1, 'decimal', '%2.', '<w:pStyle w:val="K"/>'),
    ) +
    list(1, level(0, 'decimal', 'Điều %1:')) +
    '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>' +
    use(1, 0) +
    use(2, 1) +
    use(3, 2)
  const styled = (text: string, style: string, more = ''): string =>
    paragraph(text, `<w:pStyle w:val="${style}"/>${more}`)
  const body =
    styled('A', 'M') +
    styled('b', 'K') +
    styled('c', 'K') +
    styled('không số', 'K', '<w:numPr><w:numId w:val="0"/></w:numPr>') +
    item('Phạm vi', 3)
  assert.deepEqual(texts(body, numbering, styles), ['I. A', '1. b', '2. c', 'không số', 'Điều 1: Phạm vi'])
})

test('B21: cells that hold nothing but a generated number show it; bullets of symbol fonts are bullets', () => {
  const symbol = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'
  const numbering =
    list(0, level(0, 'decimal', '%1', '<w:suff w:val="nothing"/>')) +
    list(1, level(0, 'bullet', '\uf0b7', symbol)) +
    use(1, 0) +
    use(2, 1)
  const body = table(row([cell(item('', 1)), cell(item('Rà soát', 2))]), row([cell(item('', 1)), cell(item('', 2))]))
  assert.deepEqual(texts(body, numbering), [
    [
      ['1', '• Rà soát'],
      ['2', ''],
    ],
  ])
})

test('B21: number formats as Word shows them', () => {
  const show = (format: string): string => [1, 4, 27].map((value) => formatNumber(value, format)).join(' ')
  assert.equal(show('upperRoman'), 'I IV XXVII')
  assert.equal(show('lowerLetter'), 'a d aa')
  assert.equal(show('decimalZero'), '01 04 27')
  assert.equal(show('vietnameseCounting'), 'một bốn hai mươi bảy')
  assert.equal(show('decimalEnclosedParen'), '(1) (4) (27)')
  assert.equal(formatNumber(-1, 'upperRoman'), '-1')
  assert.equal(formatNumber(1e9, 'lowerLetter'), '1000000000')
})
