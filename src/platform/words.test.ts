import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readWords } from './words.ts'

test('days in words are written as people write them', async () => {
  const words = await readWords()
  const facts = { name: 'Sở Tài chính', since: '2025-07-01' }
  assert.match(words('problem.agency.not_yet', 'vi', facts), /^Sở Tài chính có từ ngày 01\/07\/2025;/)
  assert.equal(words('không.có', 'vi'), 'không.có')
})
