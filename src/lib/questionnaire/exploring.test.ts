// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how a questionnaire names an answer
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { explore } from './exploring.ts'
import { compiled, sample } from './samples-questionnaire.ts'

const day = { today: '2026-11-22' }
const folder = join(import.meta.dirname, '../../../content/templates/questionnaires')

suite('a questionnaire is gone through by itself', () => {
  for (const name of readdirSync(folder))
    test(`every question of ${name} is met`, () => {
      const found = explore(compiled(JSON.parse(readFileSync(join(folder, name), 'utf8'))), day)
      assert.deepEqual([found.never, found.stuck], [[], []])
      assert.ok(found.least <= found.most && found.least > 0)
    })

  test('figures and days that rules name are tried; the same walks come again', () => {
    const found = explore(compiled(), day)
    // A photo cannot be made up, nor need it be: it is asked all the same.
    assert.deepEqual([found.never, found.stuck], [[], []])
    assert.deepEqual(explore(compiled(), day), found)
  })

  test('a question that nobody is asked and a rule that nobody meets are named', () => {
    const vi = (words: string) => ({ vi: words })
    const number = (code: string, more: object = {}) => ({ kind: 'number', code, label: vi(code), ...more })
    const form = {
      ...sample,
      sections: [
        {
          ...{ code: 's', title: vi('S') },
          questions: [
            number('tuoi', { required: true, min: 0, max: 120, check: { rule: '. >= 18', message: vi('18') } }),
            number('tre', { when: '${tuoi} < 18' }),
            number('hien', { when: '${tuoi} = 77' }),
            number('kho', { required: true, check: { rule: '. > 5 and . < 5', message: vi('không thể') } }),
          ],
        },
      ],
    }
    const found = explore(compiled(form), day)
    assert.deepEqual(found.never, ['tre'])
    assert.deepEqual(found.stuck, ['kho'])
  })
})
