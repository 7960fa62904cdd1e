import assert from 'node:assert/strict'
import { test } from 'node:test'
import { xlsxBytes } from '#lib/office/xlsx.ts'
import { countQueries } from '#platform/db/connection.ts'
import { readTableInWorker } from '#platform/worker.ts'
import { fictionalDirectory } from '../../../test/fictional-directory.ts'
import { problemOf, workWorld } from '../../../test/work.ts'
import { agencySheet } from './table.ts'

const world = async (...args: Parameters<typeof workWorld>) => {
  const w = await workWorld(...args)
  w.services.readTableInWorker = readTableInWorker
  return w
}
type World = Awaited<ReturnType<typeof world>>

const agencyOf = (w: World, agencyId: string, asOf?: string) =>
  w.as('administrator', 'agency.get', { agencyId, ...(asOf ? { asOf } : {}) })

const exported = async (w: World, format: 'xlsx' | 'csv') => {
  const { filename, body } = await w.as('lead', 'agency.export', { format })
  return { filename, bytes: new Uint8Array(await new Response(body as BodyInit).arrayBuffer()) }
}

const csv = (...lines: string[]) => ({ filename: 'don-vi.csv', bytes: new TextEncoder().encode(lines.join('\n')) })
const head = 'Mã,Tên,Tên ngắn,Cấp,Loại,Mã cấp trên,Từ ngày,Đến ngày,Tên gọi khác'

test('everybody who works in the province reads agencies, only administrators change them', async (t) => {
  const w = await world(t)
  assert.equal(await problemOf(w.as('visitor', 'agency.list')), 'access.sign_in_needed')
  const { agencies } = await w.as('stranger', 'agency.list', { search: 'so noi vu' })
  assert.deepEqual(
    agencies.map(({ name, can }) => [name, can]),
    [['Sở Nội vụ', ['agency.read']]],
  )
  const mine = await w.as('administrator', 'agency.get', { agencyId: w.agencies.home })
  assert.ok(mine.can.includes('agency.manage'))
  const rename = { agencyId: w.agencies.home, version: 1, name: 'Sở Khác', from: '2026-01-01' }
  assert.equal(await problemOf(w.as('stranger', 'agency.rename', rename)), 'access.verb_missing')
  const unknown = { agencyId: '0190f000-0000-7000-8000-000000000000' }
  assert.equal(await problemOf(w.as('stranger', 'agency.get', unknown)), 'access.not_found')
  assert.equal(await problemOf(w.as('administrator', 'agency.create', { name: 'x' })), 'input.invalid')
})

test('the list is paged by name and the tree has all agencies of a day', async (t) => {
  const w = await world(t)
  const names: string[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page: Awaited<ReturnType<typeof list>> = await list(after)
    names.push(...page.agencies.map(({ name }) => name))
    after = page.next
  }
  function list(after: string) {
    return w.as('lead', 'agency.list', { limit: 4, ...(after ? { after } : {}) })
  }
  const { agencies, complete } = await w.as('lead', 'agency.tree')
  assert.equal(complete, true)
  assert.deepEqual(
    names,
    agencies.map(({ name }) => name),
  )
  assert.equal(new Set(names).size, names.length)
})

test('a name given up stays for the days before', async (t) => {
  const w = await world(t)
  const id = await created(w, { code: 'so-a', name: 'Sở Thử', validFrom: '2020-01-01' })
  await w.as('administrator', 'agency.rename', { agencyId: id, version: 1, name: 'Sở Thử nghiệm', from: '2024-05-01' })
  const stale = { agencyId: id, version: 1, name: 'Sở Cũ', from: '2025-01-01' }
  assert.equal(await problemOf(w.as('administrator', 'agency.rename', stale)), 'write.conflict')
  const early = { agencyId: id, version: 2, name: 'Sở Sớm', from: '2023-01-01' }
  assert.equal(await problemOf(w.as('administrator', 'agency.rename', early)), 'agency.period_overlaps')
  const { name, formerNames, version } = await agencyOf(w, id)
  assert.deepEqual([name, version], ['Sở Thử nghiệm', 2])
  assert.deepEqual(formerNames, [{ name: 'Sở Thử', from: '2020-01-01', to: '2024-04-30' }])
  const then = await w.as('lead', 'agency.resolve', { name: 'Sở Thử', asOf: '2023-01-01' })
  const later = await w.as('lead', 'agency.resolve', { name: 'Sở Thử', asOf: '2025-01-01' })
  assert.deepEqual([then.certainty, later.certainty], ['certain', 'likely'])
})

