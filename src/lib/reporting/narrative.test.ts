import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { shownFigure } from './figure.ts'
import { figureParagraphs } from './figure-words.ts'
import { fieldCode, rowsTold } from './form.ts'
import { parseForm } from './form-check.ts'
import {
  lateSentence,
  reporterSentence,
  type SectionFacts,
  sectionDraft,
  type WorkFacts,
  workParagraphs,
} from './narrative.ts'
import { changeSince, counted, countedFigure, listed, percentOf } from './word-forms.ts'

const file = join(import.meta.dirname, '../../../content/reporting/forms/cchc-dinh-ky-2025.json')
const cchc = parseForm(JSON.parse(await readFile(file, 'utf8')))
const section = (code: string) => cchc.sections.find((each) => each.code === code)!

const none: WorkFacts = { total: 0, done: 0, doneLate: 0, waiting: 0, going: 0, notStarted: 0, overdue: 0 }
const facts = (work: Partial<WorkFacts> | null, more: Partial<SectionFacts> = {}): SectionFacts => ({
  until: null,
  work: work && { ...none, ...work },
  before: null,
  files: null,
  done: [],
  late: [],
  ...more,
})
const says = (work: Partial<WorkFacts> | null, more: Partial<SectionFacts> = {}) => workParagraphs(facts(work, more))

describe('N1–N3: progress in sentences', () => {
  const cases: [string, Partial<WorkFacts> | null, string[]][] = [
    ['not known', null, []],
    ['none', {}, ['Kế hoạch không có nhiệm vụ nào thuộc nội dung này trong kỳ báo cáo.']],
    ['one, done', { total: 1, done: 1 }, ['Nhiệm vụ duy nhất thuộc nội dung này đã hoàn thành.']],
    [
      'one, late',
      { total: 1, done: 1, doneLate: 1 },
      ['Nhiệm vụ duy nhất thuộc nội dung này đã hoàn thành, sau thời hạn.'],
    ],
    ['one, going', { total: 1, going: 1 }, ['Nhiệm vụ duy nhất thuộc nội dung này đang được thực hiện.']],
    [
      'one, overdue',
      { total: 1, notStarted: 1, overdue: 1 },
      ['Nhiệm vụ duy nhất thuộc nội dung này chưa bắt đầu thực hiện và đã quá thời hạn.'],
    ],
    ['all of many', { total: 12, done: 12 }, ['Đã hoàn thành toàn bộ 12 nhiệm vụ thuộc nội dung này.']],
    [
      'all, all late',
      { total: 2, done: 2, doneLate: 2 },
      ['Đã hoàn thành toàn bộ 02 nhiệm vụ thuộc nội dung này, đều sau thời hạn.'],
    ],
    [
      'none of many',
      { total: 12, going: 10, notStarted: 2, overdue: 2 },
      [
        'Chưa có nhiệm vụ nào trong số 12 nhiệm vụ thuộc nội dung này hoàn thành. Còn 10 nhiệm vụ đang thực hiện, 02 nhiệm vụ chưa bắt đầu, trong đó 02 nhiệm vụ đã quá thời hạn.',
      ],
    ],
    [
      'some of many',
      { total: 12, done: 8, doneLate: 1, waiting: 1, going: 3, overdue: 4 },
      [
        'Đã hoàn thành 08/12 nhiệm vụ thuộc nội dung này, đạt 66,7%, trong đó 01 nhiệm vụ hoàn thành sau thời hạn. Còn 03 nhiệm vụ đang thực hiện, 01 nhiệm vụ đang chờ nghiệm thu, tất cả đều đã quá thời hạn.',
      ],
    ],
    [
      'one left',
      { total: 3, done: 2, going: 1, overdue: 1 },
      [
        'Đã hoàn thành 02/03 nhiệm vụ thuộc nội dung này, đạt 66,7%. Còn 01 nhiệm vụ đang thực hiện và đã quá thời hạn.',
      ],
    ],
  ]
  for (const [name, work, text] of cases) test(name, () => assert.deepEqual(says(work), text))

  test('the day, the period before and the files', () => {
    const before = { name: 'quý IV/2025', work: { ...none, total: 10, done: 5, going: 5 } }
    assert.deepEqual(says({ total: 12, done: 8, going: 4 }, { until: '2026-03-14', before, files: 6 }), [
      'Đến hết ngày 14/03/2026, đã hoàn thành 08/12 nhiệm vụ thuộc nội dung này, đạt 66,7%. Còn 04 nhiệm vụ đang thực hiện. Tỷ lệ hoàn thành tăng 16,7 điểm phần trăm so với quý IV/2025 (50%). Có 06 tài liệu kiểm chứng kèm theo.',
    ])
    assert.match(says({ total: 2, done: 1, going: 1 }, { before })[0] ?? '', /Tỷ lệ hoàn thành bằng quý IV\/2025\.$/)
    assert.match(says({ total: 1, done: 1 }, { files: 0 })[0] ?? '', /Chưa có tài liệu kiểm chứng kèm theo\.$/)
    assert.doesNotMatch(says({ total: 1, going: 1 }, { files: 0 })[0] ?? '', /kiểm chứng/)
  })

  test('results and delays by name, and how many more there are', () => {
    const task = (n: number) => ({ text: `Việc ${n}.`, agency: 'Sở Nội vụ', due: '2026-03-02', daysLate: 12 })
    const [, done, late] = says(
      { total: 9, done: 7, going: 2, overdue: 2 },
      { done: [1, 2, 3, 4, 5].map(task), late: [{ ...task(8), daysLate: null, agency: null }, task(9)] },
    )
    assert.equal(
      done,
      'Các nhiệm vụ đã hoàn thành: “Việc 1” (Sở Nội vụ); “Việc 2” (Sở Nội vụ); “Việc 3” (Sở Nội vụ); “Việc 4” (Sở Nội vụ); “Việc 5” (Sở Nội vụ) và 02 nhiệm vụ khác.',
    )
    assert.equal(
      late,
      'Các nhiệm vụ quá thời hạn: “Việc 8” (thời hạn 02/03/2026); “Việc 9” (Sở Nội vụ, thời hạn 02/03/2026, chậm 12 ngày).',
    )
  })
})

