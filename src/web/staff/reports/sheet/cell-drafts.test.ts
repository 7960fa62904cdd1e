import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Cell, ReportPage } from '#features/reports/schema.ts'
import { ready, withCells, withoutSaved, writeOf } from './cell-drafts.ts'

const cell = (field: string, value: string | null, version: number): Cell => ({
  ...{
    field,
    value,
    version,
    source: 'typed',
    note: null,
    reason: null,
    bound: null,
    boundReason: null,
    ownShare: null,
    before: null,
  },
  ...{ returned: null, answer: null, files: 0, updatedAt: null, updatedByName: null },
})

test('an emptied cell is emptied, a typed one goes as it was typed, a note alone leaves the figure', () => {
  assert.deepEqual(writeOf(['1/1', { typed: '', version: 3 }]), { field: '1/1', version: 3, value: null })
  assert.deepEqual(writeOf(['1/1', { typed: '1.234,5', version: 0 }]), { field: '1/1', version: 0, typed: '1.234,5' })
  assert.deepEqual(writeOf(['1/1', { note: '', version: 2 }]), { field: '1/1', version: 2, note: null })
})

test('what was held back waits for its person, the others go', () => {
  const drafts = { '1/1': { typed: 'abc', version: 0 }, '1/2': { typed: '5', version: 0 } }
  assert.deepEqual(
    ready(drafts, { '1/1': { fault: 'no number' } }).map(([field]) => field),
    ['1/2'],
  )
})

test('what was changed while it was on its way goes on from the version that came back', () => {
  const [first, second] = [
    { typed: '5', version: 1 },
    { typed: '6', version: 1 },
  ]
  const sent = { '1/1': first, '1/2': second }
  const now = { '1/1': first, '1/2': { typed: '66', version: 1 } }
  assert.deepEqual(withoutSaved(now, sent, [cell('1/1', '5', 2), cell('1/2', '6', 2)]), {
    '1/2': { typed: '66', version: 2 },
  })
})

test('what others wrote stands on the screen beside what was saved', () => {
  const page = { cells: [cell('1/1', null, 0), cell('1/2', null, 0)], findings: [], report: { filled: 0 } }
  const reply = {
    saved: [cell('1/1', '5', 1)],
    conflicts: [{ field: '1/2', now: cell('1/2', '9', 4) }],
    faults: [],
    findings: [],
  }
  const shown = withCells(page as unknown as ReportPage, reply)
  assert.deepEqual(
    shown.cells.map(({ value }) => value),
    ['5', '9'],
  )
  assert.equal(shown.report.filled, 2)
})
