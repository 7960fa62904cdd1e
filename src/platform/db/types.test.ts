import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import { types } from './types.ts'

const { TIMESTAMPTZ } = pg.types.builtins
const read = types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date
const driver = pg.types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date

test('a moment is read as the driver reads it, in every zone, with and without parts of a second', () => {
  const two = (n: number) => String(n).padStart(2, '0')
  const fraction = fc.option(fc.integer({ min: 1, max: 999 }).map((n) => `.${String(n).padStart(3, '0')}`))
  const zone = fc.constantFrom('+07', '+00', '-03', '+05:30', '-09:30')
  const day = fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-01'), noInvalidDate: true })
  fc.assert(
    fc.property(day, fraction, zone, (at, part, offset) => {
      const clock = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`
      const text = `${at.toISOString().slice(0, 10)} ${clock}${part ?? ''}${offset}`
      assert.equal(read(text).getTime(), driver(text).getTime(), text)
    }),
  )
})

test('microseconds are cut, not rounded; what no clock shows is left to the driver', () => {
  assert.equal(read('2026-06-10 08:00:00.123999+07').toISOString(), '2026-06-10T01:00:00.123Z')
  assert.equal(read('infinity') as unknown, Number.POSITIVE_INFINITY)
  assert.equal(read('0044-03-15 12:00:00+00 BC').getTime(), driver('0044-03-15 12:00:00+00 BC').getTime())
})