const created = async (w: World, it: { code: string; name: string; validFrom: string; parentId?: string }) =>
  (await w.as('administrator', 'agency.create', { level: 'province', kind: 'department', ...it })).id

test('an agency moves from a day on, and never below itself', async (t) => {
  const w = await world(t)
  const top = await created(w, { code: 'a', name: 'Sở Trên', validFrom: '2020-01-01' })
  const middle = await created(w, { code: 'b', name: 'Chi cục Giữa', validFrom: '2020-01-01', parentId: top })
  const other = await created(w, { code: 'c', name: 'Sở Khác', validFrom: '2020-01-01' })
  const loop = { agencyId: top, version: 1, parentId: middle, from: '2025-01-01' }
  assert.equal(await problemOf(w.as('administrator', 'agency.move', loop)), 'agency.would_loop')
  await w.as('administrator', 'agency.move', { agencyId: middle, version: 1, parentId: other, from: '2025-01-01' })
  assert.equal((await agencyOf(w, middle, '2024-12-31')).parentName, 'Sở Trên')
  assert.equal((await agencyOf(w, middle, '2025-01-01')).parentName, 'Sở Khác')
  assert.equal((await agencyOf(w, other, '2025-01-01')).children, 1)
  assert.equal((await agencyOf(w, top, '2025-01-01')).children, 0)
  const again = { code: 'a', name: 'Sở Trùng', validFrom: '2020-01-01' }
  assert.equal(await problemOf(created(w, again)), 'agency.code_taken')
})

test('an agency ends with its document; those below and its duties pass to the successor', async (t) => {
  const w = await world(t)
  const old = await created(w, { code: 'cu', name: 'Sở Lao động', validFrom: '2000-01-01' })
  const child = await created(w, { code: 'con', name: 'Chi cục Con', validFrom: '2000-01-01', parentId: old })
  const heir = await created(w, { code: 'moi', name: 'Sở Kế thừa', validFrom: '2000-01-01' })
  const end = { agencyId: old, version: 1, lastDay: '2025-02-28', successorIds: [heir], document: 'NQ 15/NQ-HĐND' }
  assert.equal(await problemOf(w.as('administrator', 'agency.end', { ...end, document: '' })), 'input.invalid')
  const tooEarly = w.as('administrator', 'agency.end', { ...end, lastDay: '1999-12-31' })
  await assert.rejects(tooEarly, { code: 'agency.not_yet', details: { name: 'Sở Lao động', since: '2000-01-01' } })
  await w.as('administrator', 'agency.end', end)
  assert.equal(await problemOf(w.as('administrator', 'agency.end', { ...end, version: 2 })), 'agency.ended')
  const { validTo, lineage } = await agencyOf(w, old)
  assert.equal(validTo, '2025-02-28')
  assert.deepEqual(lineage, [
    {
      agencyId: heir,
      agencyName: 'Sở Kế thừa',
      direction: 'to',
      kind: 'mergedInto',
      happenedOn: '2025-03-01',
      document: 'NQ 15/NQ-HĐND',
    },
  ])
  assert.equal((await agencyOf(w, child, '2025-02-28')).parentId, old)
  assert.equal((await agencyOf(w, child, '2025-03-01')).parentId, heir)
  const { certainty, candidates } = await w.as('lead', 'agency.resolve', { name: 'Sở Lao động' })
  assert.deepEqual([certainty, candidates[0]?.agencyId], ['likely', heir])
  assert.match(candidates[0]?.why ?? '', /01\/03\/2025.*NQ 15/)
})

