// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how a questionnaire names an answer
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from './compile.ts'
import { toXlsform, type XlsformSheets } from './xlsform.ts'
import { fromXlsform, type XlsformRead } from './xlsform-read.ts'

const sheetsOf = ({ survey, choices, settings }: XlsformSheets) => {
  const rows = (table: string[][]) => table.map((cells, i) => ({ row: i + 1, cells }))
  return { survey: rows(survey), choices: rows(choices), settings: rows(settings) }
}
const yesNo = [
  ['list_name', 'name', 'label'],
  ['yn', 'yes', 'Có'],
  ['yn', 'no', 'Không'],
]
/** The rows of a survey sheet, as lists of cells under the columns that are named. */
const read = (columns: string, survey: string[][], choices = yesNo, settings = [['form_title'], ['Phiếu']]) =>
  fromXlsform(sheetsOf({ survey: [columns.split(' '), ...survey], choices, settings }))
const sections = ({ questionnaire }: XlsformRead) =>
  questionnaire?.sections.map(({ code, title, when, questions }) => [
    ...[code, title.vi, when ?? ''],
    questions.map((each) => each.code).join(' '),
  ])
const questions = ({ questionnaire }: XlsformRead) => questionnaire?.sections.flatMap((each) => each.questions) ?? []
const notes = ({ notes: all }: XlsformRead) => all.map(({ rows, code }) => `${rows.join(',')} ${code}`)
const faults = ({ faults: all }: XlsformRead) => all.map(({ sheet, row, code }) => `${sheet} ${row} ${code}`)
/** What was taken comes back from our own file as it is, with nothing left to say. */
const comesBack = (it: XlsformRead) => {
  assert.ok(it.questionnaire, faults(it).join('; '))
  const again = fromXlsform(sheetsOf(toXlsform(it.questionnaire)))
  assert.deepEqual([again.faults, again.notes], [[], []])
  assert.deepEqual(again.questionnaire, it.questionnaire)
}

test('groups within groups are parts one after the other, under the conditions of all around them', () => {
  const nested = read(
    'type name label relevant hint',
    [
      ['begin_group', 'ho', 'Hộ gia đình', "${dong_y} = 'yes'", 'Hỏi chủ hộ'],
      ['text', 'ten', 'Tên', '', ''],
      ['begin group', 'nha', 'Nhà ở', '', ''],
      ['begin_group', 'nuoc', 'Nước', "${ten} != ''", ''],
      ['text', 'nguon', 'Nguồn?', '', ''],
      ['end_group', '', '', '', ''],
      ['text', 'mai', 'Mái?', '', ''],
      ['end group', '', '', '', ''],
      ['text', 'cuoi', 'Còn gì?', '', ''],
      ['begin_group', 'trang', '', '', ''],
      ['text', 'them', 'Thêm?', '', ''],
      ['end_group', '', '', '', ''],
      ['end_group', '', '', '', ''],
      ['text', 'ngoai', 'Ngoài?', '', ''],
    ].toSpliced(0, 0, ['select_one yn', 'dong_y', 'Đồng ý?', '', '']),
  )
  assert.deepEqual(faults(nested), [])
  const [yes, both] = ["${dong_y} = 'yes'", "(${dong_y} = 'yes') and (${ten} != '')"]
  assert.deepEqual(sections(nested), [
    ['phan_1', 'Phần 1', '', 'dong_y'],
    ['ho', 'Hộ gia đình', yes, 'ten'],
    ['nuoc', 'Hộ gia đình – Nhà ở – Nước', both, 'nguon'],
    ['nha', 'Hộ gia đình – Nhà ở', yes, 'mai'],
    ['ho_2', 'Hộ gia đình (tiếp theo)', yes, 'cuoi them'],
    ['phan_6', 'Phần 6', '', 'ngoai'],
  ])
  assert.deepEqual(nested.questionnaire?.sections[1]?.note, { vi: 'Hỏi chủ hộ' })
  assert.deepEqual(notes(nested), ['5 group_own_part', '6 group_own_part', '11 group_continues', '12 group_merged'])
  comesBack(nested)
})

