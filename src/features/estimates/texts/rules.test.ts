import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isSame, type Opinion, SameOpinions, wordsOf } from './rules.ts'

test('the same words are the same whatever their case, marks, blanks and stops; other words are not', () => {
  for (const text of ['Chờ lâu quá', 'chờ lâu quá.', ' CHO LAU  QUA!!! ', '“Chờ lâu quá”…'])
    assert.equal(wordsOf(text), 'cho lau qua', text)
  assert.notEqual(wordsOf('Chờ không lâu'), wordsOf('Chờ lâu'))
  assert.notEqual(wordsOf('5.000 đồng'), wordsOf('5000 đồng'))
  // Nothing but stops stays what it is.
  assert.deepEqual(['...', '?', '-'].map(wordsOf), ['...', '?', '-'])
})

const opinion = fc.record({
  answerId: fc.uuid(),
  question: fc.constantFrom('khen', 'che'),
  text: fc.constantFrom('Tốt', 'tốt.', 'Chờ lâu', 'cho lau', 'Không', '5.000 đ'),
  themeIds: fc
    .subarray(['a', 'b'], { minLength: 0 })
    .chain((ids) => fc.shuffledSubarray(ids, { minLength: ids.length })),
})

test('every opinion is in exactly one line, lines differ, and pages follow each other without gap', () => {
  fc.assert(
    fc.property(fc.array(opinion, { maxLength: 80 }), fc.integer({ min: 1, max: 7 }), (opinions: Opinion[], size) => {
      const same = new SameOpinions()
      for (const each of opinions) same.add(each)
      const all = same.page(0, 1000)
      assert.deepEqual([same.found, same.opinions, same.isOverfull], [all.length, opinions.length, false])
      for (const line of all) assert.equal(line.n, opinions.filter((each) => isSame(each, line)).length)
      assert.ok(all.every((line, i) => i === 0 || line.n <= (all[i - 1]?.n ?? 0)))
      const pages = Array.from({ length: Math.ceil(all.length / size) }, (_, i) => same.page(i * size, size))
      assert.deepEqual(pages.flat(), all)
    }),
  )
})

test('of more different lines than are told apart those that came first stay, and it is said', () => {
  const same = new SameOpinions(2)
  for (const text of ['Một', 'Hai', 'Ba', 'một']) same.add({ answerId: text, question: 'q', text, themeIds: [] })
  assert.deepEqual([same.found, same.opinions, same.isOverfull], [2, 4, true])
  assert.deepEqual(same.page(0, 9).map(({ text, n }) => [text, n]), [['Một', 2], ['Hai', 1]]) // biome-ignore format: two lines
})
