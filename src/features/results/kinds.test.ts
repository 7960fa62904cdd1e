import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { unzipSync } from 'fflate'
import { Catalogue } from '#lib/scoring/catalogue.ts'
import { readTableInWorker } from '#platform/worker.ts'
import { workWorld } from '../../../test/work.ts'
import { agencyFinder } from './unit-rules.ts'

const ask = { framework: 'papi', source: 'Bảng thử', dryRun: 'false' }

async function worldOf(t: TestContext) {
  const w = await workWorld(t)
  w.services.readTableInWorker = readTableInWorker
  w.services.provinceName = async () => 'tỉnh Hà Tĩnh'
  const bring = (text: string, more: object = {}) =>
    w.as(
      'keeper',
      'results.import',
      { ...ask, ...more },
      { upload: { filename: 'bang.csv', bytes: Buffer.from(text) } },
    )
  const profile = (more: object = {}) => w.as('lead', 'results.profile', { framework: 'papi', ...more })
  return { ...w, bring, profile }
}

const places = ['Hà Tĩnh', 'Nghệ An', 'Quảng Bình', 'Thanh Hóa', 'Hà Nội']
/** A whole table: every sub-dimension of the edition, 1 + a tenth for each place down the list. */
function wholeYear(w: { services: { frameworks: Catalogue } }, year: number): string {
  const { criteria } = w.services.frameworks.editionOf('papi', year)!.edition
  const parents = new Set(criteria.map((it) => it.parent))
  const leaves = criteria.filter((it) => !parents.has(it.code)).map((it) => it.code)
  const rows = places.map((place, i) => [year, place, ...leaves.map(() => (1 + i / 10).toFixed(2))].join())
  return `năm,tỉnh,${leaves.join()}\n${rows.join('\n')}\n`
}

test('a group that the index owner named stands above the quartiles, until its import is taken back', async (t) => {
  const w = await worldOf(t)
  await w.bring(wholeYear(w, 2020))
  const total = async () => (await w.profile()).lines[0]!
  assert.deepEqual([(await total()).group, (await total()).officialGroup], [3, false])
  const wrong = await w.bring('Năm,Tỉnh,Nhóm\n2020,Hà Tĩnh,Khá\n', { kind: 'groups' })
  assert.match(wrong.errors[0]?.message ?? '', /“Khá” không phải tên nhóm \(.*Thấp nhất\)/)
  const table = 'Năm,Tỉnh,Nhóm,D1\n2020,Hà Tĩnh,Nhóm điểm cao nhất,II\n2020,Nghệ An,,3\n'
  const named = await w.bring(table, { kind: 'groups' })
  assert.deepEqual([named.errors, named.values, named.written], [[], 3, true])
  const { lines } = await w.profile()
  assert.deepEqual([lines[0]?.group, lines[0]?.officialGroup], [0, true])
  assert.deepEqual(
    lines.filter(({ code }) => code === 'D1' || code === 'D2').map((it) => it.group),
    [1, 3],
  )
  await w.as('keeper', 'results.withdraw', { importId: named.id })
  assert.deepEqual([(await total()).group, (await total()).officialGroup], [3, false])
})

test('results keep the digest of the edition that they were checked by; when it changes, they say so', async (t) => {
  const w = await worldOf(t)
  await w.bring(wholeYear(w, 2020))
  assert.equal((await w.profile()).changedEdition, false)
  const before = w.services.frameworks
  t.after(() => Object.assign(w.services, { frameworks: before }))
  const changed = before.frameworks.map((it) => ({
    ...it,
    editions: it.editions.map((known) => ({ ...known, digest: `${known.digest}, changed` })),
  }))
  Object.assign(w.services, { frameworks: new Catalogue(changed) })
  // A new start of the program has no memory of what was worked out before.
  await w.as(
    'keeper',
    'results.import',
    { ...ask, framework: 'pci' },
    { upload: { filename: 'b.csv', bytes: Buffer.from('năm,tỉnh,total\n2024,Hà Nội,60\n') } },
  )
  const { changedEdition, lines } = await w.profile()
  assert.equal(changedEdition, true)
  assert.equal(lines[0]?.points, 29)
  const { imports } = await w.as('keeper', 'results.imports')
  const papi = imports.find(({ framework }) => framework === 'papi')
  assert.deepEqual(papi?.changedEditions, ['papi/2019-2020'])
})

