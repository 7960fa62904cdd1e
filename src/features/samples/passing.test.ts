import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { problemOf, workWorld } from '../../../test/work.ts'
import { during, openSurvey, type World } from '../surveys/samples-surveys.ts'
import { drawnSample } from './samples-samples.ts'
import { holdCluster, listUnits, saveUnit } from './units/store.ts'

/** A place that was given to one, and then to another who did not hear of it, or the first did not. */
async function passedOn(w: World) {
  const opened = await openSurvey(w, { openLink: true, codes: false })
  const surveyId = opened.id
  const { clusters } = await drawnSample(w, surveyId)
  const clusterId = clusters[0]?.id ?? ''
  const agencyIds = [w.agencies.communeA, w.agencies.finance]
  await w.as('keeper', 'survey.setCollecting', { surveyId, version: opened.version, agencyIds }, during)
  const give = (who: 'communeOfficer' | 'lead') =>
    w.as('keeper', 'sample.assign', { clusterId, interviewerId: w.people[who] }, during)
  await give('communeOfficer')
  const { units } = await give('lead')
  const send = (
    who: 'communeOfficer' | 'lead' | 'keeper',
    unitId: string | undefined,
    submissionId: string = randomUUID(),
  ) =>
    w.as(
      who,
      'interview.send',
      {
        ...{ surveyId, submissionId, questionnaireVersion: 1, answers: { hai_long: 'co' }, clusterId, unitId },
        ...{ seconds: 60, beganSecondsAgo: 600 },
      },
      during,
    )
  const unit = async (id: string | undefined) =>
    (await w.as('keeper', 'sample.units', { clusterId })).units.find((each) => each.id === id)
  const counted = async () => (await w.as('keeper', 'survey.get', { surveyId })).answers
  return { surveyId, clusterId, units, send, unit, counted }
}

test('of two who were sent to the same person the first interview counts, the other waits for a look, and both are told', async (t) => {
  const w = await workWorld(t)
  const { surveyId, units, send, unit, counted } = await passedOn(w)
  const [one, two] = units
  // The one who had him before was there first.
  const id = randomUUID()
  for (let i = 0; i < 2; i++)
    assert.deepEqual((await send('communeOfficer', one?.id, id)).about, { why: 'passed', by: 'lead' })
  assert.deepEqual(await send('lead', one?.id), { received: true, about: { why: 'askedTwice', by: 'communeOfficer' } })
  const seen = await unit(one?.id)
  assert.deepEqual([seen?.outcome, seen?.askedBy], ['done', 'communeOfficer'])
  assert.deepEqual(seen?.also, [{ name: 'lead', outcome: 'done', reason: null }])
  const mine = await w.as('lead', 'sample.mine', {}, during)
  const own = mine.surveys[0]?.clusters[0]?.units.find((each) => each.id === one?.id)
  assert.deepEqual([own?.askedBy, own?.also], ['communeOfficer', []])

  // The one who has him now was there first.
  const late = randomUUID()
  assert.equal((await send('lead', two?.id)).about, null)
  assert.deepEqual((await send('communeOfficer', two?.id, late)).about, { why: 'askedTwice', by: 'lead' })
  assert.deepEqual((await send('communeOfficer', two?.id, late)).about, { why: 'askedTwice', by: 'lead' })
  assert.equal(await counted(), 2)
  const { asides } = await w.as('keeper', 'survey.asides', { surveyId })
  assert.deepEqual(asides.map(({ why, interviewer }) => [why, interviewer]).sort(), [
    ['askedTwice', 'communeOfficer'],
    ['askedTwice', 'lead'],
  ])
  const decide = (answerId: string | undefined, take: boolean) =>
    w.as('keeper', 'survey.decideAside', { surveyId, answerId, take, reason: 'Đã gọi lại' }, during)
  await decide(asides[0]?.id, false)
  const after = await decide(asides[1]?.id, true)
  assert.deepEqual([after.undecided, await counted()], [0, 3])
  // Whoever was never sent there sends nothing for it.
  assert.equal(await problemOf(send('keeper', two?.id)), 'access.not_found')
  assert.equal(await problemOf(send('lead', randomUUID())), 'access.not_found')
  // Nothing says which answer was whose: the rows of the place were all written at once.
  const kept = await w.province.read((db) => db.selectFrom('surveyAnswer').selectAll().execute())
  assert.ok(!JSON.stringify(kept).includes(one?.id ?? '-'))
})

test('two send for the same person at the same moment: one counts, one waits', async (t) => {
  const w = await workWorld(t)
  const { units, send, counted } = await passedOn(w)
  const all = await Promise.all(
    (['lead', 'communeOfficer', 'lead', 'communeOfficer'] as const).map((who) => send(who, units[0]?.id)),
  )
  assert.equal(all.filter(({ about }) => about?.why !== 'askedTwice').length, 1)
  assert.equal(await counted(), 1)
})

test('an interview with somebody who was replaced meanwhile is kept apart; words of who had him before stand beside', async (t) => {
  const w = await workWorld(t)
  const { units, send, unit, counted } = await passedOn(w)
  const [one, two, three] = units
  await w.as('keeper', 'sample.replace', { unitId: one?.id, reason: 'notMet' }, during)
  assert.deepEqual((await send('communeOfficer', one?.id)).about, { why: 'replaced', by: null })
  assert.equal(await counted(), 0)
  const tell = (who: 'communeOfficer' | 'lead', unitId: string | undefined, outcome: string, reason?: string) =>
    problemOf(w.as(who, 'sample.outcome', { unitId, outcome, reason }, during))
  assert.equal(await tell('communeOfficer', one?.id, 'done'), 'fine')
  assert.equal((await unit(one?.id))?.outcome, 'replaced')

  assert.equal(await tell('lead', two?.id, 'nonContact', 'notMet'), 'fine')
  for (let i = 0; i < 2; i++) assert.equal(await tell('communeOfficer', two?.id, 'refused', 'refused'), 'fine')
  const seen = await unit(two?.id)
  assert.deepEqual(
    [seen?.outcome, seen?.also],
    ['nonContact', [{ name: 'communeOfficer', outcome: 'refused', reason: 'refused' }]],
  )
  // Nobody has told anything yet: the word of who had him before is the first.
  assert.equal(await tell('communeOfficer', three?.id, 'refused', 'refused'), 'fine')
  assert.equal((await unit(three?.id))?.outcome, 'refused')
  assert.equal(
    await problemOf(w.as('stranger', 'sample.outcome', { unitId: two?.id, outcome: 'done' })),
    'access.not_found',
  )
})

test('a place that is given to somebody while an outcome is being written is his afterwards', async (t) => {
  const w = await workWorld(t)
  const { clusterId, units, unit } = await passedOn(w)
  const [read, asked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const writing = w.province.write(async (db) => {
    await holdCluster(db, clusterId)
    const [own] = await listUnits(db, { unitId: units[0]?.id ?? '' })
    read.resolve()
    await asked.promise
    if (own) await saveUnit(db, own, { outcome: 'refused' })
  })
  await read.promise
  const giving = w.as('keeper', 'sample.assign', { clusterId, interviewerId: w.people.communeOfficer }, during)
  await Promise.race([giving, setTimeout(300)])
  asked.resolve()
  await Promise.all([writing, giving])
  const seen = await unit(units[0]?.id)
  assert.deepEqual([seen?.outcome, seen?.interviewer], ['refused', 'communeOfficer'])
})
