import assert from 'node:assert/strict'
import { test } from 'node:test'
import { haveOneScale, meanOf, type Piece } from './mean-rules.ts'

const piece = (surveyId: string, value: number, more: Partial<Piece> = {}): Piece => ({
  ...{ surveyId, seed: surveyId.length, weight: 1, value, low: value - 0.04, high: value + 0.04 },
  ...{ se: 0.02, df: 40, n: 300, ...more },
})
const scale = { least: 1, most: 10, rule: 'dimensions' } as const

test('one figure keeps its own interval', () => {
  const one = meanOf([piece('a', 0.8)], null)
  assert.deepEqual([one.value, one.low, one.interval, one.arithmetic], [0.8, 0.76, null, null])
})

test('the mean by weights keeps its arithmetic; independent samples have a shorter interval than each', () => {
  const mean = meanOf([piece('a', 0.82, { weight: 2 }), piece('bb', 0.76)], null)
  assert.ok(Math.abs(mean.value - 0.8) < 1e-12)
  assert.equal(mean.arithmetic, '(82,0 % × 2 + 76,0 % × 1) / 3 = 80,0 %')
  assert.equal(mean.n, 600)
  // In R: s <- sqrt((2/3*.02)^2 + (1/3*.02)^2); d <- s^4/((2/3*.02)^4/40 + (1/3*.02)^4/40)
  //   plogis(qlogis(.8) + c(-1, 1) * qt(.975, d) * s / (.8 * .2))
  assert.ok(Math.abs(mean.low! - 0.7684982621) < 1e-9, String(mean.low))
  assert.ok(Math.abs(mean.high! - 0.8281735533) < 1e-9, String(mean.high))
  assert.match(mean.interval ?? '', /mẫu độc lập/)
})

test('points of a scale stay within it', () => {
  const mean = meanOf([piece('a', 9.9, { se: 0.2 }), piece('bb', 9.7, { se: 0.2 })], scale)
  assert.equal(mean.arithmetic, '(9,90 điểm × 1 + 9,70 điểm × 1) / 2 = 9,80 điểm')
  assert.ok(mean.low! < 9.8 && mean.high! > 9.8 && mean.high! < 10)
})

test('what is not independent, or of unknown error, has no interval and says so', () => {
  const why = (...pieces: Piece[]) => {
    const { low, high, interval } = meanOf(pieces, null)
    assert.deepEqual([low, high], [null, null])
    return interval ?? ''
  }
  assert.match(why(piece('a', 0.8), piece('a', 0.7)), /cùng một cuộc khảo sát/)
  assert.match(why(piece('a', 0.8, { seed: 7 }), piece('bb', 0.7, { seed: 7 })), /cùng một số hạt giống/)
  assert.match(why(piece('a', 0.8), piece('bb', 0.7, { se: null })), /sai số chuẩn/)
  assert.match(why(piece('a', 1, { se: 0 }), piece('bb', 1, { se: 0 })), /như nhau/)
  assert.equal(meanOf([piece('a', 0.8), piece('a', 0.7, { n: 280 })], null).n, 300, 'the same people once')
  assert.equal(meanOf([piece('a', 0.8, { n: null }), piece('bb', 0.7)], null).n, null)
})

test('only figures of one scale have a mean', () => {
  assert.ok(haveOneScale([null, null]))
  assert.ok(haveOneScale([scale, { ...scale }]))
  assert.ok(!haveOneScale([null, scale]))
  assert.ok(!haveOneScale([scale, { ...scale, most: 20 }]))
})