test('agencies of the province have results of their own, in the years in which they existed', async (t) => {
  const w = await worldOf(t)
  const table = (year: number) => `năm,đơn vị,điểm tổng\n${year},Ủy ban nhân dân xã An Bình,81.5\n${year},communeb,79\n`
  const commune = { framework: 'par-index', level: 'commune' }
  const early = await w.bring(table(2021), commune)
  assert.match(early.errors[0]?.message ?? '', /“Ủy ban nhân dân xã An Bình” không có trong năm 2021/)
  assert.equal(early.written, false)
  const right = await w.bring(table(2026), commune)
  assert.deepEqual([right.errors, right.units], [[], 2])
  const field = await w.as('lead', 'results.field', { framework: 'par-index', level: 'commune' })
  const ranks = Object.fromEntries(field.units.map(({ name, standings }) => [name, standings.total?.rank]))
  assert.deepEqual(ranks, { 'Ủy ban nhân dân xã An Bình': 1, 'Ủy ban nhân dân xã Bình Minh': 2 })
  assert.deepEqual([field.level, field.levels], ['commune', ['commune']])
})

test('a former name means the agency that had it; a name of two at once means neither', () => {
  const base = { level: 'commune', kind: 'committee', parentId: null, shortName: null, validTo: null } as const
  const former = [{ name: 'Xã Cũ', shortName: null, from: null, to: '2024-12-31' }]
  const find = agencyFinder([
    { ...base, id: 'a', code: 'a', name: 'Xã Mới', validFrom: '2010-01-01', formerNames: former },
    { ...base, id: 'b', code: 'b', name: 'Xã Trùng', validFrom: '2010-01-01', formerNames: [] },
    { ...base, id: 'c', code: 'c', name: 'Xã trùng', validFrom: '2022-03-01', formerNames: [] },
    { ...base, id: 'd', code: 'd', name: 'Xã Hết', validFrom: '2010-01-01', validTo: '2020-06-30', formerNames: [] },
  ])
  assert.deepEqual([find('xã cũ', 2020), find('XÃ MỚI', 2020)], ['a', 'a'])
  assert.deepEqual([find('xã trùng', 2021), find('xã trùng', 2022), find('c', 2022)], ['b', undefined, 'c'])
  assert.deepEqual([find('d', 2020), find('d', 2021), find('xã lạ', 2020)], ['d', 'notThen', undefined])
})

test('indicators are shown as published, with the better direction, the best and the year before', async (t) => {
  const w = await worldOf(t)
  await w.bring(wholeYear(w, 2022))
  await w.bring(wholeYear(w, 2023))
  const table =
    'year,province_vi,1.1.1,1.1.2\n2022,Hà Tĩnh,0.5,0.4\n2023,Hà Tĩnh,0.525,0.4\n2023,Nghệ An,0.6,0.3\n2023,Hà Nội,0.1,1.4\n'
  const read = await w.bring(table, { kind: 'indicators' })
  assert.match(read.warnings[0]?.message ?? '', /“1\.4” nằm ngoài khoảng thường gặp 0–1/)
  const { lines, year, years } = await w.as('lead', 'results.indicators', { framework: 'papi' })
  assert.deepEqual([year, years], [2023, [2022, 2023]])
  const first = lines.find(({ code }) => code === '1.1.1')
  assert.deepEqual(
    [first?.value, first?.before, first?.rank, first?.of, first?.best, first?.median],
    [52.5, { year: 2022, value: 50 }, 2, 3, { value: 60, unit: 'Nghệ An' }, 52.5],
  )
})

test('several places and a region stand in one picture, cut where the meaning changes', async (t) => {
  const w = await worldOf(t)
  for (const year of [2018, 2019, 2020]) await w.bring(wholeYear(w, year))
  const input = { framework: 'papi', units: 'locality:42,locality:40', regions: 'Bắc Trung Bộ và duyên hải miền Trung' }
  const courses = await w.as('lead', 'results.courses', { ...input, code: 'D1' })
  assert.deepEqual(courses.years, [2018, 2019, 2020])
  const points = courses.series.map(({ kind, label, values }) => [kind, label, values.at(-1)?.points])
  assert.deepEqual(points.slice(0, 2), [
    ['unit', 'Hà Tĩnh', 4],
    ['unit', 'Nghệ An', 4.4],
  ])
  assert.deepEqual(points.at(-1), ['all', '', 4.8])
  const total = await w.as('lead', 'results.courses', input)
  assert.ok(total.cuts.some(({ year }) => year === 2019))
})

test('the report in Word holds the pictures of the screen', async (t) => {
  const w = await worldOf(t)
  for (const year of [2019, 2020]) await w.bring(wholeYear(w, year))
  const { body, filename } = await w.as('lead', 'results.exportProfileDocx', { framework: 'papi' })
  assert.equal(filename, 'Hà Tĩnh papi 2020.docx')
  const parts = Object.keys(unzipSync(new Uint8Array(await new Response(body as ReadableStream).arrayBuffer())))
  assert.equal(parts.filter((name) => /^word\/media\/.*\.png$/.test(name)).length, 3)
})
