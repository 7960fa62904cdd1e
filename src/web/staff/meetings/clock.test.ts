import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readClock } from './clock.ts'

test('a time is read as people write it', () => {
  const times = {
    '8h': '08:00',
    '8h30': '08:30',
    '8:30': '08:30',
    '0830': '08:30',
    '14 h 05': '14:05',
    '14.05': '14:05',
    '': '',
  }
  for (const [typed, time] of Object.entries(times)) assert.equal(readClock(typed), time, typed)
  for (const typed of ['25h', '8:61', 'sáng', '8', '8:3']) assert.equal(readClock(typed), undefined, typed)
})
