// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how a questionnaire names an answer
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { readTable } from '#lib/office/read-table.ts'
import { xlsxBytes } from '#lib/office/xlsx.ts'
import { compile } from './compile.ts'
import { sample } from './samples-questionnaire.ts'
import type { Questionnaire } from './schema.ts'
import { mapTexts } from './texts.ts'
import { toXlsform, type XlsformSheets } from './xlsform.ts'
import { fromXlsform } from './xlsform-read.ts'

const sheetsOf = ({ survey, choices, settings }: XlsformSheets) => {
  const rows = (table: string[][]) => table.map((cells, i) => ({ row: i + 1, cells }))
  return { survey: rows(survey), choices: rows(choices), settings: rows(settings) }
}
const normal = (content: unknown) => compile(content).compiled?.questionnaire

const folder = join(import.meta.dirname, '../../../content/templates/questionnaires')
for (const name of readdirSync(folder))
  test(`${name} comes back from XLSForm as it was, through a real workbook`, async () => {
    const form = normal(JSON.parse(readFileSync(join(folder, name), 'utf8'))) as Questionnaire
    const out = toXlsform(form)
    const bytes = await xlsxBytes(
      Object.entries(out).map(([sheet, [head = [], ...rows]]) => ({
        name: sheet,
        columns: head.map((title) => ({ title })),
        rows,
      })),
    )
    const sheet = (wanted: string) => readTable(bytes, { sheet: wanted }).rows
    const read = fromXlsform({ survey: sheet('survey'), choices: sheet('choices'), settings: sheet('settings') })
    assert.deepEqual([read.faults, read.notes], [[], []])
    assert.deepEqual(read.questionnaire, form)
  })

const word = fc
  .stringMatching(/^[A-Za-zĂÂĐÊÔƠƯăâđêôơư0-9?.,()=-]{1,12}( [A-Za-zàáảãạ0-9]{1,8})?$/)
  .map((text) => text.normalize('NFC').trim() || 'x')
const text = fc.record({ vi: word, en: word }, { requiredKeys: ['vi'] })
const codes = (most: number) =>
  fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/), { minLength: 1, maxLength: most })
const choices = (least: number) =>
  fc
    .uniqueArray(fc.stringMatching(/^[A-Za-z0-9_]{1,6}$/), { minLength: least, maxLength: 5 })
    .chain((all) => fc.tuple(...all.map((code) => text.map((label) => ({ code, label })))))
const common = { label: text, required: fc.boolean(), dontKnow: fc.boolean(), refuse: fc.boolean() }
const more = {
  hint: text,
  measures: fc.constantFrom('F1', 'F3.a'),
  scores: fc.dictionary(fc.stringMatching(/^[A-Za-z0-9_.-]{1,6}$/), fc.constantFrom(-3, 0, 0.25, 1, 1000), {
    ...{ minKeys: 1, maxKeys: 4, noNullPrototype: true },
  }),
  except: fc.record({ question: fc.constantFrom('q0x0', 'loi'), choice: fc.constantFrom('a', 'b_1') }),
  check: fc.record({ rule: fc.constantFrom('. != 1', "string-length(.) > 2 or . = ''"), message: text }),
}
const asked = <T extends object>(
  own: { [K in keyof T]: fc.Arbitrary<T[K]> },
  extra: Record<string, fc.Arbitrary<unknown>> = {},
) =>
  fc.record({ ...common, ...own, ...more, ...extra } as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: [...Object.keys(common), ...Object.keys(own)] as never,
  })
