import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  formatNumber,
  formatPercent,
  parseNumberWords,
  parseVietnameseDecimal,
  parseVietnameseNumber,
} from './numbers.ts'
import { formatRoman, parseRoman } from './roman.ts'

test('numbers as documents write them', () => {
  // biome-ignore format: a table
  const cases: [string, number | null][] = [
    ['85,31', 85.31], ['1.234,5', 1234.5], ['1.234', 1234], ['12.345.678', 12345678], ['03', 3], ['1 234', 1234], ['85.31', 85.31],
    ['95%', 95], ['-2,5', -2.5], ['–2,5', -2.5], ['1,234,567', 1234567], ['mười lăm', 15], ['hai mươi lăm', 25],
    ['', null], ['abc', null], ['12/3', null], ['1.23.4', null], ['16/63', null], ['1,2,3', null], ['.5', null],
  ]
  for (const [written, value] of cases) assert.equal(parseVietnameseNumber(written), value, written)
})

test('the same digits as an exact decimal', () => {
  // biome-ignore format: a table
  const cases: [string, string | null][] = [
    ['85,31', '85.31'], ['1.234,50', '1234.5'], ['1.234', '1234'], ['007', '7'], ['0', '0'], ['-0', '0'], ['–2,5', '-2.5'],
    ['123.456.789.012.345,123456', '123456789012345.123456'], ['90 %', '90'], ['0,10', '0.1'], ['', null], ['mười', null],
    ['1.23.4', null], ['12a', null],
  ]
  for (const [written, value] of cases) assert.equal(parseVietnameseDecimal(written), value, written)
})

test('number words', () => {
  assert.equal(parseNumberWords('một trăm linh năm'), 105)
  assert.equal(parseNumberWords('Ba nghìn hai trăm'), 3200)
  assert.equal(parseNumberWords('hai mươi mốt'), 21)
  assert.equal(parseNumberWords('một triệu hai trăm nghìn'), 1200000)
  assert.equal(parseNumberWords('năm kế hoạch'), null)
  assert.equal(parseNumberWords('hai ba'), null)
  assert.equal(parseNumberWords('nghìn'), null)
})

test('what is formatted reads back as the same number', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(1, 10, 100, 10000), (n, scale) => {
      assert.equal(parseVietnameseNumber(formatNumber(n / scale)), Number((n / scale).toFixed(4)) || 0)
    }),
  )
})

test('decimal comma, thousands with points, percent of a share', () => {
  assert.equal(formatNumber(1234567.5), '1.234.567,5')
  assert.equal(formatNumber(85.3, 2), '85,30')
  assert.equal(formatNumber(Number.NaN), '–')
  assert.equal(formatPercent(0.8531), '85,3%')
  assert.equal(formatPercent(1), '100%')
  assert.equal(formatPercent(0.8531, 2), '85,31%')
})

test('Roman numerals there and back; badly formed ones are none', () => {
  for (let n = 1; n < 4000; n++) assert.equal(parseRoman(formatRoman(n)), n)
  for (const bad of ['IIII', 'IC', 'VX', '', 'A', 'I V']) assert.equal(parseRoman(bad), null, bad)
  assert.equal(parseRoman('iv'), 4)
  assert.throws(() => formatRoman(0), RangeError)
})
