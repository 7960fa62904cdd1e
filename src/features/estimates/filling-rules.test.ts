import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Answers } from '#lib/questionnaire/schema.ts'
import { Filling } from './filling-rules.ts'

const codes = ['a', 'b', 'c1', 'diem']
/** Columns of one question, of two, and of one that nobody asks any more. */
const columns: [string[], (answers: Answers) => number][] = [
  [['a'], ({ a }) => (typeof a === 'string' ? a.length : 0)],
  [['b'], ({ b }) => (Array.isArray(b) ? b.length : 0)],
  [['a', 'b'], ({ a, b }) => (a === undefined ? 1 : 0) + (b === undefined ? 2 : 0)],
  [['a'], ({ a }) => (a === 'x' ? 1 : 0)],
  [['diem'], ({ diem }) => (typeof diem === 'number' ? diem : 0)],
  [['none'], ({ none }) => (none === undefined ? 7 : 0)],
]
const answer = fc.oneof(
  fc.constantFrom<unknown>('x', 'y', '“ễ”\\"', 5, 12, { dontKnow: true }),
  fc.array(fc.constantFrom('x', 'y'), { maxLength: 3 }),
)
const answers = fc.dictionary(fc.constantFrom(...codes, 'khac'), answer)

test('what is remembered is what would be read', () => {
  fc.assert(
    fc.property(fc.array(answers, { maxLength: 60 }), (all) => {
      const filling = new Filling()
      for (const [questions, of] of columns) filling.add(questions, of)
      const into = new Uint16Array(columns.length)
      for (const each of all) {
        const bytes = Buffer.from(`..${JSON.stringify(each)}..`)
        filling.fill(bytes, 2, bytes.length - 2, into)
        const wanted = columns.map(([, of]) => of(each as Answers))
        assert.deepEqual([...into], wanted)
      }
    }),
  )
})

test('more different answers than are remembered are read all the same', () => {
  const filling = new Filling()
  filling.add(['diem'], ({ diem }) => Number(diem) % 60_000)
  filling.add(['diem', 'a'], ({ diem }) => (Number(diem) + 1) % 60_000)
  const into = new Uint16Array(2)
  for (let pass = 0; pass < 2; pass++)
    for (let i = 0; i < 50_000; i++) {
      const bytes = Buffer.from(`{"diem": ${i}, "a": "x"}`)
      filling.fill(bytes, 0, bytes.length, into)
      if (into[0] !== i || into[1] !== i + 1) assert.deepEqual([...into], [i, i + 1])
    }
  assert.equal(into[0], 49_999)
})

test('what was written is counted, blanks and other answers are not', () => {
  const filling = new Filling()
  filling.watch('y')
  filling.watch('z')
  const told = ['Tốt', ' \n', '', '\u00a0', 'ý kiến', '\\', '  x', '“”', 5, ['x'], { dontKnow: true }, undefined]
  for (const y of told) {
    const bytes = Buffer.from(JSON.stringify({ y, khac: 'x' }))
    filling.fill(bytes, 0, bytes.length, new Uint16Array(0))
  }
  assert.deepEqual([filling.written('y'), filling.written('z'), filling.written('khac')], [5, 0, 0])
})
