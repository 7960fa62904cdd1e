import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CERTAIN, certaintyOf, isCertain, markDoubts } from './certainty.ts'
import { qualityOf } from './quality.ts'
import { flag, newTask, note } from './task.ts'

const coverage = { lines: 10, read: 9, share: 0.9, unread: [[3, 3]] as [number, number][] }

function task(lead: string[], confidence: number) {
  const made = newTask('annexRow', 'PL1.1', 1)
  made.lead = lead
  note(made, 'text', [1, 1], 0.95)
  if (lead.length > 0) note(made, 'lead', [2, 2], confidence)
  return made
}

test('K1: what no flag names is certain; low confidence is flagged, and what is flagged has low confidence', () => {
  const sure = task(['Sở Nội vụ'], CERTAIN)
  const low = task(['Sở Nội vụ'], CERTAIN - 0.01)
  const flagged = task(['Sở Nội vụ'], 0.95)
  flag(flagged, 'lead', 'merged_cell', '')
  markDoubts([sure, low, flagged])
  assert.deepEqual(
    [sure, low, flagged].map((each) => certaintyOf(each, 'lead')),
    ['certain', 'doubtful', 'doubtful'],
  )
  assert.equal(low.flags[0]?.reason, 'agency_unclear')
  for (const each of [sure, low, flagged])
    assert.equal(isCertain(each, 'lead'), (each.fields.lead?.confidence ?? 0) >= CERTAIN)
  assert.equal(certaintyOf(sure, 'deadline'), 'missing')
})

test('K2: shares of tasks and fields; what repeats an annex row or is a general direction does not count', () => {
  const general = { ...task([], 0), kind: 'bodyGeneral' as const }
  const repeated = { ...task([], 0), duplicateOf: ['PL1.1'] }
  const tasks = [task(['A'], 0.95), task(['B'], 0.6), task([], 0), task(['C'], 0.95), general, repeated]
  markDoubts(tasks)
  assert.deepEqual(qualityOf(tasks, coverage), {
    tasks: { all: 4, certain: 0.5, doubtful: 0.25, unassigned: 0.25 },
    fields: { all: 7, certain: 0.8571, doubtful: 0.1429 },
    covered: 0.9,
  })
})