const kind = (name: string) => fc.constant(name)
const question = fc.oneof(
  asked({ kind: kind('note') }),
  asked({ kind: kind('single'), choices: choices(1) }),
  asked({ kind: kind('multiple'), choices: choices(1) }, { most: fc.constant(1) }),
  asked({
    kind: kind('scale'),
    positive: fc.constant([2]),
    points: fc.tuple(text, text).map((all) => all.map((label, i) => ({ value: i + 1, label }))),
  }),
  asked(
    { kind: kind('number'), decimals: fc.nat(6), quantity: fc.boolean() },
    { min: fc.integer({ min: -9, max: 0 }), max: fc.integer({ min: 1, max: 99 }), unit: text },
  ),
  asked({ kind: kind('text'), lines: fc.integer({ min: 1, max: 9 }), longest: fc.integer({ min: 1, max: 2000 }) }),
  asked({ kind: kind('date') }, { from: fc.constant('2020-01-01'), to: fc.constant('2026-12-31') }),
  asked({
    kind: kind('grid'),
    positive: fc.constant([]),
    choices: choices(2),
    rows: codes(3).chain((all) => fc.tuple(...all.map((code) => text.map((label) => ({ code, label }))))),
  }),
  asked({ kind: kind('photo'), most: fc.integer({ min: 1, max: 9 }) }),
)
const forms = fc
  .record({
    title: text,
    intro: text,
    thanks: text,
    scored: fc.record({
      rule: fc.constantFrom('rating', 'dimensions'),
      names: fc.dictionary(fc.constantFrom('D1.1', 'D1.2', 'CS3'), text, { noNullPrototype: true }),
    }),
    languages: fc.constant(['vi', 'en']),
    sections: fc.array(fc.record({ title: text, note: text, questions: fc.array(question, { maxLength: 5 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map(({ sections, ...form }) => ({
    ...form,
    sections: sections.map((section, s) => ({
      ...{ ...section, code: `s${s}` },
      questions: section.questions.map((each, q) => ({
        ...(each as object),
        code: `q${s}x${q}`,
        ...(q > 0 ? { when: `\${q${s}x0} != ''` } : {}),
      })),
    })),
  }))

test('property: whatever the designer can make comes back from XLSForm as it was', () => {
  let tried = 0
  fc.assert(
    fc.property(forms, (content) => {
      const form = normal(content)
      fc.pre(form !== undefined)
      tried++
      const read = fromXlsform(sheetsOf(toXlsform(form)))
      assert.deepEqual([read.faults, read.notes], [[], []])
      assert.deepEqual(read.questionnaire, form)
    }),
    { numRuns: 300 },
  )
  assert.ok(tried >= 300)
})

test('who translates finds a cell for every text; what is written there comes back', () => {
  const form = normal({
    ...{ ...sample, languages: ['vi', 'en'], scored: { rule: 'dimensions', names: { 'D1.1': { vi: 'Bầu cử' } } } },
  })!
  const out = toXlsform(form)
  const fill = ([head = [], ...rows]: string[][]): string[][] => [
    head,
    ...rows.map((row) =>
      row.map((cell, i) => {
        const vietnamese = row[head.indexOf(head[i]!.replace('English (en)', 'Tiếng Việt (vi)'))]
        return head[i]?.endsWith('(en)') && vietnamese ? `EN ${vietnamese}` : cell
      }),
    ),
  ]
  const { questionnaire } = fromXlsform(
    sheetsOf({ survey: fill(out.survey), choices: fill(out.choices), settings: fill(out.settings) }),
  )
  assert.deepEqual(
    questionnaire,
    mapTexts(form, (words) => ({ ...words, en: `EN ${words.vi}` })),
  )
})

test('points of choices are read as people write them in a cell', () => {
  const read = (scores: string) =>
    fromXlsform(
      sheetsOf({
        survey: [
          ['type', 'name', 'label', 'namro::scores'],
          ['select_one a', 'q', 'Q', scores],
        ],
        choices: [
          ['list_name', 'name', 'label'],
          ['a', 'co', 'Có'],
        ],
        settings: [['form_title'], ['Phiếu']],
      }),
    )
  assert.deepEqual(read('co=2; khong=0,5').questionnaire?.sections[0]?.questions[0]?.scores, { co: 2, khong: 0.5 })
  assert.deepEqual(
    read('hai').faults.map(({ row, facts }) => [row, facts.part]),
    [[2, 'scores']],
  )
})

test('property: any cells at all are read or refused row by row', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom(
      'begin_group',
      'end_group',
      'select_one a',
      'text',
      'note',
      'a',
      'q1',
      '${a} = 1',
      'yes',
      'table-list',
      'likert',
    ),
  )
  const head = fc.constantFrom(
    'type',
    'name',
    'label',
    'label::vi',
    'hint',
    'relevant',
    'constraint',
    'appearance',
    'list_name',
    'namro::min',
    'media::image',
  )
  const sheet = fc
    .tuple(fc.array(head, { maxLength: 8 }), fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 }))
    .map(([first, rows]) => [['type', 'name', ...first], ...rows])
  fc.assert(
    fc.property(sheet, sheet, sheet, (survey, choice, settings) => {
      const read = fromXlsform(sheetsOf({ survey, choices: choice, settings }))
      assert.equal(read.questionnaire === undefined, read.faults.length > 0)
      assert.ok(read.faults.every(({ row }) => row >= 1))
    }),
    { numRuns: 1000 },
  )
})

test('a stranger’s form: capitals, a column without language, what is not read is told with its count', () => {
  const read = fromXlsform(
    sheetsOf({
      survey: [
        ['type', 'name', 'label', 'Relevance', 'calculation', 'media::image', 'constraint'],
        ['select_one yn', 'Visited-Office', 'Been there?', '', '', 'x.png', ''],
        ['integer', 'times', 'How often?', "${Visited-Office} = 'yes'", '', '', '. < 50'],
      ],
      choices: [
        ['list_name', 'name', 'label', 'filter'],
        ['yn', 'yes', 'Yes', 'a'],
        ['yn', 'no', 'No', ''],
      ],
      settings: [
        ['form_title', 'style'],
        ['Visits', 'pages'],
      ],
    }),
  )
  assert.deepEqual(read.faults, [])
  assert.deepEqual(
    read.notes.map(({ sheet, rows, code, facts }) => [sheet, rows, code, facts.column]),
    [
      ['survey', [2], 'column', 'media::image'],
      ['choices', [2], 'column', 'filter'],
      ['settings', [2], 'column', 'style'],
    ],
  )
  assert.deepEqual(
    read.questionnaire?.sections[0]?.questions.map(({ code, when }) => [code, when]),
    [
      ['visited_office', undefined],
      ['times', "${visited_office} = 'yes'"],
    ],
  )
})

test('a broken file says what is wrong in each row', () => {
  const broken = {
    ...toXlsform(sample),
    survey: [
      ['type', 'name', 'label', 'relevant'],
      ['select_one nowhere', 'a', 'A', ''],
      ['begin_repeat', 'r', 'R', ''],
      ['text', '', 'No name', ''],
      ['end_group', '', '', ''],
      ['begin_group', 'g', 'G', ''],
      ['integer', 'n', 'N', '${later} >'],
    ],
  }
  const read = fromXlsform(sheetsOf(broken))
  assert.deepEqual(
    read.faults.map(({ row, code }) => `${row} ${code}`),
    ['3 repeat', '5 group_not_open', '3 group_open', '6 group_open', '2 list_missing'],
  )
  const named = fromXlsform(
    sheetsOf({ ...broken, survey: [broken.survey[0]!, broken.survey[3]!, ['integer', 'n', 'N', '${later} >']] }),
  )
  assert.deepEqual(
    named.faults.map(({ row, code }) => `${row} ${code}`),
    ['2 questionnaire.shape', '3 questionnaire.expression'],
  )
  // What another row says is told in the same trial, unless it may only follow from the row that could not be read.
  const unlisted = [
    broken.survey[0]!,
    broken.survey[1]!,
    ['integer', 'n', 'N', '${a} >'],
    ['text', 't', 'T', '${a} = 1'],
  ]
  assert.deepEqual(
    fromXlsform(sheetsOf({ ...broken, survey: unlisted })).faults.map(({ row, code }) => `${row} ${code}`),
    ['2 list_missing', '3 questionnaire.expression'],
  )
  const noType = fromXlsform(sheetsOf({ ...broken, survey: [['kind'], ['text']] }))
  assert.deepEqual(
    noType.faults.map(({ code, facts }) => `${code} ${facts.column}`),
    ['column_missing type', 'column_missing name'],
  )
})