describe('N4–N7: figures in sentences', () => {
  const told = (code: string, values: Record<string, string>, before?: Record<string, string>) =>
    figureParagraphs(section(code), cchc, {
      values: new Map(Object.entries(values)),
      ...(before ? { before: { name: 'quý IV/2025', values: new Map(Object.entries(before)) } } : {}),
    })

  test('a rate with its parts, and how it moved', () => {
    assert.deepEqual(told('I.2', { '1/2': '60.00', '1/2.1': '20', '1/2.2': '12' }, { '1/2': '55.5' }), [
      'Tỷ lệ hoàn thành Kế hoạch CCHC năm (Lũy kế đến thời điểm báo cáo) là 60% (12/20 nhiệm vụ), tăng 4,5 điểm phần trăm so với quý IV/2025.',
    ])
  })

  test('a heading leads in; noughts and what is missing are told apart', () => {
    assert.deepEqual(told('I.3', { '1/3.1': '5', '1/3.2': '0' }), [
      'Về kiểm tra CCHC: số sở, ngành đã kiểm tra là 05 cơ quan, đơn vị. Số UBND cấp xã đã kiểm tra bằng 0. Chưa có số liệu về: tỷ lệ xử lý các vấn đề phát hiện qua kiểm tra; số vấn đề phát hiện qua kiểm tra; số vấn đề phát hiện đã xử lý xong.',
    ])
    assert.deepEqual(told('I.3', {}), ['Về kiểm tra CCHC: chưa có số liệu.'])
  })

  test('a sum with what it is made of, without the noughts', () => {
    assert.deepEqual(
      told('II.1', { '2/1': '1234', '2/1.1': '1234', '2/1.2': '0' }, { '2/1': '1234' })[0],
      'Tổng số VBQPPL do địa phương ban hành là 1.234 văn bản, gồm: số VBQPPL do cấp tỉnh ban hành 1.234 văn bản; bằng quý IV/2025. Số VBQPPL do cấp xã ban hành bằng 0.',
    )
  })

  test('a choice in its words', () => {
    const [, survey, dialogue] = told('I.1', { '1/1': '3', '1/5': '1', '1/5.1': '200', '1/5.2': '2', '1/6': '0' })
    assert.match(
      survey ?? '',
      /^Khảo sát sự hài lòng của người dân, tổ chức: có\. Số lượng phiếu khảo sát là 200\. Hình thức khảo sát: kết hợp\.$/,
    )
    assert.match(dialogue ?? '', /: không\.$/)
  })
})

