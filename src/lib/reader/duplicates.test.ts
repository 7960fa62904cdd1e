import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markDuplicates } from './duplicates.ts'
import type { TaskKind } from './reading.ts'
import { newTask } from './task.ts'

const TEXT = 'Rà soát nội dung, thủ tục và hồ sơ theo quy định của tỉnh'
const task = (kind: TaskKind, path: string, text = TEXT) => ({ ...newTask(kind, path, 1), text })

test('a body task that repeats a row names it', () => {
  const [own, other] = [task('bodyTask', 'II.1'), task('bodyTask', 'II.2', `Không ${TEXT}`)]
  markDuplicates([task('annexRow', 'PL1.1'), own, other])
  assert.deepEqual([own.duplicateOf, other.duplicateOf], [['PL1.1'], undefined])
})

test('C2: a sentence that ten thousand rows repeat does not name each of them', () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => task('annexRow', `PL1.${i}`))
  const own = Array.from({ length: 10_000 }, (_, i) => task('bodyTask', `II.${i}`))
  markDuplicates([...rows, ...own])
  assert.ok(own.every(({ duplicateOf }) => duplicateOf!.length === 20))
})
