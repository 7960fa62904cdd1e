import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { readTableInWorker } from '#platform/worker.ts'
import { problemOf, workWorld } from '../../../test/work.ts'

const folder = join(import.meta.dirname, '../../../../shared/data/papi')
const skip = existsSync(folder) ? false : 'the published results of PAPI do not lie beside the repository'

const bytes = (text: string) => new TextEncoder().encode(text)
const ask = { framework: 'papi', source: 'Bảng thử' }

async function worldOf(t: TestContext, province = 'tỉnh Hà Tĩnh') {
  const w = await workWorld(t)
  w.services.readTableInWorker = readTableInWorker
  w.services.provinceName = async () => province
  const bring = (text: string, more: object = {}) =>
    w.as('keeper', 'results.import', { ...ask, ...more }, { upload: { filename: 'bang.csv', bytes: bytes(text) } })
  return { ...w, bring }
}

const small = `Năm,Mã tỉnh,1.1,1.2
2020,42,1.2,0.9
2020,01,1.1,KCDL
2019,42,"1,0",0.95
`

test('a dry run tells what would come, writing brings it, the same again brings nothing', async (t) => {
  const { bring, as } = await worldOf(t)
  const dry = await bring(small)
  assert.deepEqual([dry.values, dry.unscored, dry.units, dry.years], [6, 1, 2, [2019, 2020]])
  assert.deepEqual([dry.added, dry.same, dry.written, dry.errors], [6, 0, false, []])
  assert.deepEqual((await as('keeper', 'results.imports')).imports, [])
  const real = await bring(small, { dryRun: 'false', publishedOn: '2021-04-14' })
  assert.ok(real.written)
  const again = await bring(small, { dryRun: 'false' })
  assert.deepEqual([again.added, again.same, again.written], [0, 6, false])
  const { imports } = await as('keeper', 'results.imports')
  assert.equal(imports.length, 1)
  assert.deepEqual(
    [imports[0]?.source, imports[0]?.publishedOn, imports[0]?.years],
    ['Bảng thử', '2021-04-14', [2019, 2020]],
  )
})

test('what cannot be right is told with its row, and nothing is written', async (t) => {
  const { bring, as } = await worldOf(t)
  const wrong = `năm,tỉnh,1.1\n2020,Hà Tĩnh,2.9\n2020,Atlantis,1.0\n1990,Hà Nội,1\n2020,Hà Nội,1.0\n2020,Hà Nội,1.1\n`
  const { errors, written } = await bring(wrong, { dryRun: 'false' })
  assert.equal(written, false)
  const rows = errors.map(({ row, message }) => `${row}: ${message}`).join('\n')
  assert.match(rows, /2: 1\.1: 2,90 nằm ngoài khoảng 0,25–2,50/)
  assert.match(rows, /3: Không nhận ra đơn vị “Atlantis”/)
  assert.match(rows, /4: /)
  assert.match(rows, /6: 1\.1 năm 2020 đã có ở dòng 5 với giá trị khác/)
  assert.deepEqual((await as('keeper', 'results.imports')).imports, [])
  const notThen = await bring('năm,tỉnh,total\n2026,Hà Giang,40\n', { framework: 'pci', dryRun: 'false' })
  assert.match(notThen.errors[0]?.message ?? '', /không có trong năm 2026/)
})

test('another value than before is told and taken only when asked; taking it back brings the first again', async (t) => {
  const { bring, as } = await worldOf(t)
  await bring(small, { dryRun: 'false' })
  const other = small.replace('42,1.2,', '42,1.3,')
  const told = await bring(other, { dryRun: 'false' })
  assert.deepEqual([told.changed, told.same, told.written], [1, 5, false])
  assert.deepEqual(told.differences, [{ unit: 'Hà Tĩnh', year: 2020, code: '1.1', before: '1,20', now: '1,30' }])
  const taken = await bring(other, { dryRun: 'false', replace: 'true' })
  const value = async () => {
    const { lines } = await as('lead', 'results.profile', { framework: 'papi', unit: 'locality:42', year: 2020 })
    return lines.find(({ code }) => code === '1.1')?.points
  }
  assert.equal(await value(), 1.3)
  await as('keeper', 'results.withdraw', { importId: taken.id })
  assert.equal(await value(), 1.2)
  await as('keeper', 'results.withdraw', { importId: taken.id, back: true })
  assert.equal(await value(), 1.3)
})

test('a total alone is kept where nothing below it was published', async (t) => {
  const { bring, as } = await worldOf(t)
  const table = 'Tỉnh,Điểm tổng\nHà Tĩnh,"86,5"\nThừa Thiên Huế,"88,25"\nHà Nội,\n'
  await bring(table, { framework: 'par-index', year: 2022, dryRun: 'false' })
  const { lines, year } = await as('keeper', 'results.profile', { framework: 'par-index' })
  assert.deepEqual([year, lines.length], [2022, 1])
  assert.deepEqual([lines[0]?.points, lines[0]?.rank, lines[0]?.of], [86.5, 2, 2])
})

