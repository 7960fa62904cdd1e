import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block } from './blocks.ts'
import { flagDoubtfulWords } from './doubtful-words.ts'
import type { Page, Word } from './page.ts'
import { blocksOfPages } from './pages-blocks.ts'
import { planFromBlocks } from './plan.ts'
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

test('B33: a basis whose number was read with doubt is asked for, one beside doubtful words is not', () => {
  const head = ['ỦY BAN NHÂN DÂN', 'TỈNH LAM GIANG', 'Số: 5/KH-UBND', 'KẾ HOẠCH', 'Cải cách hành chính năm 2026']
  const bases = ['Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021;', 'Căn cứ Quyết định số 168/QĐ-BNV của Bộ Nội vu;']
  const lines = [...head, ...bases, 'I. NHIỆM VỤ', '1. Sở Y tế công khai giá dịch vụ.']
  const blocks = lines.map((text, i): Block => {
    const doubtful = ['76/NQ-CP', 'vu;'].flatMap((word): [number, number][] => {
      const at = text.indexOf(word)
      return at < 0 ? [] : [[at, at + word.length]]
    })
    return { kind: 'paragraph', text, starts: [0], place: { lines: [i + 1, i + 1] }, doubtful }
  })
  const source = { kind: 'scan' as const, blocks, lineCount: lines.length, blankLines: [], encoding: 'OCR' }
  const reading = planFromBlocks(source, 'a.pdf')
  flagDoubtfulWords(reading, source)
  const asked = reading.flags.filter(({ field }) => field === 'bases')
  assert.equal(asked.length, 1)
  assert.match(asked[0]!.message, /76\/NQ-CP/)
  assert.deepEqual(
    reading.bases.map(({ confidence }) => confidence < 0.85),
    [true, false],
  )
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
