import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { problemOf, workWorld } from '../../../test/work.ts'
import { during, openSurvey } from '../surveys/samples-surveys.ts'
import { drawnSample, peopleFile, placesFile, smallDesign } from './samples-samples.ts'

test('a sample: design, lists with their mistakes, a draw that its seed repeats, and names nobody reads in the tables', async (t) => {
  const w = await workWorld(t)
  const { id: surveyId } = await openSurvey(w, { openLink: true, codes: false })
  assert.equal((await w.as('keeper', 'sample.get', { surveyId })).version, 0)
  const save = (version: number, design: unknown) => w.as('keeper', 'sample.save', { surveyId, version, design })
  assert.equal(
    await problemOf(save(0, { ...smallDesign, places: [], people: { ...smallDesign.people, listed: false } })),
    'sample.nobody_drawn',
  )
  await save(0, smallDesign)
  assert.equal(await problemOf(save(0, smallDesign)), 'write.conflict')
  const bring = (stage: string, text: string, dryRun = 'true') =>
    w.as(
      'keeper',
      'sample.importFrame',
      { surveyId, stage, dryRun },
      { upload: { filename: 'a.csv', bytes: Buffer.from(text) } },
    )
  const bad = await bring(
    '0',
    'Mã,Tên,Tầng,Số dân,Ghi chú\nA,Thôn A,X,100,\nA,Thôn B,X,-5,\nC,Thôn A,X,,\n,Thôn D,X,12,',
    'false',
  )
  assert.deepEqual(
    [bad.written, bad.errors.map(({ row }) => row), bad.columns.at(-1)],
    [false, [3, 3, 4, 5], { title: 'Ghi chú', use: null }],
  )
  const messages = bad.errors.filter(({ row }) => row === 3).map(({ message }) => message)
  assert.match(messages.join(' '), /Quy mô “-5”.*Mã này đã có ở dòng 2/, 'both faults of one row in one trial')
  const doubled = await bring('0', 'Mã,Tên,Số dân\nA,Thôn A,100\nA,Thôn B,50\nC,Thôn A,')
  assert.deepEqual(
    doubled.errors.map(({ row, message }) => [row, message.slice(0, 20)]),
    [
      [3, 'Mã này đã có ở dòng '],
      [4, 'Thiếu quy mô, mà các'],
    ],
  )
  assert.match(doubled.looks[0]?.message ?? '', /Tên này đã có ở dòng 2/)
  assert.equal(await problemOf(bring('5', 'Mã\nA')), 'input.invalid')
  assert.equal(await problemOf(bring('2', 'Mã\nA')), 'sample.no_such_list')
  assert.equal(await problemOf(w.as('keeper', 'sample.draw', { surveyId, version: 1 })), 'sample.no_list')
  for (const [stage, { upload }] of [placesFile, peopleFile].entries()) {
    const got = await w.as(
      'keeper',
      'sample.importFrame',
      { surveyId, stage: String(stage), dryRun: 'false' },
      { upload },
    )
    assert.deepEqual([got.written, got.errors], [true, []])
  }
  const { version, frames } = await w.as('keeper', 'sample.get', { surveyId })
  assert.deepEqual(
    frames.map(({ rows }) => rows),
    [12, 360],
  )
  const drawn = await w.as('keeper', 'sample.draw', { surveyId, version, seed: 2026 })
  assert.deepEqual([drawn.clusters.length, drawn.people, drawn.reserves, drawn.seed], [6, 48, 18, 2026])
  // One over the chance of the village times one over that of the person.
  const whole = drawn.clusters.filter(({ stratum }) => stratum === 'Đồng bằng')
  for (const { size, weight } of whole) assert.ok(Math.abs((weight ?? 0) - ((1155 / 3 / (size ?? 0)) * 30) / 8) < 1e-9)
  assert.equal(await problemOf(w.as('keeper', 'sample.draw', { surveyId, version: drawn.version })), 'sample.drawn')
  assert.equal(await problemOf(save(drawn.version, smallDesign)), 'sample.drawn')
  assert.equal(
    await problemOf(w.as('keeper', 'sample.undoDraw', { surveyId, version: drawn.version, reason: 'Thử lại' })),
    'sample.in_field',
  )
  const { rows } = await w.province.read((db) =>
    sql<{ all: string }>`select string_agg(t::text, '') as all from (select f::text as t from sample_frame f union all
      select u::text from sample_unit u) x`.execute(db),
  )
  assert.ok(!/Người T|0900 000/.test(rows[0]?.all ?? 'Người T'), 'a name is read in the tables')
  const other = await workWorld(t)
  const second = await openSurvey(other, { openLink: true, codes: false })
  const again = await drawnSample(other, second.id)
  assert.deepEqual(
    again.clusters.map(({ label }) => label),
    drawn.clusters.map(({ label }) => label),
  )
  const forgotten = await w.as('keeper', 'sample.forgetPeople', { surveyId })
  assert.ok(forgotten.peopleForgottenAt)
  const [place] = drawn.clusters
  const { units } = await w.as('keeper', 'sample.units', { clusterId: place?.id ?? '' })
  assert.equal(units[0]?.label, 'Người trả lời số 1')
})

