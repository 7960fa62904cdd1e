import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { checkFigures, robustScore } from './check.ts'
import { figureOf, millionths, quotient } from './figure.ts'
import { columnHeads, rollFields, rowsTold } from './form.ts'
import { checkForm, parseForm } from './form-check.ts'
import { oddUnits } from './odd-units.ts'
import { rollUp } from './rollup.ts'

const file = join(import.meta.dirname, '../../../content/reporting/forms/cchc-dinh-ky-2025.json')
const cchc = parseForm(JSON.parse(await readFile(file, 'utf8')))

const blank = {
  code: 'thu',
  version: '1',
  title: 'Thử',
  source: { number: null, date: null, issuer: 'x', note: 'x' },
  sections: [],
}
const count = (code: string, more = {}) => ({ code, name: code, unit: null, kind: 'count', ...more })
const small = parseForm({
  ...blank,
  tables: [
    {
      code: '1',
      title: 'Bảng',
      rows: [
        count('1', { rule: { kind: 'sum', of: ['1.1', '1.2'] }, required: true }),
        count('1.1'),
        count('1.2'),
        {
          code: '2',
          name: 'Tỷ lệ',
          unit: '%',
          kind: 'rate',
          decimals: 2,
          rule: { kind: 'share', numerator: '2.2', denominator: '2.1', times: 100 },
        },
        count('2.1'),
        count('2.2', { checks: [{ kind: 'atMost', row: '2.1' }] }),
        {
          code: '3',
          name: 'Chọn',
          unit: null,
          kind: 'choice',
          options: [
            { value: 0, words: { vi: 'Không', en: 'No' } },
            { value: 1, words: { vi: 'Có', en: 'Yes' } },
          ],
        },
      ],
    },
  ],
})

const values = (typed: Record<string, string>) => new Map(Object.entries(typed).map(([row, it]) => [`1/${row}`, it]))
const whole = { 1: '5', '1.1': '2', '1.2': '3', 2: '33.33', '2.1': '3', '2.2': '1', 3: '1' }
const found = (typed: Record<string, string>, background = {}) =>
  checkFigures(small, values(typed), background).map(({ field, code, severity }) => `${field} ${code} ${severity}`)

test('the periodic report on administrative reform: seven tables, 123 rows, an outline of four parts', () => {
  assert.equal(cchc.tables.length, 7)
  assert.equal(cchc.tables.flatMap(({ rows }) => rows).length, 123)
  assert.deepEqual([...new Set(cchc.sections.map(({ code }) => code.split('.')[0]))], ['I', 'II', 'III', 'IV'])
  const shares = rollFields(cchc).filter(({ aggregation }) => aggregation.kind === 'share')
  assert.equal(shares.length, 13)
})

const facts = join(import.meta.dirname, '../../../../shared/domain/par-report-forms-2025.json')
const told = existsSync(facts) ? false : 'the facts of the form are not beside this folder'
type Facts = {
  outline: { part: string; title: string; sections: (string | Record<string, string | string[]>)[] }[]
  formColumns: string[]
  forms: { form: number; title: string; rows: { code: string; name: string; unit: string | null; feeds: string[] }[] }[]
}

test('every row, unit, criterion and line of the outline is as the report of a province prints it', {
  skip: told,
}, async () => {
  const { forms, outline, formColumns } = JSON.parse(await readFile(facts, 'utf8')) as Facts
  for (const [i, { form, title, rows }] of forms.entries()) {
    const table = cchc.tables[i]!
    assert.deepEqual([table.code, table.title], [String(form), title])
    const printed = table.rows.map(({ code, name, unit, feeds }) => ({ code, name, unit, feeds }))
    assert.deepEqual(
      printed,
      rows.map((row) => ({ ...row, unit: row.unit?.replace(';;', ';') ?? null })),
    )
  }
  const same = (a: string, b: string) => a.localeCompare(b, 'vi', { sensitivity: 'accent' }) === 0
  for (const { part, title, sections } of outline) {
    const own = cchc.sections.filter(({ code }) => code === part || code.startsWith(`${part}.`))
    assert.ok(same(sections.length > 0 ? cchc.parts.find(({ code }) => code === part)!.title : own[0]!.title, title))
    for (const [i, section] of sections.entries()) {
      const words = typeof section === 'string' ? section : String(section[i + 1])
      const items = typeof section === 'string' ? [] : (section.items as string[])
      assert.equal(own[i]!.code, `${part}.${i + 1}`)
      assert.ok(same(own[i]!.title, words), `${own[i]!.title} | ${words}`)
      assert.ok(items.length === own[i]!.hint.length && items.every((item, at) => same(item, own[i]!.hint[at]!)))
    }
  }
  assert.deepEqual(formColumns, [...columnHeads])
})

