import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Memory } from './memory.ts'

const counted = () => {
  const it = { times: 0, work: async () => ++it.times }
  return it
}

test('many who ask at once wait for one answer, and it holds until the next change', async () => {
  const memory = new Memory()
  const { work } = counted()
  const first = await Promise.all(Array.from({ length: 20 }, () => memory.recall('a', 'sum', work)))
  assert.deepEqual([...new Set(first)], [1])
  assert.equal(await memory.recall('a', 'sum', work), 1)
  assert.equal(await memory.recall('b', 'sum', work), 2)
  assert.equal(await memory.recall('a', 'sum', work), 3, 'who still sees the state before gets nothing newer or older')
  assert.equal(await memory.recall('a', 'other', work), 4)
})

test('who waited for an answer that failed works it out alone; a failure is not kept', async () => {
  const memory = new Memory()
  let times = 0
  const work = async () => {
    times += 1
    if (times === 1) throw new Error('the connection was lost')
    return times
  }
  const [failed, waited] = await Promise.allSettled([memory.recall('a', 'sum', work), memory.recall('a', 'sum', work)])
  assert.equal(failed.status, 'rejected')
  assert.deepEqual(waited, { status: 'fulfilled', value: 2 })
  assert.equal(await memory.recall('a', 'sum', work), 3)
})

test('the oldest of very many answers are forgotten', async () => {
  const memory = new Memory()
  const { work } = counted()
  for (let i = 0; i <= 150; i++) await memory.recall('a', `plan ${i}`, work)
  assert.equal(await memory.recall('a', 'plan 1', work), 2)
  assert.equal(await memory.recall('a', 'plan 0', work), 152)
})
