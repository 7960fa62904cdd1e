// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how a questionnaire names an answer
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { XlsformSheets } from './xlsform.ts'
import { fromXlsform } from './xlsform-read.ts'

const sheetsOf = ({ survey, choices, settings }: XlsformSheets) => {
  const rows = (table: string[][]) => table.map((cells, i) => ({ row: i + 1, cells }))
  return { survey: rows(survey), choices: rows(choices), settings: rows(settings) }
}

const tableList = (rows: string[][], relevant = '') =>
  fromXlsform(
    sheetsOf({
      survey: [
        ['type', 'name', 'label', 'relevant', 'appearance'],
        ['select_one hl', 'before', 'Trước', '', ''],
        ['begin_group', 'luoi', 'Hài lòng đến mức nào?', relevant, 'table-list'],
        ...rows,
        ['end_group', '', '', '', ''],
      ],
      choices: [
        ['list_name', 'name', 'label'],
        ['hl', '1', 'Không'],
        ['hl', '2', 'Có'],
      ],
      settings: [['form_title'], ['Phiếu']],
    }),
  )

test('rows of a table are a grid whatever their names, and nothing that stands over them is lost', () => {
  const rows = [
    ['select_one hl', 'q1', 'Chỗ ngồi', '', ''],
    ['select_one hl', 'q2', 'Lối đi', '', ''],
  ]
  const read = tableList(rows, "${before} = '2'")
  assert.deepEqual(read.faults, [])
  const grid = read.questionnaire?.sections[0]?.questions[1]
  assert.deepEqual([grid?.kind, grid?.code, grid?.when], ['grid', 'luoi', "${before} = '2'"])
  assert.deepEqual(grid?.kind === 'grid' ? grid.rows.map(({ code, label }) => [code, label.vi]) : [], [
    ['q1', 'Chỗ ngồi'],
    ['q2', 'Lối đi'],
  ])
  assert.equal(grid?.label.vi, 'Hài lòng đến mức nào?')

  // A row that has a condition of its own cannot stand in a grid: the words and the condition of the group stay.
  const apart = tableList([rows[0]!, ['select_one hl', 'q2', 'Lối đi', "${q1} = '1'", '']], "${before} = '2'")
  assert.deepEqual(apart.faults, [])
  assert.deepEqual(
    apart.questionnaire?.sections[0]?.questions
      .slice(1)
      .map(({ kind, code, label, when }) => [kind, code, label.vi, when]),
    [
      ['note', 'luoi', 'Hài lòng đến mức nào?', "${before} = '2'"],
      ['single', 'q1', 'Chỗ ngồi', "${before} = '2'"],
      ['single', 'q2', 'Lối đi', "(${before} = '2') and (${q1} = '1')"],
    ],
  )
})

test('what a phone notes by itself is told as not read; more than a list after a type, and a column twice, are faults', () => {
  const read = fromXlsform(
    sheetsOf({
      survey: [
        ['type', 'name', 'label'],
        ['start', 'start', ''],
        ['deviceid', 'may', ''],
        ['text', 'q', 'Hỏi'],
      ],
      choices: [],
      settings: [['form_title'], ['Phiếu']],
    }),
  )
  assert.deepEqual(read.faults, [])
  assert.deepEqual(
    read.notes.map(({ sheet, rows, code }) => [sheet, rows, code]),
    [['survey', [2, 3], 'made_by_itself']],
  )
  const more = tableList([['select_one hl hai', 'q1', 'Chỗ ngồi', '', '']])
  assert.deepEqual(
    more.faults.map(({ row, code, facts }) => [row, code, facts.type]),
    [[4, 'type_unknown', 'select_one hl hai']],
  )
  const twice = fromXlsform(sheetsOf({ survey: [['type', 'name', 'label', 'Label']], choices: [], settings: [] }))
  assert.deepEqual(
    twice.faults.map(({ sheet, code, facts }) => [sheet, code, facts.column]),
    [['survey', 'column_twice', 'label']],
  )
})

test('a file without a title takes the one of the draft; one without a question says so', () => {
  const head = ['type', 'name', 'label']
  const of = (survey: string[][]) =>
    fromXlsform(sheetsOf({ survey, choices: [], settings: [] }), { vi: 'Phiếu đang soạn' })
  assert.deepEqual(of([head, ['text', 'q', 'Hỏi']]).questionnaire?.title, { vi: 'Phiếu đang soạn' })
  const none = of([head])
  assert.deepEqual(
    none.faults.map(({ code }) => code),
    ['no_questions'],
  )
})