test('an outer group that asks nothing itself says its words before the first part; two groups of one name stay two', () => {
  const both = read('type name label hint', [
    ['begin_group', 'a', 'A', 'Xin đọc kỹ'],
    ['begin_group', 'chung', 'Một', ''],
    ['text', 'q1', 'Q1', ''],
    ['end_group', '', '', ''],
    ['begin_group', 'chung', 'Hai', 'Riêng'],
    ['text', 'q2', 'Q2', ''],
    ['end_group', '', '', ''],
    ['end_group', '', '', ''],
  ])
  assert.deepEqual(sections(both), [
    ['chung', 'A – Một', '', 'q1'],
    ['chung_2', 'A – Hai', '', 'q2'],
  ])
  assert.deepEqual(
    both.questionnaire?.sections.map(({ note }) => note?.vi),
    ['Xin đọc kỹ', 'Riêng'],
  )
  comesBack(both)
})

test('what is asked several times is refused by the row of its group, and nothing else is', () => {
  const repeated = read('type name label', [
    ['text', 'a', 'A'],
    ['begin_repeat', 'nguoi', 'Từng người'],
    ['begin_group', 'g', 'G'],
    ['text', 'ten', 'Tên'],
    ['end_group', '', ''],
    ['end_repeat', '', ''],
  ])
  assert.deepEqual(faults(repeated), ['survey 3 repeat'])
  const deep = Array.from({ length: 30 }, (_, i) => ['begin_group', `g${i}`, 'G'])
  const ends = deep.map(() => ['end_group', '', ''])
  assert.deepEqual(faults(read('type name label', [...deep, ['text', 'q', 'Q'], ...ends])), [
    'survey 22 group_too_deep',
  ])
})

test('the old way of tables, a first row with the choices, is a grid; what names one of its rows names it still', () => {
  const table = (extra: string[][] = [], types = 'select_one yn') =>
    read('type name label appearance relevant', [
      ['begin_group', 'g', 'Ông/bà có hài lòng?', 'field-list', ''],
      ['select_one yn', 'dau', '', 'label', ''],
      [types, 'Cho-ngoi', 'Chỗ ngồi', 'list-nolabel', ''],
      [types, 'loi', 'Lối đi', 'w2 list-nolabel', ''],
      ['end_group', '', '', '', ''],
      ...extra,
    ])
  const grid = table([['text', 'vi_sao', 'Vì sao?', '', "${Cho-ngoi} = 'no'"]])
  assert.deepEqual(faults(grid), [])
  const [first, why] = questions(grid)
  assert.partialDeepStrictEqual(first, {
    ...{ kind: 'grid', code: 'dau', label: { vi: 'Ông/bà có hài lòng?' } },
    rows: [
      { code: 'cho_ngoi', label: { vi: 'Chỗ ngồi' } },
      { code: 'loi', label: { vi: 'Lối đi' } },
    ],
  })
  assert.equal(why?.when, "${dau_cho_ngoi} = 'no'")
  comesBack(grid)
  const several = table([], 'select_multiple yn')
  assert.deepEqual(
    questions(several).map(({ kind, code }) => `${kind} ${code}`),
    ['note dau', 'multiple cho_ngoi', 'multiple loi'],
  )
  assert.ok(notes(several).includes('3 table_apart'))
  comesBack(several)
})

test('a condition that all rows of a table have alike is that of the table', () => {
  const alike = read('type name label appearance relevant', [
    ['select_one yn', 'co', 'Có đến?', '', ''],
    ['select_one yn', 'dau', 'Hài lòng?', 'label', "${co} = 'yes'"],
    ['select_one yn', 'a', 'A', 'list-nolabel', "${co} = 'yes'"],
    ['select_one yn', 'b', 'B', 'list-nolabel', "${co} = 'yes'"],
  ])
  assert.partialDeepStrictEqual(questions(alike)[1], { kind: 'grid', when: "${co} = 'yes'" })
  comesBack(alike)
})

