import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { walk } from './answering.ts'
import { compile } from './compile.ts'

const folder = join(import.meta.dirname, '../../../content/templates/questionnaires')
const names = readdirSync(folder)

test('the six questionnaires that come with the program are there', () => {
  assert.equal(names.length, 6)
})

for (const name of names)
  test(`${name}: without faults, and a person who answers the first choice everywhere comes to its end`, () => {
    const { compiled, faults } = compile(JSON.parse(readFileSync(join(folder, name), 'utf8')))
    assert.deepEqual(faults, [])
    const answers: Record<string, unknown> = {}
    for (const { question } of compiled?.questions.values() ?? []) {
      if (question.kind === 'single') answers[question.code] = question.choices[0]?.code
      if (question.kind === 'multiple') answers[question.code] = [question.choices[0]?.code]
      if (question.kind === 'scale') answers[question.code] = question.points[0]?.value
      if (question.kind === 'number') answers[question.code] = question.min ?? 0
      if (question.kind === 'date') answers[question.code] = '2026-01-05'
      if (question.kind === 'grid')
        answers[question.code] = Object.fromEntries(question.rows.map(({ code }) => [code, question.choices[0]?.code]))
    }
    const outcome = walk(compiled!, answers, { today: '2026-11-22' })
    assert.deepEqual(outcome.faults, [])
    assert.ok(outcome.shown.length >= 3)
    assert.equal(
      walk(compiled!, {}, { today: '2026-11-22' }).faults.every(({ code }) => code === 'answer.required'),
      true,
    )
  })