test('N8: who sent and who did not', () => {
  const say = (expected: number, sent: number, sentLate = 0, missing: string[] = []) =>
    reporterSentence({ expected, sent, sentLate, missing })
  assert.equal(say(0, 0), '')
  assert.equal(say(1, 0), 'Đơn vị duy nhất phải báo cáo chưa gửi báo cáo.')
  assert.equal(say(1, 1, 1), 'Đơn vị duy nhất phải báo cáo đã gửi báo cáo, chậm thời hạn.')
  assert.equal(say(20, 0), 'Chưa có đơn vị nào trong số 20 đơn vị gửi báo cáo.')
  assert.deepEqual([lateSentence(0), lateSentence(12)], ['', 'Có 12 đơn vị gửi báo cáo chậm thời hạn.'])
  assert.equal(say(20, 20), 'Toàn bộ 20 đơn vị đã gửi báo cáo.')
  assert.equal(
    say(20, 18, 2, ['Xã A', 'Xã B']),
    'Đã có 18/20 đơn vị gửi báo cáo, đạt 90%, trong đó 02 đơn vị gửi chậm. Chưa gửi: Xã A; Xã B.',
  )
  assert.equal(listed(['a', 'b', 'c'], 12, 2, 'đơn vị'), 'a; b và 10 đơn vị khác')
})

test('counts, shares and changes', () => {
  assert.deepEqual([0, 5, 12, 1234].map(counted), ['0', '05', '12', '1.234'])
  assert.deepEqual(['5', '0', '92.940', '1234.5', '7.0'].map(countedFigure), ['05', '0', '92,94', '1.234,5', '7'])
  assert.deepEqual([percentOf(2, 3), percentOf(1, 8), percentOf(3, 3)], ['66.7', '12.5', '100'])
  assert.equal(changeSince('quý II', '5', '8', 'count'), 'giảm 03 so với quý II')
})

/** What a reader could check: all digits of a text, in the order of the text, without the signs between them. */
const numbersIn = (text: string) => [...text.matchAll(/\d[\d.,/]*\d|\d/g)].flatMap(([it]) => it.split('/'))

const size = fc.integer({ min: 0, max: 40 })
const work = fc.tuple(size, size, size, size, size, size).map(([done, waiting, going, notStarted, a, b]): WorkFacts => {
  const rest = waiting + going + notStarted
  return {
    total: done + rest,
    done,
    waiting,
    going,
    notStarted,
    doneLate: Math.min(a, done),
    overdue: Math.min(b, rest),
  }
})
const task = fc.record({
  text: fc.constantFrom('Rà soát thủ tục', 'Công khai danh sách.', 'Kiểm tra\nđột xuất;'),
  agency: fc.constantFrom(null, 'Sở Alpha', 'UBND xã Beta'),
  due: fc.constantFrom(null, '2026-02-28'),
  daysLate: fc.option(fc.integer({ min: 0, max: 60 })),
})