test('other names are seen, count at once, and can be taken back', async (t) => {
  const w = await world(t)
  const name = 'Cơ quan nội chính'
  assert.equal((await w.as('lead', 'agency.resolve', { name })).certainty, 'unknown')
  const alias = { agencyId: w.agencies.home, alias: name }
  assert.equal(await problemOf(w.as('stranger', 'agency.addAlias', alias)), 'access.verb_missing')
  const { id } = await w.as('keeper', 'agency.addAlias', alias)
  assert.equal(
    await problemOf(w.as('keeper', 'agency.addAlias', { ...alias, alias: 'CƠ QUAN NỘI CHÍNH' })),
    'agency.alias_taken',
  )
  assert.deepEqual((await agencyOf(w, w.agencies.home)).aliases, [{ id, alias: name, source: 'manual' }])
  assert.equal((await w.as('lead', 'agency.resolve', { name })).certainty, 'certain')
  assert.deepEqual((await w.as('lead', 'agency.list', { search: 'noi chinh' })).agencies.length, 1)
  await w.as('keeper', 'agency.removeAlias', { aliasId: id })
  assert.equal((await w.as('lead', 'agency.resolve', { name })).certainty, 'unknown')
  assert.equal(await problemOf(w.as('keeper', 'agency.removeAlias', { aliasId: id })), 'access.not_found')
  assert.equal(await problemOf(w.as('keeper', 'agency.addAlias', { alias: name })), 'input.invalid')
})

test('an import is tried first, names each mistake, and writes all or nothing', async (t) => {
  const w = await world(t)
  const wrong = csv(
    head,
    'so-a,Sở A,,Cấp tỉnh,"Sở, ban, ngành",,01/01/2000,,',
    'So B,,,Cấp thôn,Sở,khong-co,30/02/2000,,',
    'so-a,Sở A hai,,province,department,,,,',
    'so-c,Sở C,,province,department,khong-co,,,',
  )
  const refused = await w.as('administrator', 'agency.import', { dryRun: 'false' }, { upload: wrong })
  assert.equal(refused.written, false)
  assert.deepEqual(
    refused.errors.map(({ row, column }) => [row, column]),
    [
      [3, 'Mã'],
      [3, 'Tên'],
      [3, 'Cấp'],
      [3, 'Loại'],
      [3, 'Từ ngày'],
      [4, 'Mã'],
      [5, 'Mã cấp trên'],
    ],
  )
  const right = csv(
    head,
    'so-a,Sở A,,Cấp tỉnh,"Sở, ban, ngành",,01/01/2000,,SA; Sở Á',
    'a.b,Phòng B,,tỉnh,phòng,so-a,,,',
  )
  const tried = await w.as('administrator', 'agency.import', {}, { upload: right })
  assert.deepEqual(tried, { rows: 2, added: 2, changed: 0, unchanged: 0, errors: [], written: false })
  assert.equal((await w.as('lead', 'agency.list', { search: 'Phòng B' })).agencies.length, 0)
  const written = await w.as('administrator', 'agency.import', { dryRun: 'false' }, { upload: right })
  assert.deepEqual([written.added, written.written], [2, true])
  const again = await w.as('administrator', 'agency.import', { dryRun: 'false' }, { upload: right })
  assert.deepEqual([again.added, again.changed, again.unchanged], [0, 0, 2])
  assert.equal(await problemOf(w.as('stranger', 'agency.import', {}, { upload: right })), 'access.verb_missing')
})

test('history is not rewritten by a table, and what is no table says so', async (t) => {
  const w = await world(t)
  await created(w, { code: 'so-a', name: 'Sở A', validFrom: '2000-01-01' })
  const other = csv(head, 'so-a,Sở Khác hẳn,,province,department,,02/01/2000,31/12/2025,')
  const { errors } = await w.as('administrator', 'agency.import', { dryRun: 'false' }, { upload: other })
  assert.deepEqual(
    errors.map(({ column }) => column),
    ['Tên', 'Từ ngày', 'Đến ngày'],
  )
  const spelled = csv(head, 'so-a,SỞ A,SA,province,department,,,,')
  const mended = await w.as('administrator', 'agency.import', { dryRun: 'false' }, { upload: spelled })
  assert.deepEqual([mended.changed, mended.written], [1, true])
  const broken = { filename: 'x.xlsx', bytes: new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]) }
  assert.equal(await problemOf(w.as('administrator', 'agency.import', {}, { upload: broken })), 'table.damaged')
  const headless = await w.as('administrator', 'agency.import', {}, { upload: csv('a,b', '1,2') })
  assert.match(headless.errors[0]?.message ?? '', /thiếu cột “Mã”, “Tên”/)
})

