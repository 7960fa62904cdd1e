import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Given, isDominated, toldQuantile } from './told-numbers.ts'

const givenBy = (numbers: readonly number[]): Given => {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  return { sorted, people: sorted.map((value) => numbers.filter((own) => own === value).length) }
}

test('K4: a median that many share is told as it is, one that is somebody’s own is rounded until many share it', () => {
  const times = givenBy([...Array(30).fill(1), ...Array(40).fill(2), ...Array(30).fill(3)])
  const telling = { least: 10, unit: 1 }
  assert.deepEqual(toldQuantile(times, { value: 2, ends: { low: 1, high: 3 } }, telling), {
    ...{ value: 2, low: 1, high: 3, step: 1 },
  })
  const minutes = givenBy(Array.from({ length: 60 }, (_, i) => 13 + i))
  assert.deepEqual(toldQuantile(minutes, { value: 42, ends: { low: 37, high: 48 } }, telling), {
    ...{ value: 40, low: 40, high: 50, step: 10 },
  })
})

test('K4: what identifies is not told at all: each number is of one person, however coarse', () => {
  const phones = givenBy(Array.from({ length: 50 }, (_, i) => 901_000_000 + 977_777 * i))
  const told = toldQuantile(phones, { value: 925_444_425, ends: { low: 915e6, high: 935e6 } }, { least: 10, unit: 1 })
  assert.ok(!told || told.step >= 10_000_000)
  const few = givenBy([1, 2, 3, 4, 5, 6, 7, 8, 9])
  assert.equal(toldQuantile(few, { value: 5, ends: { low: 2, high: 8 } }, { least: 10, unit: 1 }), null)
})

test('K4: whatever was given, at least so many people stand behind each number that is told', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -500, max: 5000 }), { minLength: 1, maxLength: 80 }), (numbers) => {
      const sorted = numbers.toSorted((a, b) => a - b)
      const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!
      const ends = { low: at(0.3), high: at(0.7) }
      const told = toldQuantile(givenBy(numbers), { value: at(0.5), ends }, { least: 10, unit: 1 })
      if (!told) return
      for (const figure of [told.value, told.low, told.high]) {
        if (Number.isNaN(figure)) continue
        assert.ok(numbers.filter((own) => Math.abs(own - figure) <= told.step / 2).length >= 10)
      }
    }),
  )
})

test('K5: one who has nearly all is not told by a mean', () => {
  assert.equal(isDominated(givenBy([...Array(20).fill(0), 5_000_000])), true)
  assert.equal(isDominated(givenBy([...Array(20).fill(1000), 3_000_000, 2_900_000])), true)
  assert.equal(isDominated(givenBy([...Array(20).fill(30), 60])), false)
  assert.equal(isDominated(givenBy([0, 0, 0])), false)
})
