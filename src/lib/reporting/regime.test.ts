import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { reportPeriods } from './periods.ts'
import { parseRegime, type Regime } from './regime.ts'

const folder = join(import.meta.dirname, '../../../content/reporting/regimes')
const regime = async (code: string): Promise<Regime> =>
  parseRegime(JSON.parse(await readFile(join(folder, `${code}.json`), 'utf8')))

const told = async (code: string, year: number) =>
  reportPeriods(await regime(code), year).map(({ key, dataFrom, dataTo, due, lastInTime }) => {
    return [key, dataFrom, dataTo, due && `${due.op} ${due.date}`, lastInTime]
  })

test('A7: every regime that comes with the program is whole and named after its file', async () => {
  const files = await readdir(folder)
  assert.ok(files.length >= 4)
  for (const file of files) assert.equal((await regime(file.replace('.json', ''))).code, file.replace('.json', ''))
})

describe('the due days of the presets', () => {
  test('Công văn 581/BNV-CCHC: quý I, 6 tháng, quý III, năm', async () => {
    assert.deepEqual(await told('cong-van-581-2023', 2025), [
      ['2025-Q1', '2024-12-15', '2025-03-14', 'by 2025-03-20', '2025-03-20'],
      ['2025-H1', '2024-12-15', '2025-06-14', 'by 2025-06-20', '2025-06-20'],
      ['2025-Q3', '2025-06-15', '2025-09-14', 'by 2025-09-20', '2025-09-20'],
      ['2025', '2024-12-15', '2025-12-14', 'by 2025-12-20', '2025-12-20'],
    ])
  })

  test('quarterly before the 20th of its last month, half-year before 20/6, year before 30/11 (plan of 2021)', async () => {
    assert.deepEqual(await told('quy-6-thang-nam-truoc-ngay-20', 2021), [
      ['2021-Q1', null, null, 'before 2021-03-20', '2021-03-19'],
      ['2021-Q2', null, null, 'before 2021-06-20', '2021-06-19'],
      ['2021-H1', null, null, 'before 2021-06-20', '2021-06-19'],
      ['2021-Q3', null, null, 'before 2021-09-20', '2021-09-19'],
      ['2021', null, null, 'before 2021-11-30', '2021-11-29'],
      ['2021-Q4', null, null, 'before 2021-12-20', '2021-12-19'],
    ])
  })

  test('before 05/7 and 05/01 with figures of whole months (plan of 2024)', async () => {
    assert.deepEqual(await told('6-thang-nam-truoc-ngay-05', 2024), [
      ['2024-H1', '2024-01-01', '2024-06-30', 'before 2024-07-05', '2024-07-04'],
      ['2024', '2024-01-01', '2024-12-31', 'before 2025-01-05', '2025-01-04'],
    ])
  })

  test('Nghị định 09/2019: cut-offs without due days, from the day on which it holds', async () => {
    const year = await told('nghi-dinh-09-2019', 2026)
    assert.deepEqual(year.slice(0, 2), [
      ['2026-Q1', '2025-12-15', '2026-03-14', null, null],
      ['2026-Q2', '2026-03-15', '2026-06-14', null, null],
    ])
    assert.deepEqual(
      year.find(([key]) => key === '2026-H2'),
      ['2026-H2', '2026-06-15', '2026-12-14', null, null],
    )
    assert.deepEqual(await told('nghi-dinh-09-2019', 2018), [])
    assert.equal((await told('nghi-dinh-09-2019', 2019)).length, 7)
  })
})

test('A2, A3: a day that the month lacks is its last; the derivation says what follows', () => {
  const rule = { month: 'last', shift: 1, day: 31 } as const
  const monthly = parseRegime({
    code: 'thang',
    name: { vi: 'Tháng', en: 'Month' },
    source: { number: null, date: null, issuer: 'x', place: null, confidence: 'document' },
    validFrom: null,
    validTo: null,
    periods: [{ kind: 'month', numbers: [1], from: null, to: null, due: { ...rule, op: 'before' } }],
  })
  const [january] = reportPeriods(monthly, 2024)
  assert.deepEqual(january?.due, { date: '2024-02-29', op: 'before' })
  assert.match(january?.derivation[1]?.vi ?? '', /trước ngày 29\/02\/2024: ngày cuối còn đúng hạn là 28\/02\/2024/)
})

test('a broken regime is refused in words', () => {
  const broken = { code: 'Sai mã', periods: [{ kind: 'quarter', numbers: [5], from: null, to: null, due: null }] }
  assert.throws(() => parseRegime(broken), /Regime refused/)
})

const shared = join(import.meta.dirname, '../../../../shared')
const absent = existsSync(shared) ? false : 'the documents themselves are not beside this folder'

/** The days of each preset beside the words that name them. */
const named: { code: string; file: string; words: string[]; year: number; days: Record<string, string> }[] = [
  {
    code: 'quy-6-thang-nam-truoc-ngay-20',
    file: 'seeds/000_9be6a1f868e9889d.txt',
    words: ['báo cáo quý trước ngày 20 của tháng cuối quý', '6 tháng trước ngày 20/6', 'báo cáo năm trước ngày 30/11'],
    year: 2021,
    days: { '2021-Q1': 'before 2021-03-20', '2021-H1': 'before 2021-06-20', 2021: 'before 2021-11-30' },
  },
  {
    code: '6-thang-nam-truoc-ngay-05',
    file: 'seeds/001_74dc725ca35bdd03.txt',
    words: [
      '6 tháng đầu năm trước ngày 05/7/2024 (thời gian chốt số liệu tính từ ngày 01/01/2024 đến ngày 30/6/2024)',
      'báo cáo năm trước 05/01/2025 (thời gian chốt số liệu tính từ ngày 01/01/2024 đến ngày 31/12/2024)',
    ],
    year: 2024,
    days: { '2024-H1': 'before 2024-07-05', 2024: 'before 2025-01-05' },
  },
  {
    code: 'cong-van-581-2023',
    file: 'domain/parindex-sipas-tthc.md',
    words: ['15/12→14/3 | 15/12→14/6 | 15/6→14/9 | 15/12→14/12 | 20th of the last month'],
    year: 2025,
    days: { '2025-Q1': 'by 2025-03-20', '2025-H1': 'by 2025-06-20', '2025-Q3': 'by 2025-09-20', 2025: 'by 2025-12-20' },
  },
]

for (const { code, file, words, year, days } of named) {
  test(`A7: the days of ${code} are those that ${file} names`, { skip: absent }, async () => {
    const text = (await readFile(join(shared, file), 'utf8')).normalize('NFC').replaceAll(/\s+/g, ' ')
    for (const each of words) assert.ok(text.includes(each), `not in ${file}: ${each}`)
    const periods = reportPeriods(await regime(code), year)
    for (const [key, due] of Object.entries(days)) {
      const found = periods.find((period) => period.key === key)?.due
      assert.equal(found && `${found.op} ${found.date}`, due, key)
    }
  })
}
