import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { frameworksFolder, readAny } from './content.ts'
import { checkReport } from './report.ts'

const good = join(frameworksFolder, 'par-index/commune-lam-dong-2025')

type Band = { from: number | null; points: number }
type Line = { code: string; method: { id: string; bands: Band[] } }

type Change = (value: never) => unknown

/** Puts other fields into one line of criteria.json; undefined takes a field away. */
const line =
  (change: (line: Line) => object, code = '1.1.1'): Change =>
  (lines: Line[]) =>
    lines.map((it) => (it.code === code ? { ...it, ...change(it) } : it))

const bands =
  (change: (bands: Band[]) => Band[]): Change =>
  (lines: Line[]) =>
    line((it) => ({ method: { ...it.method, bands: change(it.method.bands) } }))(lines as never)

const framework =
  (more: object): Change =>
  (it: object) => ({ ...it, ...more })

const examples =
  (more: object): Change =>
  (it: { criteria: object[] }) => ({ ...it, criteria: it.criteria.map((each) => ({ ...each, ...more })) })

/** What an expert breaks, and what he is told: which line, what is wrong, what would be right. */
const broken: readonly (readonly [what: string, file: string, change: Change, told: RegExp])[] = [
  [
    'a sum',
    'criteria',
    line(() => ({ max: 3 })),
    /tiêu chí 1\.1: điểm tối đa ghi 4,00, .* cộng lại 5,00 .*: thừa 1,00/,
  ],
  ['the stated maximum', 'framework', framework({ maximum: 90 }), /mục maximum: điểm tối đa ghi 90,00, .* thừa 10,00/],
  [
    'a method',
    'criteria',
    line((it) => ({ method: { ...it.method, id: 'buoc' } })),
    /tiêu chí 1\.1\.1, mục method: cách chấm “buoc” không có; các cách chấm: yesNo, /,
  ],
  ['a circle', 'criteria', line(() => ({ parent: '1.1' }), '1'), /vòng lặp: 1 → 1\.1 → 1; .* hãy sửa mục “parent”/],
  ['a code twice', 'criteria', (it: Line[]) => [...it, it[2]], /tiêu chí 1\.1\.1: mã này có hai dòng/],
  [
    'a parent',
    'criteria',
    line(() => ({ parent: '9.9' })),
    /tiêu chí 1\.1\.1: mục “parent” ghi 9\.9 nhưng không có tiêu chí 9\.9/,
  ],
  ['the order of steps', 'criteria', bands((it) => it.toReversed()), /tiêu chí 1\.1\.1: ghi các bậc từ thấp lên cao/],
  [
    'a percent for a share',
    'criteria',
    bands((it) => it.with(1, { from: 80, points: 1 })),
    /tiêu chí 1\.1\.1: bậc từ 80: tỷ lệ ghi theo phần của 1, 80 % viết là 0\.8/,
  ],
  [
    'points of a step',
    'criteria',
    bands((it) => it.with(2, { from: 1, points: 5 })),
    /tiêu chí 1\.1\.1: cách chấm cho tới 5,00 điểm, cao hơn điểm tối đa 2,00/,
  ],
  ['a maximum below nought', 'criteria', line(() => ({ max: -2 })), /tiêu chí 1\.1\.1: điểm tối đa không được âm/],
  [
    'a maximum as text',
    'criteria',
    line(() => ({ max: '2,0' })),
    /tiêu chí 1\.1\.1, mục max: cần là số \(không có dấu ngoặc kép; dấu thập phân là dấu chấm\)/,
  ],
  ['no citation', 'criteria', line(() => ({ cite: undefined })), /tiêu chí 1\.1\.1: thiếu nguồn \(mục “cite”\)/],
  [
    'an unknown source',
    'criteria',
    line(() => ({ cite: { source: 'abc' } })),
    /nguồn “abc” không có trong mục “sources” của framework\.json/,
  ],
  [
    'an empty name',
    'criteria',
    line(() => ({ name: { vi: '', en: null } })),
    /tiêu chí 1\.1\.1, mục name\.vi: không được để trống/,
  ],
  ['a misspelt field', 'criteria', line(() => ({ maxx: 2 })), /tiêu chí 1\.1\.1: có mục không dùng đến: “maxx”/],
  [
    'no method',
    'criteria',
    line(() => ({ method: undefined })),
    /tiêu chí 1\.1\.1: .* thiếu cách chấm \(mục “method”\)/,
  ],
  ['an example', 'examples', examples({ expected: 2.5 }), /ví dụ xa-01: tiêu chí 1\.7 phải được 2,50 nhưng ra 3,00/],
  ['an example of nothing', 'examples', examples({ code: '8.8.8' }), /ví dụ xa-01: không có tiêu chí 8\.8\.8/],
  [
    'the name of the edition',
    'framework',
    framework({ edition: 'xa-2026' }),
    /mục edition: ghi “xa-2026” nhưng thư mục tên “commune-lam-dong-2025”/,
  ],
  ['a level', 'framework', framework({ level: 'xã' }), /mục level: chỉ nhận một trong các giá trị “province”/],
  [
    'a date',
    'framework',
    framework({ legalBasis: [{ number: '1234/QĐ-UBND', date: '08/09/2025' }] }),
    /mục legalBasis\.0\.date: ghi ngày theo thứ tự năm-tháng-ngày/,
  ],
]

test('each of these mistakes is told where it is, in words that need no programming', async (t) => {
  const base = await mkdtemp(join(tmpdir(), 'khung-'))
  t.after(() => rm(base, { recursive: true }))
  for (const [what, file, change, told] of broken) {
    const folder = join(base, what.replaceAll(' ', '-'), 'par-index', basename(good))
    await cp(good, folder, { recursive: true })
    const path = join(folder, `${file}.json`)
    await writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')) as never)))
    const { text, mistakes } = checkReport(await readAny(folder), base)
    assert.ok(mistakes > 0, `${what}: nothing is told`)
    assert.match(text, told, what)
    assert.match(text, /lỗi cần sửa\./)
  }
})

test('a file that was cut off is told with the line where it ends', async (t) => {
  const base = await mkdtemp(join(tmpdir(), 'khung-'))
  t.after(() => rm(base, { recursive: true }))
  const folder = join(base, 'par-index', basename(good))
  await cp(good, folder, { recursive: true })
  const whole = await readFile(join(folder, 'criteria.json'), 'utf8')
  await writeFile(join(folder, 'criteria.json'), whole.slice(0, 2000))
  assert.match(checkReport(await readAny(folder), base).text, /criteria\.json, dòng 6: tệp bị cắt ngang ở đây/)
})