test('fieldwork: units are given, outcomes are harmless to repeat, reserves take over in their order', async (t) => {
  const w = await workWorld(t)
  const { id: surveyId } = await openSurvey(w, { openLink: true, codes: false })
  const drawn = await drawnSample(w, surveyId)
  const clusterId = drawn.clusters[0]?.id ?? ''
  const assign = { clusterId, interviewerId: w.people.keeper }
  assert.equal(await problemOf(w.as('stranger', 'sample.assign', assign)), 'access.verb_missing')
  assert.equal(await problemOf(w.as('stranger', 'sample.units', { clusterId })), 'access.verb_missing')
  assert.equal(await problemOf(w.as('stranger', 'sample.draw', { surveyId, version: 1 })), 'access.verb_missing')
  assert.equal(
    await problemOf(w.as('keeper', 'sample.assign', { ...assign, interviewerId: w.people.stranger })),
    'sample.not_interviewer',
  )
  const { units } = await w.as('keeper', 'sample.assign', assign)
  assert.match(units[0]?.label ?? '', /^Người T\d\d\.\d+$/)
  const mine = await w.as('keeper', 'sample.mine', {}, during)
  assert.equal(mine.surveys[0]?.clusters[0]?.units.length, 8)
  assert.deepEqual((await w.as('stranger', 'sample.mine', {}, during)).surveys, [])
  const [first, second] = units
  const outcome = (who: 'keeper' | 'stranger', input: object) => problemOf(w.as(who, 'sample.outcome', input, during))
  assert.equal(await outcome('stranger', { unitId: first?.id, outcome: 'done' }), 'access.not_found')
  for (let i = 0; i < 2; i++) assert.equal(await outcome('keeper', { unitId: first?.id, outcome: 'done' }), 'fine')
  assert.equal(
    await outcome('keeper', { unitId: second?.id, outcome: 'refused', reason: 'moved' }),
    'sample.reason_differs',
  )
  assert.equal(await outcome('keeper', { unitId: second?.id, outcome: 'nonContact', reason: 'notMet' }), 'fine')
  const reserve = units.find((unit) => unit.reserve)
  assert.equal(await outcome('keeper', { unitId: reserve?.id, outcome: 'done' }), 'sample.not_standing')
  assert.equal(
    await problemOf(w.as('keeper', 'sample.replace', { unitId: first?.id, reason: 'moved' })),
    'sample.unit_done',
  )
  const after = await w.as('keeper', 'sample.replace', { unitId: second?.id, reason: 'notMet' })
  assert.equal(after.units.find(({ id }) => id === second?.id)?.replacedBy, reserve?.id)
  assert.equal(await outcome('keeper', { unitId: reserve?.id, outcome: 'done' }), 'fine')
  const others = units.filter(({ id, reserve: spare }) => !spare && id !== first?.id && id !== second?.id)
  for (const [i, { id: unitId }] of others.slice(0, 3).entries()) {
    const code = await problemOf(w.as('keeper', 'sample.replace', { unitId, reason: 'refused' }))
    assert.equal(code, i < 2 ? 'fine' : 'sample.no_reserve')
  }
  const field = await w.as('keeper', 'sample.field', { surveyId })
  assert.deepEqual([field.places, field.counts.done, field.counts.replaced], [6, 2, 3])
  const keeper = field.interviewers.find(({ id }) => id === w.people.keeper)
  assert.deepEqual([keeper?.counts.target, keeper?.counts.done], [8, 2])
  const label = drawn.clusters[0]?.label ?? ''
  const searched = await w.as('keeper', 'sample.fieldPlaces', {
    surveyId,
    search: label.toLowerCase().replace('ô', 'o'),
  })
  assert.deepEqual([searched.places.map((each) => each.label), searched.next], [[label], null])
  const row = searched.places.find(({ id }) => id === clusterId)
  assert.deepEqual(
    [row?.counts.target, row?.counts.done, row?.counts.none, row?.counts.replaced, row?.counts.reservesLeft],
    [8, 2, 6, 3, 0],
  )
  // Rows of a place are written together: nothing says which unit was written when an answer came.
  const { rows } = await w.province.read((db) =>
    sql<{
      writers: number
    }>`select count(distinct xmin::text)::int as writers from sample_unit where cluster_id = ${clusterId}`.execute(db),
  )
  assert.equal(rows[0]?.writers, 1)
  // Nor does the key of a repetition, whose digest would prove the unit and whose moment the answer.
  await w.as('keeper', 'sample.outcome', { unitId: first?.id, outcome: 'done' }, { ...during, key: 'again' })
  const keys = await w.province.read((db) => sql`select 1 from idempotency_key where key = 'again'`.execute(db))
  assert.equal(keys.rows.length, 0)
})

