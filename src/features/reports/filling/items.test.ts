import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { cells, during, on, openedRound, sampleForm, sent, seriesOf, type World, whole } from '../samples-reports.ts'

const text = (words: string) => ({ filename: 'bien-ban.txt', bytes: new TextEncoder().encode(words) })
const at = (minutes: number) => new Date(during.now.getTime() + minutes * 60_000)

const pageOf = (w: World, reportId: string) => w.as('communeOfficer', 'report.get', { reportId }, during)

test('files prove one item: added and taken off while it is open, kept with what was sent, frozen by their bytes', async (t) => {
  const w = await workWorld(t)
  const { communeA: reportId } = await openedRound(w)
  const attach = (
    item: string,
    words: string,
    now: Date,
    who: 'communeOfficer' | 'otherCommune' | 'keeper' = 'communeOfficer',
  ) => w.as(who, 'report.attach', { reportId, item }, { upload: text(words), now })
  const detach = (fileId: string, now: Date, who: 'communeOfficer' | 'keeper' | 'stranger' = 'communeOfficer') =>
    w.as(who, 'report.detach', { reportId, fileId }, { now })

  const wrong = await attach('1/1.1', 'Nhầm tệp', at(1))
  const kept = await attach('1/1.1', 'Danh sách kế hoạch', at(2))
  const words = await attach('I.1', 'Báo cáo chuyên đề', at(3))
  assert.equal(await problemOf(attach('1/1.1', 'Của xã khác', at(3), 'otherCommune')), 'access.not_found')
  assert.equal(await problemOf(attach('1/1.1', 'Của sở', at(3), 'keeper')), 'access.verb_missing')
  assert.equal(await problemOf(detach(kept.id, at(3), 'keeper')), 'access.verb_missing')
  assert.equal(await problemOf(detach(kept.id, at(3), 'stranger')), 'access.not_found')
  await detach(wrong.id, at(4))
  assert.equal(await problemOf(detach(wrong.id, at(4))), 'access.not_found')
  const page = await pageOf(w, reportId)
  assert.deepEqual(
    page.files.map(({ id, item }) => [id, item]),
    [
      [kept.id, '1/1.1'],
      [words.id, 'I.1'],
    ],
  )
  const section = page.sections.find(({ code }) => code === 'I.1')
  assert.deepEqual([page.cells.find(({ field }) => field === '1/1.1')?.files, section?.files], [1, 1])
  const file = await w.as('keeper', 'report.file', { reportId, fileId: kept.id }, { now: at(5) })
  assert.equal(await new Response(file.body as BodyInit).text(), 'Danh sách kế hoạch')
  assert.equal(await problemOf(w.as('stranger', 'report.file', { reportId, fileId: kept.id })), 'access.not_found')

  // Sent, it is closed; what went with it stays, also where its item came back.
  await sent(w, 'communeOfficer', reportId, whole(4, 2, 1200, 1100), { now: at(10) })
  assert.equal(await problemOf(attach('1/1.1', 'Thêm', at(11))), 'report.closed')
  assert.equal(await problemOf(detach(kept.id, at(11))), 'report.closed')
  const item = { field: '1/1.1' }
  await w.as('keeper', 'report.returnItem', { reportId, item, reason: 'Thiếu danh sách.' }, { now: at(12) })
  assert.equal(await problemOf(attach('1/1.2', 'Mục khác', at(13))), 'report.closed')
  assert.equal(await problemOf(detach(kept.id, at(13))), 'report.file_kept')
  const more = await attach('1/1.1', 'Danh sách bổ sung', at(13))
  const again = await attach('1/1.1', 'Gửi nhầm', at(13))
  await detach(again.id, at(14))
  await w.as('communeOfficer', 'report.answerItem', { reportId, item, answer: 'Đã bổ sung.' }, { now: at(15) })
  const figure = await w.as('keeper', 'report.figure', { reportId, field: '1/1.1' }, { now: at(16) })
  assert.deepEqual(
    figure.files.map(({ id }) => id),
    [kept.id, more.id],
  )
  assert.ok(figure.history.some(({ action, said }) => action === 'detached' && said.filename === 'bien-ban.txt'))
  const of = async (number: number) =>
    (await w.as('keeper', 'report.snapshots', { reportId, number }, { now: at(16) })).content!.files.map(
      (it) => it.item,
    )
  assert.deepEqual(
    [await of(1), await of(2)],
    [
      ['1/1.1', 'I.1'],
      ['1/1.1', 'I.1', '1/1.1'],
    ],
  )

  // From the summary one figure opens down to the agency and how many files stand behind it.
  const { rounds } = await w.as('keeper', 'reportRound.list', {}, { now: at(16) })
  const summary = { reportId: rounds[0]!.summaryId, field: '1/1.1' }
  const added = await w.as('keeper', 'report.figure', summary, { now: at(17) })
  assert.deepEqual(
    added.parts.map(({ agencyName, files }) => [agencyName, files]),
    [['Ủy ban nhân dân xã An Bình', 2]],
  )
})

