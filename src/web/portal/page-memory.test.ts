import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageMemory } from './page-memory.ts'

test('a page is made once for all who ask at once, and again when its seconds are over', async () => {
  let made = 0
  const remember = pageMemory({ seconds: 5, most: 10 })
  const make = async () => `page ${++made}`
  assert.deepEqual(await Promise.all([remember('/', make, 0), remember('/', make, 4999)]), ['page 1', 'page 1'])
  assert.equal(await remember('/ke-hoach', make, 0), 'page 2')
  assert.equal(await remember('/', make, 5000), 'page 3')
})

test('what failed is tried again at once', async () => {
  const remember = pageMemory({ seconds: 5, most: 10 })
  await assert.rejects(remember('/', async () => Promise.reject(new Error('no database')), 0))
  assert.equal(await remember('/', async () => 'page', 1), 'page')
})

test('the oldest give way', async () => {
  const remember = pageMemory({ seconds: 5, most: 2 })
  for (const key of ['a', 'b', 'c']) await remember(key, async () => key, 0)
  assert.equal(await remember('a', async () => 'again', 1), 'again')
  assert.equal(await remember('c', async () => 'again', 1), 'c')
})
