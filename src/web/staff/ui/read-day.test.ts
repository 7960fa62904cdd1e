import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDay } from './read-day.ts'

test('days are read as people type them, the day first', () => {
  for (const typed of ['20/12/2026', ' 20-12-2026 ', '20.12.26', '20 12 2026', '20122026'])
    assert.equal(readDay(typed), '2026-12-20', typed)
  assert.equal(readDay('1/2/2026'), '2026-02-01')
})

test('what is no day is none', () => {
  for (const typed of ['', '31/02/2026', '2026-12-20', '12/2026', '32/1/2026', 'mai', '0/0/0000'])
    assert.equal(readDay(typed), '', typed)
})