test('people of an agency that helps to collect are given units, on the eve already, and tell outcomes after the end', async (t) => {
  const w = await workWorld(t)
  const opened = await openSurvey(w, { openLink: true, codes: false })
  const surveyId = opened.id
  const drawn = await drawnSample(w, surveyId)
  const clusterId = drawn.clusters[0]?.id ?? ''
  const give = () => w.as('keeper', 'sample.assign', { clusterId, interviewerId: w.people.communeOfficer })
  assert.equal(await problemOf(give()), 'sample.not_interviewer')
  const helping = { surveyId, version: opened.version, agencyIds: [w.agencies.communeA] }
  const { version } = await w.as('keeper', 'survey.setCollecting', helping, during)
  const { units } = await give()
  const eve = { now: new Date('2026-10-31T03:00:00Z') }
  const mine = await w.as('communeOfficer', 'sample.mine', {}, eve)
  assert.equal(mine.surveys[0]?.clusters[0]?.units.length, 8)
  const tell = (unitId: string | undefined, outcome: string) =>
    problemOf(w.as('communeOfficer', 'sample.outcome', { unitId, outcome }, during))
  assert.equal(await tell(units[0]?.id, 'done'), 'fine')
  await w.as('keeper', 'survey.close', { surveyId, version }, during)
  assert.equal(await tell(units[0]?.id, 'done'), 'fine')
  assert.equal(await tell(units[1]?.id, 'refused'), 'fine')
  // What was given to nobody, or is of another place, is none of his.
  const other = await w.as('keeper', 'sample.units', { clusterId: drawn.clusters[1]?.id ?? '' })
  assert.equal(await tell(other.units[0]?.id, 'done'), 'access.not_found')
})

test('ten thousand people in one place: everything comes in pages, and a name is found with or without its marks', async (t) => {
  const w = await workWorld(t)
  const opened = await openSurvey(w, { openLink: true, codes: false })
  const surveyId = opened.id
  const people = { name: 'Người trả lời', method: 'random', take: 5000, reserves: 5000, listed: true }
  await w.as('keeper', 'sample.save', { surveyId, version: 0, design: { places: [], people, onePsu: 'fail' } })
  const lines = Array.from({ length: 10_000 }, (_, i) => `${i};Đặng Văn ${i};0900 ${i}`)
  const upload = { filename: 'nguoi.csv', bytes: Buffer.from(['Mã;Họ và tên;Điện thoại', ...lines].join('\n')) }
  await w.as('keeper', 'sample.importFrame', { surveyId, stage: '0', dryRun: 'false' }, { upload })
  const { version } = await w.as('keeper', 'sample.get', { surveyId })
  await w.as('keeper', 'sample.draw', { surveyId, version, seed: 1 })
  const { places } = await w.as('keeper', 'sample.fieldPlaces', { surveyId })
  const clusterId = places[0]?.id ?? ''
  assert.deepEqual([places.length, places[0]?.counts.target, places[0]?.counts.reservesLeft], [1, 5000, 5000])
  const first = await w.as('keeper', 'sample.units', { clusterId })
  const second = await w.as('keeper', 'sample.units', { clusterId, after: first.next ?? '' })
  const places50 = [...first.units, ...second.units].map(({ place }) => place)
  assert.deepEqual(
    places50,
    Array.from({ length: 100 }, (_, i) => i + 1),
  )
  const wanted = first.units[7]?.label ?? ''
  const found = await w.as('keeper', 'sample.findPeople', { surveyId, search: wanted.replace('Đặng Văn', 'dang van') })
  assert.ok(found.people.some(({ unit, clusterId: at }) => unit.label === wanted && at === clusterId))
  assert.equal((await w.as('keeper', 'sample.findPeople', { surveyId, search: 'dang' })).more, true)
  const named = await w.as('keeper', 'sample.units', { clusterId, search: wanted })
  assert.ok(named.units.every(({ label }) => label.startsWith(wanted)) && named.units.length > 0)
  for (const name of ['sample.findPeople', 'sample.fieldPlaces'] as const)
    assert.equal(await problemOf(w.as('visitor', name, { surveyId, search: 'dang' })), 'access.sign_in_needed')
  assert.equal(
    await problemOf(w.as('stranger', 'sample.findPeople', { surveyId, search: 'dang' })),
    'access.verb_missing',
  )

  // A device fetches what is given to its owner, page by page, and nobody else's.
  await w.as('keeper', 'sample.assign', {
    clusterId,
    interviewerId: w.people.keeper,
    unitIds: first.units.map(({ id }) => id),
  })
  const own = await w.as('keeper', 'sample.mine', {}, during)
  assert.deepEqual([own.surveys[0]?.clusters[0]?.units.length, own.next], [50, null])
  await w.as('keeper', 'sample.assign', { clusterId, interviewerId: w.people.keeper })
  const seen = new Set<string>()
  let pages = 0
  for (let after: string | null | undefined; after !== null; pages += 1) {
    const page: typeof own = await w.as('keeper', 'sample.mine', after ? { after } : {}, during)
    for (const { clusters } of page.surveys) for (const { units } of clusters) for (const { id } of units) seen.add(id)
    after = page.next
  }
  assert.deepEqual([seen.size, pages], [5000, 10])
})
