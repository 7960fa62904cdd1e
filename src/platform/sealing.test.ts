import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSealing } from './sealing.ts'

test('what is sealed is read again with the same secret alone, and only unchanged', () => {
  const sealing = openSealing('a'.repeat(32))
  const sealed = sealing.seal('Nguyễn Thị Ánh, 0912 345 678')
  assert.equal(sealing.open(sealed), 'Nguyễn Thị Ánh, 0912 345 678')
  assert.ok(!sealed.toString('utf8').includes('Ánh'))
  assert.notDeepEqual(sealing.seal('An'), sealing.seal('An'))
  assert.equal(openSealing('b'.repeat(32)).open(sealed), undefined)
  const changed = Buffer.from(sealed)
  changed[changed.length - 1]! ^= 1
  assert.equal(sealing.open(changed), undefined)
  assert.equal(sealing.open(Buffer.alloc(3)), undefined)
})
