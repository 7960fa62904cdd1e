// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how a questionnaire names an answer
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample } from './samples-questionnaire.ts'
import { Questionnaire } from './schema.ts'
import { coverage, mapTexts, namesLost, textsOf, translationsOf, withWords } from './texts.ts'

const form = Questionnaire.parse({
  ...{ ...sample, languages: ['vi', 'en'], intro: { vi: 'Mở đầu' }, thanks: { vi: 'Cảm ơn' } },
  scored: { rule: 'dimensions', names: { 'D1.1': { vi: 'Bầu cử' } } },
})

/** All texts by any other way: what has only languages as keys. */
function everyText(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const found = Object.entries(value)
  if (found.length > 0 && found.every(([key, text]) => /^[a-z]{2}$/.test(key) && typeof text === 'string'))
    return found.filter(([key]) => key === 'vi').map(([, text]) => String(text))
  return found.flatMap(([, each]) => everyText(each))
}

test('every text that a person reads is met once, each at a place of its own', () => {
  const all = textsOf(form)
  assert.deepEqual(all.map(({ text }) => text.vi).sort(), everyText(form).sort())
  assert.equal(new Set(all.map(({ key }) => key)).size, all.length)
  assert.deepEqual(
    mapTexts(form, (text) => text),
    form,
  )
})

test('words of a language come to their places and go again; nothing else changes', () => {
  const keys = new Set(['danh_gia/f1 choice a', 'danh_gia/f1 row b', 'name D1.1'])
  const said = withWords(form, keys, 'en', 'Word')
  assert.deepEqual(
    textsOf(said).flatMap(({ key, text }) => (text.en ? [key] : [])),
    ['danh_gia/f1 row b', 'danh_gia/f1 choice a', 'name D1.1'],
  )
  assert.deepEqual(withWords(said, keys, 'en', ''), form)
  assert.deepEqual(coverage(said, 'en'), { texts: textsOf(form).length, translated: 3 })
})

test('choices with the same words are translated once, unless they are told apart already', () => {
  const twice = Questionnaire.parse({
    ...{ title: { vi: 'Phiếu' }, languages: ['vi', 'en'] },
    sections: [
      {
        ...{ code: 's', title: { vi: 'Có' } },
        questions: ['a', 'b', 'c'].map((code) => ({
          ...{ kind: 'single', code, label: { vi: code } },
          choices: [{ code: 'co', label: { vi: 'Có', ...(code === 'c' ? { en: 'There is' } : {}) } }],
        })),
      },
    ],
  })
  const rows = translationsOf(twice, 'en').filter(({ part }) => part === 'choice')
  assert.deepEqual(
    rows.map(({ keys }) => keys),
    [['s/a choice co', 's/b choice co'], ['s/c choice co']],
  )
})

test('an answer that a translation forgets to repeat is named', () => {
  assert.deepEqual(namesLost('Sau ${so_lan} lần ở ${noi}?', 'After ${so_lan} times?'), ['noi'])
  assert.deepEqual(namesLost('Vì sao?', 'Why ${x}?'), [])
})