test('each row is told in exactly one section', () => {
  const rows = cchc.sections.flatMap((section) =>
    rowsTold(section, cchc).flatMap(({ table, rows }) => rows.map(({ code }) => `${table.code}/${code}`)),
  )
  assert.equal(rows.length, 123)
  assert.equal(new Set(rows).size, 123)
})

test('D10: dossiers that the form counts as procedures are named, and nothing else', () => {
  assert.deepEqual(
    oddUnits(cchc).map(({ field }) => field),
    ['7/4.3.1', '7/4.3.2'],
  )
})

describe('D1: a form that cannot be right is refused in words', () => {
  const refused = (rows: object[], words: RegExp) => () =>
    assert.throws(() => parseForm({ ...blank, tables: [{ code: '1', title: 'Bảng', rows }] }), words)
  test('a row that is not there', refused([count('1', { rule: { kind: 'sum', of: ['9'] } })], /asks for 9/))
  test('twice', refused([count('1'), count('1')], /row 1 of table 1 stands twice/))
  test(
    'a circle',
    refused(
      [count('1', { rule: { kind: 'sum', of: ['2'] } }), count('2', { rule: { kind: 'sum', of: ['1'] } })],
      /follows from itself/,
    ),
  )
  test('a section that tells what is not there', () => {
    const sections = [{ code: 'I', title: 'Phần', figures: ['1/7'] }]
    const form = { ...blank, sections, tables: [{ code: '1', title: 'Bảng', rows: [count('1')] }] }
    assert.throws(() => parseForm(form), /section I tells 1\/7, which is not there/)
  })
  test('a choice without options', refused([count('1', { kind: 'choice' })], /without options/))
  test('a mean without its weight, or with one that is not there', () => {
    refused([count('1', { rollUp: 'weightedMean' })], /weighted mean without a weight/)()
    refused([count('1', { rollUp: 'weightedMean', weight: '2' })], /asks for 2/)()
  })
  test('people read the place where it is: section, table, row', () => {
    const tables = [
      { code: '2', title: 'Bảng', rows: [count('1', { name: '' }), count('2', { rule: { kind: 'sum', of: ['7'] } })] },
    ]
    const said = (content: object) => {
      const checked = checkForm({ ...blank, ...content })
      return 'faults' in checked ? checked.faults.map(({ vi }) => vi) : []
    }
    assert.deepEqual(said({ tables, sections: [{ code: 'I', title: '' }] }), [
      'Mục I: tên chưa đúng hoặc còn trống.',
      'Biểu 2, dòng 1: tên chỉ tiêu chưa đúng hoặc còn trống.',
    ])
    const row = { code: '2', title: 'Bảng', rows: [count('2', { rule: { kind: 'sum', of: ['7'] } })] }
    assert.deepEqual(said({ tables: [row] }), [
      'Biểu 2, dòng 2: cần dòng 7 nhưng biểu không có dòng số liệu nào khác mang số đó.',
    ])
  })
})