test('a return that was a mistake is taken back: nothing was opened, nothing is answered', async (t) => {
  const w = await workWorld(t)
  const { communeA: reportId } = await openedRound(w)
  const item = { field: '1/1.1' }
  const take = (it: object = item, who: 'keeper' | 'communeOfficer' | 'leader' = 'keeper') =>
    w.as(who, 'report.takeBackReturn', { reportId, item: it }, during)
  const back = (it: object = item) =>
    w.as('keeper', 'report.returnItem', { reportId, item: it, reason: 'Kiểm tra lại.' }, during)
  assert.equal(await problemOf(back()), 'report.not_sent')
  await sent(w, 'communeOfficer', reportId, whole(4, 2, 1200, 1100))
  assert.equal(await problemOf(take()), 'report.not_returned')
  await back()
  await back({ section: 'I.1' })
  assert.equal(await problemOf(back({ field: '9/9' })), 'access.not_found')
  assert.equal(await problemOf(take(item, 'communeOfficer')), 'access.verb_missing')
  const one = await take()
  assert.deepEqual([one.report.state, one.report.returned], ['returned', 1])
  const none = await take({ section: 'I.1' })
  assert.deepEqual([none.report.state, none.report.returned, none.snapshots], ['submitted', 0, 1])
  const page = await pageOf(w, reportId)
  assert.equal(page.writable, 'none')
  const shut = w.as('communeOfficer', 'report.answerItem', { reportId, item, answer: 'Đã sửa.' }, during)
  assert.equal(await problemOf(shut), 'report.not_returned')
  const version = none.report.version
  assert.equal((await w.as('keeper', 'report.approve', { reportId, version }, during)).report.state, 'approved')
  assert.equal(await problemOf(back()), 'report.closed')
})

test('only what a superior took is published, against the version that was seen', async (t) => {
  const w = await workWorld(t)
  const { communeA: reportId } = await openedRound(w)
  const publish = async (isPublic: boolean, version?: number) => {
    const { report } = await w.as('keeper', 'report.get', { reportId }, during)
    return w.as('keeper', 'report.publish', { reportId, isPublic, version: version ?? report.version }, during)
  }
  assert.equal(await problemOf(publish(true)), 'report.not_sent')
  const { report } = await sent(w, 'communeOfficer', reportId, whole(4, 2, 1200, 1100))
  assert.equal(await problemOf(publish(true)), 'report.closed')
  await w.as('keeper', 'report.approve', { reportId, version: report.version }, during)
  assert.equal(await problemOf(publish(true, report.version)), 'write.conflict')
  assert.equal((await publish(true)).isPublic, true)
  const gone = await publish(false)
  assert.deepEqual([gone.isPublic, gone.report.state], [false, 'approved'])
  assert.equal(await problemOf(w.as('visitor', 'report.public', { reportId }, during)), 'access.not_found')
})

test('an agency that was split among several is asked about by each of them, and counts once', async (t) => {
  const w = await workWorld(t)
  const { communeA, communeB } = w.agencies
  const round = await openedRound(w)
  await sent(w, 'otherCommune', round.communeB, whole(1, 1, 50, 10))
  const [{ id: other } = { id: '' }] = (
    await w.province.read((db) =>
      sql<{ id: string }>`select id from agency where id not in (${communeA}, ${communeB}) order by id limit 1`.execute(
        db,
      ),
    )
  ).rows
  await w.province.write(async (db) => {
    await sql`update agency set valid_to = '2026-09-10' where id = ${communeB}`.execute(db)
    await sql`update agency_parent set valid = daterange(lower(valid), '2026-09-11') where agency_id = ${communeB}`.execute(
      db,
    )
    for (const heir of [communeA, other])
      await sql`insert into agency_lineage (id, from_agency_id, to_agency_id, kind, happened_on, document)
        values (${uuid()}, ${communeB}, ${heir}, 'splitInto', '2026-09-11', 'Nghị quyết thử')`.execute(db)
  })
  const at = on('2026-09-15')
  await w.as('system', 'reportRound.keepDay', {}, at)
  const figures = cells(whole(4, 2, 100, 90))
  await w.as('communeOfficer', 'report.saveCells', { reportId: round.communeA, cells: figures }, at)
  const { report, below } = await w.as('communeOfficer', 'report.get', { reportId: round.communeA }, at)
  assert.deepEqual(
    below.map(({ agencyId, endedOn }) => [agencyId, endedOn]),
    [[communeB, '2026-09-10']],
  )
  const send = (more: object) =>
    w.as('communeOfficer', 'report.submit', { reportId: round.communeA, version: report.version, ...more }, at)
  assert.equal(await problemOf(send({})), 'report.below_unsaid')
  await send({ below: 'inside' })
  const { figures: rolled } = await w.as('keeper', 'report.consolidated', { reportId: round.summary }, at)
  assert.equal(rolled.find(({ field }) => field === '1/1')?.value, '6', 'its own report is in that of its successor')
})

