import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page, Word } from './page.ts'
import { blocksOfPages } from './pages-blocks.ts'
import { repairedWords } from './scan-repair.ts'
import { wordsOfTsv } from './scan-words.ts'

const row = (left: number, top: number, width: number, height: number, sure: number, text: string): string =>
  ['5', '1', '1', '1', '1', '1', left, top, width, height, sure, text].join('\t')

test('words of a scan stand on one base line; those that it was not sure of are marked with their offsets', () => {
  const words = wordsOfTsv(
    [row(100, 100, 90, 36, 95, 'Nâng'), row(200, 100, 60, 44, 96, 'gấp'), row(270, 104, 70, 32, 41, 'caa')].join('\n'),
    72 / 300,
  )
  assert.equal(new Set(words.map((word) => word.base)).size, 1)
  const page: Page = { number: 1, width: 595, height: 842, words, rules: { horizontal: [], vertical: [] }, turned: 0 }
  const [block] = blocksOfPages([page], { kind: 'scan', encoding: 'OCR', notes: [] }).blocks
  assert.ok(block?.kind === 'paragraph')
  assert.deepEqual([block.text, block.doubtful], ['Nâng gấp caa', [[9, 12]]])
})

test('dirt of a scan is no word', () => {
  assert.deepEqual(
    wordsOfTsv([row(1, 1, 9, 9, 80, '|'), row(20, 1, 9, 9, 12, '-'), row(40, 1, 9, 9, 90, '-')].join('\n'), 0.24).map(
      ({ text }) => text,
    ),
    ['-'],
  )
})

const mended = (text: string): string =>
  repairedWords(
    text.split(' ').map((word, i): Word => ({ text: word, left: i * 50, right: i * 50 + 40, base: 10, size: 12 })),
  )
    .map((word) => word.text)
    .join(' ')

test('slips that can be nothing else are mended, others are left as they are', () => {
  assert.equal(mended('phân đấu nâng cao thâm quyền'), 'phấn đấu nâng cao thẩm quyền')
  assert.equal(mended('nâng cao trách trách nhiệm'), 'nâng cao trách nhiệm')
  assert.equal(mended('chất Iượng phục vụ'), 'chất lượng phục vụ')
  assert.equal(mended('Quý TIII năm 2025'), 'Quý III năm 2025')
  assert.equal(mended('Phòng Văn hóa - Xãhội'), 'Phòng Văn hóa - Xã hội')
  assert.equal(mended('UBNDtỉnh; Chỉ cục Thuế'), 'UBND tỉnh; Chi cục Thuế')
  const right =
    'phân công Ủy ban nhân dân các xã, phường thực hiện 57-NQ/TW; nghiêng, chuyển, quyết định, khuyến khích, Nguyễn'
  assert.equal(mended(right), right)
})
