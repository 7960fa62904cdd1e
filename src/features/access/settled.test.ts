import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { settled } from './settled.ts'

const Cell = z.object({ state: z.enum(['open', 'done']), points: z.string() })
const Table = z.object({ rows: settled(z.array(Cell)), name: z.string() })

test('what has passed once passes again, and what is beside it is checked each time', () => {
  let read = 0
  const cell = {
    points: '1',
    get state() {
      read += 1
      return 'open'
    },
  }
  const rows = [cell]
  const first = Table.parse({ rows, name: 'a' })
  const times = read
  const second = Table.parse({ rows, name: 'b' })
  assert.deepEqual([first.rows, second.name, read], [[{ state: 'open', points: '1' }], 'b', times])
  assert.equal(second.rows, first.rows)
  assert.throws(() => Table.parse({ rows, name: 1 }))
})

test('what does not pass is told each time, with where it stands, and the shape is described as before', () => {
  const rows = [{ state: 'gone', points: '1' }]
  for (let i = 0; i < 2; i++) {
    const { error } = Table.safeParse({ rows, name: 'a' })
    assert.deepEqual(error?.issues[0]?.path, ['rows', 0, 'state'])
  }
  assert.equal(Table.safeParse({ rows: [], name: 'a' }).success, true)
  assert.deepEqual(z.toJSONSchema(settled(Cell)), z.toJSONSchema(Cell))
})