test('fields bound to scores and evidence fill themselves, as of the day of the figures', async (t) => {
  const w = await workWorld(t)
  const row = (code: string, bound: object, more = {}) => ({
    code,
    name: `Dòng ${code}`,
    unit: null,
    kind: 'amount',
    decimals: 2,
    bound,
    ...more,
  })
  const form = {
    ...sampleForm,
    version: '9',
    tables: [
      {
        code: '1',
        title: 'Tự điền',
        rows: [
          row('1', { kind: 'score', framework: 'par-index', criterion: null }, { rollUp: 'none' }),
          row('2', { kind: 'score', framework: 'par-index', criterion: '1.1' }, { rollUp: 'none' }),
          row('3', { kind: 'evidence' }, { kind: 'count', decimals: 0 }),
          row('4', { kind: 'tasks', what: 'open', axis: 'Thủ tục' }, { kind: 'count', decimals: 0 }),
          row('5', { kind: 'tasks', what: 'all', index: 'SIPAS' }, { kind: 'count', decimals: 0 }),
        ],
      },
    ],
  }
  const draft = await w.as('keeper', 'reportForm.save', { form, edit: 0 }, during)
  await w.as('keeper', 'reportForm.publish', { code: 'mau-thu', version: '9', edit: draft.edit }, during)
  const series = await seriesOf(w, { formVersion: '9' })
  await scores(w, '01990000-0000-7000-8000-000000000001', '2026-03-01', { total: 81235000000000, '1.1': 1500000000000 })
  // Published after the day of the figures: not known then.
  await scores(w, '01990000-0000-7000-8000-000000000002', '2026-09-08', { total: 90000000000000, '1.1': 2000000000000 })
  const assignmentId = w.communeLead
  const file = { upload: text('Biên bản rà soát'), now: new Date('2026-08-01T02:00:00Z') }
  await w.as('communeOfficer', 'assignment.attach', { assignmentId }, file)
  const adHoc = { name: 'Báo cáo nhanh', dataFrom: '2026-07-01', dataTo: '2026-08-31', lastInTime: '2026-09-15' }
  const round = await w.as('keeper', 'reportRound.open', { seriesId: series.id, adHoc }, during)
  const reportId = round.reports.find(({ agencyId }) => agencyId === w.agencies.communeA)!.id
  const { cells: shown } = await w.as('communeOfficer', 'report.get', { reportId }, during)
  assert.deepEqual(
    shown.map(({ value, source }) => [value, source]),
    [
      ['81.24', 'bound'],
      ['1.5', 'bound'],
      ['1', 'bound'],
      ['1', 'bound'],
      ['0', 'bound'],
    ],
  )
  assert.match(shown[0]?.bound?.says ?? '', /năm 2025/)
  assert.match(shown[2]?.bound?.says ?? '', /1 tài liệu kiểm chứng đã gửi, tính đến hết ngày 31\/08\/2026/)
  const figure = await w.as('communeOfficer', 'report.figure', { reportId, field: '1/3' }, during)
  assert.deepEqual(
    figure.tasks.map(({ text: task, files }) => [task, files.map(({ filename }) => filename)]),
    [['Rà soát thủ tục hành chính', ['bien-ban.txt']]],
  )

  // Another figure than the counted one wants its reason, and confirming takes the counted one as it is.
  const other = await w.as('communeOfficer', 'report.saveCells', { reportId, cells: cells({ 3: '2' }) }, during)
  assert.deepEqual(
    other.findings.map(({ field, code }) => [field, code]),
    [['1/3', 'bound']],
  )
  const back = await w.as('communeOfficer', 'report.saveCells', { reportId, cells: cells({ 3: '1' }, 1) }, during)
  assert.deepEqual([back.findings, back.saved[0]?.source], [[], 'bound'])
  const { report } = await pageOf(w, reportId)
  const done = await w.as('communeOfficer', 'report.submit', { reportId, version: report.version }, on('2026-09-11'))
  assert.equal(done.cells[0]?.value, '81.24')
})

async function scores(w: World, id: string, publishedOn: string, figures: object): Promise<void> {
  await w.province.write(async (db) => {
    await sql`insert into result_import (id, framework, level, kind, source, published_on, filename, value_count, imported_at)
      values (${id}::uuid, 'par-index', 'commune', 'scores', 'Quyết định thử', ${publishedOn}::date, 'diem.csv', 2, now())`.execute(
      db,
    )
    await sql`insert into result_sheet (import_id, year, unit, figures)
      values (${id}::uuid, 2025, ${`agency:${w.agencies.communeA}`}, ${JSON.stringify(figures)}::jsonb)`.execute(db)
  })
}