test('who may import, who may read', async (t) => {
  const { as } = await worldOf(t)
  const upload = { filename: 'bang.csv', bytes: bytes(small) }
  assert.equal(await problemOf(as('visitor', 'results.home')), 'access.sign_in_needed')
  assert.equal(await problemOf(as('lead', 'results.import', ask, { upload })), 'access.verb_missing')
  assert.equal(
    await problemOf(as('keeper', 'results.import', { ...ask, framework: 'x' }, { upload })),
    'access.not_found',
  )
  assert.equal(await problemOf(as('keeper', 'results.import', { framework: 'papi' }, { upload })), 'input.invalid')
  assert.equal(await problemOf(as('keeper', 'results.profile', { framework: 'papi' })), 'results.none')
  const zip = { filename: 'a.xlsx', bytes: new Uint8Array([0xd0, 0xcf, 1]) }
  assert.equal(await problemOf(as('keeper', 'results.import', ask, { upload: zip })), 'table.old_excel')
})

test('the published history: what everybody knows of Hà Tĩnh comes out', { skip }, async (t) => {
  const { as } = await worldOf(t)
  const bring = (name: string, more: object = {}) => {
    const upload = { filename: name, bytes: new Uint8Array(readFileSync(join(folder, name))) }
    return as('keeper', 'results.import', { ...ask, dryRun: 'false', ...more }, { upload })
  }
  const begun = performance.now()
  const scores = await bring('papi-subdimensions-2011-2024.csv')
  assert.deepEqual(scores.errors, [])
  assert.equal(scores.values - scores.unscored, 21_891)
  const precision = await bring('papi-precision-2019-2022-2023.csv', { kind: 'precision' })
  assert.deepEqual([precision.errors, precision.written], [[], true])
  const indicators = await bring('papi-indicators-2018-2019-2022-2023.csv', { kind: 'indicators' })
  assert.deepEqual([indicators.errors.slice(0, 3), indicators.written], [[], true])
  t.diagnostic(`the whole history in ${Math.round(performance.now() - begun)} ms`)

  const profile = await as('lead', 'results.profile', { framework: 'papi', year: 2020 })
  const total = profile.lines[0]!
  assert.deepEqual([profile.unit.name, total.points, total.rank, total.of], ['Hà Tĩnh', 45.0052, 5, 63])
  assert.equal(total.change?.rank, 11)
  const fell = profile.lines.filter(({ depth, change }) => depth === 2 && change && change.points < 0)
  const plan = ['1.1', '1.2', '2.2', '3.3', '4.1', '4.2', '5.1', '5.2', '5.3', '6.2', '7.3']
  assert.deepEqual(fell.map(({ code }) => code).sort(), [...plan, '4.3'].sort())
  const field = await as('lead', 'results.field', { framework: 'papi', year: 2020 })
  const d1 = field.units.filter((it) => it.standings.D1?.change?.notable === 1)
  assert.equal(d1.length, 8)
  assert.equal(field.units.length, 63)
  const moved = await as('lead', 'results.field', { framework: 'papi', year: 2017 })
  assert.equal(moved.units.filter((it) => it.standings.total?.change?.notable === 1).length, 7)

  const series = profile.series.find(({ code }) => code === '7.1')!
  assert.ok(series.cuts.some(({ year }) => year === 2019))
  const now = await as('lead', 'results.field', { framework: 'papi', year: 2024, view: 'now' })
  assert.ok(now.ownMean)
  assert.deepEqual([now.units.length, now.units.filter((it) => it.standings.total?.points === null).length], [34, 2])
  const zero = await as('lead', 'results.field', { framework: 'papi', year: 2023, unscored: 'zero' })
  const left = await as('lead', 'results.field', { framework: 'papi', year: 2023 })
  const lowest = ({ units }: typeof zero) =>
    units.filter(({ standings: { total } }) => total?.group === 3 && total.points !== null).length
  assert.deepEqual([lowest(left), lowest(zero)], [15, 14])
  const home = await as('lead', 'results.home')
  const card = home.cards.find(({ framework }) => framework === 'papi')!
  assert.deepEqual([card.year, card.of], [2024, 61])
  const range2019 = await as('lead', 'results.profile', { framework: 'papi', year: 2019 })
  assert.ok(range2019.range && range2019.range.low <= 16 && range2019.range.high >= 16)
  await publishedChecks(as)
})

/** What reports, the press and plans printed of these results (three of 266 are slips of theirs). */
async function publishedChecks(as: Awaited<ReturnType<typeof worldOf>>['as']) {
  const [head = '', ...lines] = readFileSync(join(folder, 'papi-published-checks.csv'), 'utf8').trim().split(/\r?\n/)
  const names = head.split(',')
  let compared = 0
  for (const [year, told] of Map.groupBy(lines, (line) => Number(line.split(',')[0]))) {
    const { units, groupNames } = await as('lead', 'results.field', { framework: 'papi', field: 'vietnam', year })
    for (const line of told) {
      const cells = line.split(',')
      const cell = (name: string) => cells[names.indexOf(name)] ?? ''
      const [what, said, agrees] = [cell('field'), cell('published_value'), cell('agrees')]
      const unit = units.find((it) => it.unit === `locality:${cell('gso_code').padStart(2, '0')}`)
      const standing = unit?.standings[what === 'rank' || what === 'group' ? 'total' : what]
      if (agrees !== 'yes' || !standing) continue
      const is = what === 'rank' ? standing.rank : what === 'group' ? groupNames[standing.group ?? 9] : standing.points
      if (typeof is === 'number' && what !== 'rank') {
        const digits = said.split('.')[1]?.length ?? 0
        // Some round, some cut off; the tables have four digits, and one cell of 2022 is a slip of 0.0007.
        assert.ok(Math.abs(is - Number(said)) < Math.max(10 ** -digits, 0.0008), line)
      } else assert.equal(String(is), said, line)
      compared += 1
    }
  }
  assert.ok(compared > 250, `only ${compared} were compared`)
}