test('N9: every number of the words is a fact, or the share or difference of two, and nothing else is said', () => {
  fc.assert(
    fc.property(
      fc.record({
        work: fc.option(work),
        before: fc.option(work.map((it) => ({ name: 'quý IV/2025', work: it }))),
        files: fc.option(size),
        until: fc.constantFrom(null, '2026-03-14'),
        done: fc.array(task, { maxLength: 7 }),
        late: fc.array(task, { maxLength: 7 }),
      }),
      (given) => {
        const text = workParagraphs(given).join('\n')
        const { work: now, before } = given
        if (now === null) return assert.equal(text, '')
        const share = (it: WorkFacts) => (it.total === 0 ? 0 : Math.round((it.done / it.total) * 1000) / 10)
        const shown = (n: number) => String(Math.round(n * 10) / 10).replace('.', ',')
        const shares = before ? [share(before.work), Math.abs(share(now) - share(before.work))] : []
        const counts = [...Object.values(now), given.files ?? 0, ...given.late.map(({ daysLate }) => daysLate ?? 0)]
        const more = [now.done, now.overdue].flatMap((all) => [1, 2, 3, 4, 5].map((named) => all - named))
        const allowed = new Set([
          ...[...counts, ...more].flatMap((n) => [String(n), counted(Math.max(0, n))]),
          ...[share(now), ...shares].map(shown),
          ...['14', '03', '2026', '28', '02', '2025'],
        ])
        for (const number of numbersIn(text)) assert.ok(allowed.has(number), `${number} is no fact: ${text}`)
        const names = new Set<string>(
          [...given.done, ...given.late].flatMap(({ agency }) => (agency === null ? [] : [agency])),
        )
        for (const name of ['Sở Alpha', 'UBND xã Beta']) assert.ok(names.has(name) || !text.includes(name))
        assert.doesNotMatch(text, /undefined|null|NaN|\s\s|\.\.|,\.|;\.|^\s|\b0 nhiệm vụ|\b00/)
        for (const paragraph of text.split('\n')) assert.match(paragraph, /^\p{Lu}.*\.$/u)
      },
    ),
    { numRuns: 400 },
  )
})

test('N9: the figures of a section are those that were given, and each row with or without one is named once', () => {
  const rows = cchc.tables.flatMap((table) =>
    table.rows.filter(({ kind }) => kind !== 'heading').map((row) => ({ row, field: fieldCode(table.code, row.code) })),
  )
  const values = fc.array(fc.option(fc.integer({ min: 0, max: 1_000_000 }), { freq: 3 }), {
    minLength: rows.length,
    maxLength: rows.length,
  })
  fc.assert(
    fc.property(values, (given) => {
      const typed = rows.flatMap(({ row, field }, i) => {
        const value = given[i]
        if (value === null || value === undefined) return []
        return [[field, row.kind === 'choice' ? String(value % (row.options?.length ?? 1)) : String(value)] as const]
      })
      const figures = { values: new Map(typed) }
      for (const each of cchc.sections) {
        const text = sectionDraft(each, cchc, facts(null), figures)
        const own = rowsTold(each, cchc).flatMap((told) => told.rows.map((row) => ({ row, table: told.table.code })))
        const words = own.map(({ row }) => `${row.name} ${row.unit ?? ''}`).join(' ')
        const known = new Set([
          ...own.flatMap(({ row, table }) => {
            const value = figures.values.get(fieldCode(table, row.code))
            return value === undefined ? [] : [value, countedFigure(value), shownFigure(value)]
          }),
          ...numbersIn(words),
          '0',
        ])
        for (const number of numbersIn(text)) assert.ok(known.has(number), `${number} is no figure: ${text}`)
        assert.doesNotMatch(text, /undefined|null|NaN|\.\.|:\s*\./)
        const asked = own.filter(({ row }) => row.kind !== 'heading')
        const names = text.toLocaleLowerCase('vi')
        for (const { row } of asked) {
          const name = row.name.replace(/[\s.;,…]+$/, '').toLocaleLowerCase('vi')
          const parent = asked.some(
            ({ row: other }) => other.rule && JSON.stringify(other.rule).includes(`"${row.code}"`),
          )
          const group = own.find((other) => other.row.code === row.code.split('.')[0])?.row.name
          const asWhole = names.includes(`${group?.toLocaleLowerCase('vi').replace(/\.$/, '')}: chưa có số liệu.`)
          assert.ok(parent || asWhole || names.includes(name), `${row.code} ${name} is not told: ${text}`)
        }
      }
    }),
    { numRuns: 60 },
  )
})