describe('what was typed', () => {
  test('D2, D3: by itself', () => {
    assert.deepEqual(found(whole), [])
    assert.deepEqual(found({}), ['1/1 missing error'])
    assert.deepEqual(found({ ...whole, '2.1': 'abc' }), ['1/2.1 number error'])
    assert.deepEqual(found({ ...whole, 3: '2' }), ['1/3 option error'])
    assert.ok(found({ ...whole, 2: '124' }).includes('1/2 rate error'), 'a count where a rate belongs')
    assert.ok(found({ ...whole, '1.1': '2.5' }).includes('1/1.1 decimals error'))
    assert.ok(found({ ...whole, '1.1': '-2' }).includes('1/1.1 negative error'))
  })

  test('D4, D5: beside the rows that it follows from', () => {
    assert.deepEqual(found({ ...whole, 1: '6' }), ['1/1 sum error'])
    assert.deepEqual(found({ ...whole, 2: '33.34' }), ['1/2 share error'])
    assert.deepEqual(found({ ...whole, 2: '100', '2.2': '4' }), ['1/2 share error', '1/2.2 atMost error'])
    assert.deepEqual(found({ 1: '5', '1.1': '2' }), [], 'compared only when all parts are there')
  })

  test('D2: a dash is neither nought nor missing', () => {
    assert.deepEqual(found({ ...whole, '2.1': '-' }), ['1/2.1 dash error'])
  })

  test('D9: beside an earlier report of the same year', () => {
    const rows = [count('1', { nature: 'state' }), count('2', { nature: 'cumulative' }), count('3')]
    const form = parseForm({ ...blank, tables: [{ code: '1', title: 'Bảng', rows }] })
    const codes = (typed: Record<string, string>) =>
      checkFigures(form, values(typed), {
        sameYear: { name: 'quý I/2025', values: values({ 1: '553', 2: '40', 3: '9' }) },
      }).map(({ field, code, severity }) => `${field} ${code} ${severity}`)
    assert.deepEqual(codes({ 1: '453', 2: '39', 3: '2' }), ['1/1 sameYear warning', '1/2 sameYear warning'])
    assert.deepEqual(codes({ 1: '553', 2: '41', 3: '2' }), [])
  })

  test('D6: beside the period before', () => {
    const before = (typed: Record<string, string>) => ({ before: values(typed) })
    assert.deepEqual(found({ 1: '50' }, before({ 1: '20' })), ['1/1 jump warning'])
    assert.deepEqual(found({ 1: '9' }, before({ 1: '1' })), [], 'small figures double easily')
    assert.deepEqual(found({ 1: '1', 2: '60' }, before({ 2: '85' })), ['1/2 jump warning'])
  })

  test('D7: beside agencies of its kind', () => {
    const others = ['10', '11', '12', '9', '10', '11', '10', '12']
    const peers = (list: string[]) => ({ peers: new Map([['1/1', list]]) })
    assert.deepEqual(found({ 1: '90' }, peers(others)), ['1/1 peers warning'])
    assert.deepEqual(found({ 1: '12' }, peers(others)), [])
    assert.deepEqual(found({ 1: '90' }, peers(others.slice(0, 7))), [], 'too few to compare')
    assert.equal(robustScore(90, [5, 5, 5, 5, 5, 6, 7]), 0)
  })
})

test('D8, C2: whatever was typed rightly is right when it is added up', () => {
  const figure = fc.integer({ min: 0, max: 100_000 })
  const one = fc.tuple(figure, figure, figure, figure).map(([a, b, c, d]) => {
    const [all, done] = [Math.max(c, d) + 1, Math.min(c, d)]
    const rate = quotient(millionths(String(done)), millionths(String(all)), 2, 100n) ?? '0'
    return { 1: String(a + b), '1.1': String(a), '1.2': String(b), 2: rate, '2.1': String(all), '2.2': String(done) }
  })
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 10 }), (agencies) => {
      for (const typed of agencies) assert.deepEqual(found(typed), [])
      const leaves = agencies.map((typed, i) => {
        return { agencyId: `a${i}`, at: '1', figures: Object.fromEntries(values(typed)) }
      })
      const rolled = rollUp(rollFields(small), leaves, [])
      const total = new Map(
        [...rolled].flatMap(([field, { value }]) => (value === null ? [] : [[field, value] as const])),
      )
      assert.deepEqual(
        checkFigures(small, total).map(({ field, code }) => `${field} ${code}`),
        [],
      )
      assert.equal(total.get('1/1'), figureOf(agencies.reduce((sum, typed) => sum + millionths(typed[1]), 0n)))
    }),
  )
})

test('C3: a rate without parts is added up by the row that it is a rate of', () => {
  const rows = [count('1', { kind: 'rate', decimals: 2, rollUp: 'weightedMean', weight: '2' }), count('2')]
  const form = parseForm({ ...blank, tables: [{ code: '1', title: 'Bảng', rows }] })
  const fields = rollFields(form)
  assert.deepEqual(fields[0]?.aggregation, { kind: 'weightedMean', weight: '1/2' })
  const leaf = (agencyId: string, rate: string, of: string) => ({
    agencyId,
    at: '1',
    figures: { '1/1': rate, '1/2': of },
  })
  const rolled = rollUp(fields, [leaf('a', '90', '10'), leaf('b', '50', '30')], ['a', 'b'])
  assert.equal(rolled.get('1/1')?.value, '60')
})