test('what is exported is imported into another province without loss, in both formats', async (t) => {
  const directory = fictionalDirectory('2026-03-01')
  const agencies = [...directory.agencies.values()].map((agency) => ({
    ...agency,
    parentCode: agency.parentId,
    aliases: agency.id === 'so-nv' ? ['Cơ quan nội vụ', '=Sở'] : [],
  }))
  const source = await world(t)
  const seeded = Object.keys(source.agencies).length
  const first = { filename: 'a.xlsx', bytes: await xlsxBytes([agencySheet(agencies, 'xlsx')]) }
  const loaded = await source.as('administrator', 'agency.import', { dryRun: 'false' }, { upload: first })
  assert.deepEqual([loaded.added, loaded.errors, loaded.written], [agencies.length, [], true])
  for (const format of ['xlsx', 'csv'] as const) {
    const file = await exported(source, format)
    const target = await world(t)
    const copied = await target.as('administrator', 'agency.import', { dryRun: 'false' }, { upload: file })
    assert.deepEqual([copied.errors, copied.written], [[], true])
    const back = await exported(target, format)
    const [before, after] = [await readTableInWorker(file.bytes), await readTableInWorker(back.bytes)]
    assert.equal(before.rows.length, agencies.length + seeded + 1)
    assert.deepEqual(after.rows, before.rows)
  }
})

test('the number of queries does not grow with the number of agencies', async (t) => {
  const w = await world(t)
  const one = csv(head, 'so-a,Sở A,,province,department,,,,')
  // The first import brings the common groups too.
  await w.as('administrator', 'agency.import', { dryRun: 'false' }, { upload: one })
  assert.ok((await w.as('lead', 'agency.listGroups')).groups.length > 15)
  const few = await countQueries(() => agencyOf(w, w.agencies.home))
  const lines = Array.from(
    { length: 300 },
    (_, i) => `xa-${i},UBND xã Thử ${i},,commune,committee,,2025-07-01,,Xã thử ${i}`,
  )
  const load = await countQueries(() =>
    w.as('administrator', 'agency.import', { dryRun: 'false' }, { upload: csv(head, ...lines) }),
  )
  assert.ok(load.queries < 16, String(load.queries))
  const many = await countQueries(() => agencyOf(w, w.agencies.home))
  assert.equal(many.queries, few.queries)
})

test('a search lists what fits best first, page after page, and offices within others with their parent', async (t) => {
  const w = await world(t)
  const validFrom = '2020-01-01'
  const justice = await created(w, { code: 'tp', name: 'Sở Tư pháp', validFrom })
  const office = { code: 'p', name: 'Phòng Xây dựng văn bản', validFrom, parentId: justice }
  await created(w, office)
  await created(w, { code: 'xd', name: 'Sở Xây dựng', validFrom })
  const listed = async (input: object) => (await w.as('lead', 'agency.list', { search: 'xay dung', ...input })).agencies
  const shown = (await listed({})).map(({ name, withinParent, parentName }) => [name, withinParent && parentName])
  assert.deepEqual(shown, [
    ['Sở Xây dựng', false],
    ['Phòng Xây dựng văn bản', 'Sở Tư pháp'],
  ])
  const first = await w.as('lead', 'agency.list', { search: 'xay dung', limit: 1 })
  assert.equal(first.agencies[0]?.name, 'Sở Xây dựng')
  assert.deepEqual(
    (await listed({ limit: 1, after: first.next })).map(({ name }) => name),
    ['Phòng Xây dựng văn bản'],
  )
})
