import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayInVietnam, findVietnameseDates, formatDate, formatDateInWords, parseVietnameseDate } from './dates.ts'
import { findDocumentNumbers, normalizeDocumentNumber } from './document-number.ts'

test('numbers of documents, mended', () => {
  const cases: [text: string, number: string, kind?: string, date?: string][] = [
    ['71/NQ -CP', '71/NQ-CP', 'nghị quyết'],
    ['Nghị quyết số\n57-NQ/TW ngày 22/12/2024', '57-NQ/TW', 'nghị quyết', '2024-12-22'],
    ['Số: 359/KH-UBNDngày 27 tháng 9 năm 2021', '359/KH-UBND', 'kế hoạch', '2021-09-27'],
    ['số 76/NQ-CPngày 15/7/2021', '76/NQ-CP', 'nghị quyết', '2021-07-15'],
    ['Pháp lệnh số 34/2007/PLUBTVQH11 ngày 20/4/2007', '34/2007/PLUBTVQH11', 'pháp lệnh', '2007-04-20'],
    ['06/CT-CTUBND', '06/CT-CTUBND', 'chỉ thị'],
    ['22/2016/NQ-HĐND', '22/2016/NQ-HĐND', 'nghị quyết'],
    ['Nghị quyết 04-NQ/TU', '04-NQ/TU', 'nghị quyết'],
    ['Chỉ thị 35/CT-TV', '35/CT-TV', 'chỉ thị'],
    ['Công văn số 3787/BNV-\nCCHC ngày 04/8/2021', '3787/BNV-CCHC', 'công văn', '2021-08-04'],
    ['Luật số 76/2025/QH15', '76/2025/QH15', 'luật'],
    ['Số:  89 / TTr - LĐTBXH', '89/TTr-LĐTBXH', 'tờ trình'],
    ['số 1234/SNV ngày 5/7/2024', '1234/SNV', 'công văn', '2024-07-05'],
    ['Quyết định số 12/QÐ-UBND', '12/QĐ-UBND', 'quyết định'],
    ['Kế hoạch số 12/KH-UBND - UBND tỉnh', '12/KH-UBND', 'kế hoạch'],
    ['12-QĐi/TW', '12-QĐi/TW', 'quy định'],
  ]
  for (const [text, number, kind, date] of cases) {
    const [found, ...more] = findDocumentNumbers(text)
    assert.ok(found, text)
    assert.equal(more.length, 0, text)
    assert.deepEqual([found.number, found.kind, found.date, found.blank], [number, kind, date, false], text)
    assert.equal(text.slice(found.start, found.end), found.raw)
    assert.equal(normalizeDocumentNumber(found.raw), number)
  }
})

test('a number that is left blank', () => {
  for (const [text, number] of [
    ['Số: /KH-UBND', '/KH-UBND'],
    ['Số:      /KH-SNgV', '/KH-SNgV'],
    ['Số: …/2021/NQ-HĐND', '/2021/NQ-HĐND'],
  ] as const) {
    const [found] = findDocumentNumbers(text)
    assert.deepEqual([found?.number, found?.blank], [number, true], text)
  }
})

test('ranks, shares, dates and agencies are no numbers of documents', () => {
  for (const text of [
    '16/63 tỉnh',
    '85,31/100 điểm',
    '27/9/2021',
    '24/7',
    'Sở A/B',
    'và/hoặc',
    '2021-2025',
    'quý IV/2021',
    'số 5/BC',
  ]) {
    const found = findDocumentNumbers(text).filter((n) => n.number !== '5/BC')
    assert.deepEqual(found, [], text)
  }
})

test('dates, whole and with blanks', () => {
  // biome-ignore format: a table
  const cases: [string, string | null][] = [
    ['ngày 27 tháng 9 năm 2021', '2021-09-27'], ['27/9/2021', '2021-09-27'], ['05-07-2024', '2024-07-05'], ['27.9.2021', '2021-09-27'],
    ['ngày tháng 5 năm 2021', '2021-05'], ['ngày … tháng … năm 2024', '2024'], ['ngày ..... tháng 5 năm 2021', '2021-05'],
    ['Hà Tĩnh, ngày  27\ntháng 9 năm 2021', '2021-09-27'], ['tháng 6/2026', '2026-06'], ['năm 2024', '2024'], ['2021-09-27', '2021-09-27'],
    ['31/02/2024', null], ['29/02/2023', null], ['không có', null], ['12.345.6789', null],
  ]
  for (const [text, date] of cases) {
    assert.equal(parseVietnameseDate(text), date, text)
    assert.equal(parseVietnameseDate(text.normalize('NFD')), date, text)
  }
})

test('dates are written as the State writes them', () => {
  assert.equal(formatDate('2021-09-05'), '05/09/2021')
  assert.equal(formatDate('2021-05'), '05/2021')
  assert.equal(formatDateInWords('2021-09-05'), 'ngày 05 tháng 9 năm 2021')
  assert.equal(formatDateInWords('2021-02-15'), 'ngày 15 tháng 02 năm 2021')
  assert.throws(() => formatDate('5/9/2021'), RangeError)
  // Six in the morning in Việt Nam is the evening before in Greenwich.
  assert.equal(dayInVietnam('2026-11-09T23:00:00.000Z'), '2026-11-10')
  assert.equal(dayInVietnam(new Date('2026-11-10T16:59:59Z')), '2026-11-10')
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, (d) => {
      const iso = d.toISOString().slice(0, 10)
      assert.equal(parseVietnameseDate(formatDate(iso)), iso)
      assert.equal(parseVietnameseDate(formatDateInWords(iso)), iso)
    }),
  )
})

test('offsets point at the words, whatever the text', () => {
  const bits = fc.constantFrom(
    'số',
    ' ',
    '12',
    '/',
    'KH',
    '-',
    'UBND',
    'ngày',
    'tháng',
    'năm',
    '2024',
    '5',
    '.',
    '\n',
    'Q',
    'TTg',
    '…',
  )
  fc.assert(
    fc.property(
      fc.array(bits, { maxLength: 40 }).map((a) => a.join('')),
      (text) => {
        for (const n of findDocumentNumbers(text)) assert.equal(text.slice(n.start, n.end), n.raw)
        for (const d of findVietnameseDates(text)) assert.equal(text.slice(d.start, d.end), d.raw)
      },
    ),
    { numRuns: 500 },
  )
})

const shared = join(import.meta.dirname, '../../../../shared')
const skip = existsSync(join(shared, 'gold')) ? false : `${shared} is not there`

test('every number and date of the gold annotations is found in its document', { skip }, () => {
  type Gold = { file: string; bases: { number: string; date?: string }[]; cited?: string[] | null }
  const seeds = readdirSync(join(shared, 'seeds'))
  for (const name of readdirSync(join(shared, 'gold')).filter((f) => f.endsWith('.json'))) {
    const gold = JSON.parse(readFileSync(join(shared, 'gold', name), 'utf8')) as Gold
    const seed = seeds.find((file) => gold.file.includes(file))
    assert.ok(seed, name)
    const found = findDocumentNumbers(readFileSync(join(shared, 'seeds', seed), 'utf8').normalize('NFC'))
    const expected = [...gold.bases, ...(gold.cited ?? []).map((number) => ({ number, date: undefined }))]
    for (const { number, date } of expected) {
      assert.ok(
        found.some((n) => n.number === number && (date === undefined || n.date === date)),
        `${name}: ${number} ${date ?? ''}`,
      )
    }
  }
})