test('“or_other” asks which other; a slider is a number; a reading that must be confirmed is a choice', () => {
  const taken = read('type name label required parameters', [
    ['select_one yn or_other', 'q', 'Q?', 'yes', ''],
    ['select_multiple yn or_other', 'nhieu', 'Những gì?', '', ''],
    ['range', 'muc', 'Mức?', '', 'start=0 end=10 step=0.5'],
    ['acknowledge', 'doc', 'Đã đọc chưa?', 'true()', ''],
    ['time', 'gio', 'Mấy giờ?', '', ''],
    ['dateTime', 'luc', 'Lúc nào?', '', ''],
    ['geopoint', 'cho', 'Ở đâu?', '', ''],
    ['int', 'tuoi', 'Tuổi?', 'no', ''],
    ['select all that apply from yn', 'cu', 'Cũ?', "${q} = 'yes'", ''],
  ])
  assert.deepEqual(faults(taken), [])
  assert.deepEqual(
    questions(taken).map(({ kind, code, required, when }) => [kind, code, required, when]),
    [
      ['single', 'q', true, undefined],
      ['text', 'q_other', true, "selected(${q}, 'other')"],
      ['multiple', 'nhieu', false, undefined],
      ['text', 'nhieu_other', false, "selected(${nhieu}, 'other')"],
      ['number', 'muc', false, undefined],
      ['single', 'doc', true, undefined],
      ['text', 'gio', false, undefined],
      ['date', 'luc', false, undefined],
      ['number', 'tuoi', false, undefined],
      ['multiple', 'cu', false, undefined],
    ],
  )
  assert.partialDeepStrictEqual(questions(taken)[4], { min: 0, max: 10, decimals: 1 })
  assert.partialDeepStrictEqual(questions(taken)[0], {
    choices: [{ code: 'yes' }, { code: 'no' }, { code: 'other', label: { vi: 'Khác' } }],
  })
  assert.deepEqual(notes(taken), [
    ...['2,3 other', '4 range_step', '5 acknowledge', '6 time', '7 date_time', '8 question_left', '10 required_when'],
  ])
  comesBack(taken)
})

test('choices that stand in another file cannot be read, and are said to', () => {
  const away = read('type name label', [
    ['select_one_from_file xa.csv', 'xa', 'Xã?'],
    ['select multiple from file huyen.csv', 'huyen', 'Huyện?'],
  ])
  assert.deepEqual(faults(away), ['survey 2 list_in_file', 'survey 3 list_in_file'])
  assert.equal(away.faults[0]?.facts.file, 'xa.csv')
})

test('a calculation stands in the rules that name it, under its own condition; in a text it is a gap', () => {
  const reckoned = read('type name label relevant calculation constraint', [
    ['today', 'today', '', '', '', ''],
    ['start', 'start', '', '', '', ''],
    ['integer', 'a', 'A', '', '', ''],
    ['integer', 'b', 'B', '', '', ''],
    ['calculate', 'tong', '', "${a} != ''", '${a} + ${b}', ''],
    ['calculate', 'ten', '', '', '${a}', ''],
    ['calculate', 'ma', '', '', "concat(${a}, '-', uuid())", ''],
    ['text', 'c', 'Cả ${tong}, là ${ten}', '${tong} > 3', '', ''],
    ['date', 'd', 'Ngày', '', '', '. <= ${today}'],
  ])
  assert.deepEqual(faults(reckoned), [])
  const [, , c, d] = questions(reckoned)
  assert.deepEqual([c?.when, c?.label.vi], ["(if(${a} != '', ${a} + ${b}, '')) > 3", 'Cả …, là ${a}'])
  assert.equal(d?.check?.rule, '. <= (today())')
  assert.deepEqual(notes(reckoned), [
    ...['2,3 made_by_itself', '6 calculation_used', '7 calculation_used', '8 calculation_left'],
    '9 text_gap',
  ])
  const lost = read('type name label relevant calculation', [
    ['calculate', 'ma', '', '', 'pulldata(1, 2)'],
    ['text', 'q', 'Q', "${ma} = '1'", ''],
  ])
  assert.deepEqual(faults(lost), ['survey 3 name_absent'])
})

test('a check with a function that is not known is left out and told; a condition with one is a fault', () => {
  const pattern = read('type name label constraint', [['text', 'sdt', 'Số', "regex(., '^0[0-9]{9}$')"]])
  assert.deepEqual([questions(pattern)[0]?.check, notes(pattern)], [undefined, ['2 constraint_left']])
  assert.equal(pattern.notes[0]?.facts.function, 'regex')
  const rule = read('type name label relevant', [
    ['text', 'a', 'A', ''],
    ['text', 'b', 'B', "regex(${a}, 'x')"],
  ])
  assert.deepEqual(faults(rule), ['survey 3 questionnaire.expression'])
})

test('columns, appearances, rows and cells that are not used are told with each of their rows', () => {
  const told = read('type name label required_message default appearance choice_filter disabled', [
    ['text', 'a', 'A', 'Phải nói', '1', 'numbers', '', ''],
    ['select_one yn', 'b', 'B', 'Phải chọn', '', 'minimal', 'x = ${a}', ''],
    ['image', 'c', 'C', '', '', 'signature', '', ''],
    ['date', 'd', 'D', '', '', 'month-year', '', ''],
    ['text', 'e', 'E', '', '', '', '', 'yes'],
    ['select_one yn', 'f', 'F', '', '', 'likert', '', ''],
  ])
  assert.deepEqual(faults(told), [])
  assert.deepEqual(
    questions(told).map(({ code }) => code),
    ['a', 'b', 'c', 'd', 'f'],
  )
  assert.deepEqual(
    told.notes.map(({ rows, code, facts }) => [rows, code, facts.column ?? facts.value]),
    [
      [[2, 3], 'column', 'required_message'],
      [[2], 'column', 'default'],
      [[2], 'appearance', 'numbers'],
      [[3], 'choice_filter', undefined],
      [[3], 'appearance', 'minimal'],
      [[4], 'drawn', undefined],
      [[5], 'month', undefined],
      [[6], 'row_disabled', undefined],
      [[7], 'likert', undefined],
    ],
  )
})

