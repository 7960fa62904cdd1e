import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bundled, MOST_LETTERS, unbundled } from './bundle.ts'

const letters = fc.array(fc.uint8Array(), { minLength: 1, maxLength: MOST_LETTERS })

test('letters come out of a bundle as they were put in, in their order', () => {
  fc.assert(
    fc.property(letters, (all) => {
      const back = unbundled(bundled(all))?.map((each) => [...each])
      assert.deepEqual(
        back,
        all.map((each) => [...each]),
      )
    }),
  )
})

test('a bundle that breaks off, is empty, or holds too many is none', () => {
  fc.assert(
    fc.property(letters, fc.nat(), (all, at) => {
      const whole = bundled(all)
      const part = unbundled(whole.subarray(0, at % whole.length))
      // Cut between two letters it is a shorter bundle; no letter is ever read as a shorter one.
      for (const [i, each] of (part ?? []).entries()) assert.deepEqual([...each], [...(all[i] ?? [])])
    }),
  )
  assert.equal(unbundled(new Uint8Array()), undefined)
  assert.equal(unbundled(new Uint8Array([0, 0, 0])), undefined)
  assert.equal(unbundled(new Uint8Array([255, 255, 255, 255, 1])), undefined)
  assert.equal(unbundled(bundled(Array(MOST_LETTERS + 1).fill(new Uint8Array(1)))), undefined)
})
