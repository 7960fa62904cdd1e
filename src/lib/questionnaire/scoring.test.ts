import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { Questionnaire } from './schema.ts'
import { personScores, scoredIn } from './scored.ts'
import { scoringFaults } from './scoring.ts'

const vi = (words: string) => ({ vi: words })
const single = (code: string, choices: readonly string[], more: object = {}) => ({
  ...{ kind: 'single', code, label: vi(`Câu ${code}`), ...more },
  choices: choices.map((choice) => ({ code: choice, label: vi(choice) })),
})
const form = (rule: 'rating' | 'dimensions', questions: readonly object[]) =>
  Questionnaire.parse({
    ...{ title: vi('Phiếu'), languages: ['vi'], scored: { rule } },
    sections: [{ code: 's', title: vi('Phần'), questions }],
  })
const faults = (rule: 'rating' | 'dimensions', ...questions: object[]) =>
  scoringFaults(form(rule, questions)).map(({ place, part, code }) => `${place} ${part} ${code.split('.')[1]}`)

suite('what is wrong with points', () => {
  const folder = join(import.meta.dirname, '../../../content/templates/questionnaires')
  for (const name of readdirSync(folder))
    test(`nothing in ${name}`, () => {
      const content = Questionnaire.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
      assert.deepEqual(scoringFaults(content), [])
    })

  test('a rule without anything that has points', () => {
    assert.deepEqual(faults('rating', single('a', ['co', 'khong'])), [' scored score_nothing'])
  })

  test('points of what cannot have them, of no choice, for nothing, beyond the rule, all alike', () => {
    const text = { kind: 'text', code: 'a', label: vi('A'), scores: { x: 1 }, measures: 'D1' }
    assert.deepEqual(faults('dimensions', text), ['s/a scores score_kind'])
    assert.deepEqual(faults('dimensions', single('a', ['co'], { scores: { co: 1, lac: 0 } })), [
      's/a scores score_choice',
      's/a measures score_unmeasured',
    ])
    assert.deepEqual(faults('rating', single('a', ['co', 'khong'], { measures: 'CS1', scores: { co: 3, khong: 0 } })), [
      's/a scores score_rating',
    ])
    assert.deepEqual(faults('dimensions', single('a', ['co', 'hai'], { measures: 'D1', scores: { co: 3, hai: 3 } })), [
      's/a scores score_flat',
    ])
  })

  test('an indicator of the circular is one question', () => {
    const one = (code: string) => single(code, ['co', 'khong'], { measures: 'CS1', scores: { co: 2, khong: 0 } })
    assert.deepEqual(faults('rating', one('a'), one('b')), ['s/b measures score_twice'])
    assert.deepEqual(faults('dimensions', one('a'), one('b')), [])
  })

  test('another answer that takes the points away is a choice of a question with one answer', () => {
    const scored = (except: object) =>
      single('a', ['co', 'khong'], { measures: 'D1', scores: { co: 1, khong: 0 }, except })
    const other = single('loi', ['dan', 'khac'])
    assert.deepEqual(faults('dimensions', scored({ question: 'loi', choice: 'dan' }), other), [])
    assert.deepEqual(faults('dimensions', scored({ question: 'loi', choice: 'ma' }), other), [
      's/a except unknown_choice',
    ])
    assert.deepEqual(faults('dimensions', scored({ question: 'mat', choice: 'x' }), other), ['s/a except unknown_name'])
    assert.deepEqual(faults('dimensions', scored({ question: 'a', choice: 'co' }), other), ['s/a except except_kind'])
  })
})

test('points of one person: parts are means of what was told, a dimension goes from 1 to 10', () => {
  const item = (code: string, measures: string) =>
    single(code, ['co', 'khong'], { measures, scores: { co: 1, khong: 0 } })
  const scored = scoredIn(form('dimensions', [item('a', 'D1.1'), item('b', 'D1.1'), item('c', 'D1.2')]))!
  const points = (answers: Record<string, string>) => personScores(scored, answers)[0]!
  assert.deepEqual(points({ a: 'co', b: 'co', c: 'co' }), { code: 'D1', label: 'Phần', points: 10, told: 3, of: 3 })
  assert.equal(points({ a: 'khong', b: 'khong', c: 'khong' }).points, 1)
  // (1 + 9 × ½ + 1 + 9 × 1) ÷ 2
  assert.equal(points({ a: 'co', b: 'khong', c: 'co' }).points, 7.75)
  assert.deepEqual(points({}), { code: 'D1', label: 'Phần', points: null, told: 0, of: 3 })
  const rated = scoredIn(
    form('rating', [single('x', ['t', 'k'], { measures: 'CS1', scores: { t: 2, k: 1 } }), single('y', ['t'])]),
  )!
  assert.equal(personScores(rated, { x: 'k' })[0]!.points, 1)
})