test('languages: named in words, Vietnamese first, none lost; words of another stand in where there are none', () => {
  const columns = ['type', 'name', 'label::English', 'label::Tiếng Việt', 'label::Klingon', 'hint::English (en)']
  const two = fromXlsform(
    sheetsOf({
      survey: [columns, ['text', 'q', 'Name?', 'Tên?', 'pong', 'In full'], ['text', 'r', 'Age?', '', '', '']],
      choices: [],
      settings: [
        ['form_title', 'default_language'],
        ['Phiếu', 'English (en)'],
      ],
    }),
  )
  assert.deepEqual(faults(two), [])
  assert.deepEqual(two.questionnaire?.languages, ['vi', 'en'])
  assert.deepEqual(
    questions(two).map(({ label, hint }) => [label, hint]),
    [
      [
        { vi: 'Tên?', en: 'Name?' },
        { vi: 'In full', en: 'In full' },
      ],
      [{ vi: 'Age?', en: 'Age?' }, undefined],
    ],
  )
  assert.deepEqual(notes(two), ['1 language_unknown', '2,3 words_of_another'])
  const english = read('type name label::English', [['text', 'q', 'Name?']])
  assert.deepEqual(questions(english)[0]?.label, { vi: 'Name?', en: 'Name?' })
  assert.deepEqual(notes(english), ['1 no_vietnamese'])
  const mixed = read('type name label label::English', [['text', 'q', 'Tên?', 'Name?']])
  assert.deepEqual(questions(mixed)[0]?.label, { vi: 'Tên?', en: 'Name?' })
  const twice = read('type name label label::vi', [['text', 'q', 'Cũ', 'Mới']], yesNo, [
    ['form_title', 'default_language'],
    ['Phiếu', 'vi'],
  ])
  assert.deepEqual([faults(twice), notes(twice)], [[], ['2 plain_left']])
  comesBack(two)
})

test('names as Kobo makes them, choices with blanks, markup in labels: taken, and told where they change', () => {
  const kobo = read(
    'type name label relevant',
    [
      ['select_one noi', '_1_Nơi_ở', '<span style="color:red">**Nơi ở**</span> của ông/bà', ''],
      ['text', 'vi_sao', 'Vì sao ở ${_1_Nơi_ở}?', "${_1_Nơi_ở} != ''"],
      ['note', '', 'Xin cảm ơn', ''],
    ],
    [
      ['list_name', 'value', 'caption'],
      ['noi', 'Thành thị', 'Thành thị'],
      ['noi', 'nong_thon', ''],
    ],
  )
  assert.deepEqual(faults(kobo), [])
  const [where, why, thanks] = questions(kobo)
  assert.partialDeepStrictEqual(where, {
    ...{ code: 'c_1_noi_o', label: { vi: 'Nơi ở của ông/bà' } },
    choices: [
      { code: 'thanh_thi', label: { vi: 'Thành thị' } },
      { code: 'nong_thon', label: { vi: 'nong_thon' } },
    ],
  })
  assert.deepEqual([why?.label.vi, why?.when], ['Vì sao ở ${c_1_noi_o}?', "${c_1_noi_o} != ''"])
  assert.deepEqual([thanks?.kind, thanks?.code], ['note', 'ghi_chu_4'])
  assert.deepEqual(
    kobo.notes.map(({ sheet, rows, code }) => `${sheet} ${rows.join(',')} ${code}`),
    ['survey 2 renamed', 'survey 2 markup', 'choices 2 choice_renamed', 'choices 3 choice_unnamed'],
  )
  assert.ok(compile(kobo.questionnaire).compiled)
  comesBack(kobo)
  const nameless = read(
    'type name label',
    [['select_one yn', 'q', 'Q']],
    [
      ['list_name', 'name'],
      ['yn', ''],
      ['x', ''],
    ],
  )
  assert.deepEqual(faults(nameless).slice(0, 1), ['choices 2 choice_without_name'])
})
