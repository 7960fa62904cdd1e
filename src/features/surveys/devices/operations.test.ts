import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { bundled } from '#lib/sealed-letter/bundle.ts'
import { packed, sealLetter } from '#lib/sealed-letter/letter.ts'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { actorOfDevice, deliver, deliverAll, deliverPiece, letterPieces } from '../../../letters.ts'
import { openSurvey, type World } from '../samples-surveys.ts'

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const writer = async (w: World, who: 'communeOfficer' | 'lead' = 'communeOfficer') => {
  const { id, key: device, letterKey } = await w.as(who, 'interview.addDevice', { name: 'Điện thoại' })
  return { id, device, letterKey, seal: (letter: object) => sealLetter(bytesOf(letterKey), packed(letter)) }
}
const send = (w: World, letter: Uint8Array, deviceNow = Date.now()) =>
  problemOf(deliver({ province: w.province, services: w.services, letter, deviceNow }) as Promise<object>)

/** A survey of these days, in which people of a commune help. */
async function withHelpers(w: World) {
  const survey = await openSurvey(w, { openLink: true, codes: false })
  const of = { surveyId: survey.id, version: survey.version, agencyIds: [w.agencies.communeA] }
  await w.as('keeper', 'survey.setCollecting', of)
  return survey.id
}

test('what is sealed on a device arrives once under its owner, whoever delivers it and however often', async (t) => {
  const w = await workWorld(t)
  const surveyId = await withHelpers(w)
  const { id, device, seal } = await writer(w)
  const input = {
    surveyId,
    submissionId: randomUUID(),
    questionnaireVersion: 1,
    answers: { hai_long: 'co' },
    seconds: 60,
  }
  const letter = { device, operation: 'interview.send', input, beganAt: 1_000_000 }
  // The clock of the device is years off, and the same all along.
  const sealed = await seal(letter)
  assert.deepEqual(
    await Promise.all([1, 2, 3].map(() => send(w, sealed, 1_000_000 + 3_600_000))),
    Array(3).fill('fine'),
  )
  const rows = await w.province.read((db) => db.selectFrom('surveyAnswer').selectAll().execute())
  assert.deepEqual([rows.length, rows[0]?.interviewerId, rows[0]?.seconds], [1, w.people.communeOfficer, 60])
  const ago = (rows[0]?.receivedAt?.getTime() ?? 0) - (rows[0]?.beganAt?.getTime() ?? 0)
  assert.equal(ago, 3_600_000)
  const event = await w.province.read((db) =>
    db.selectFrom('auditEvent').selectAll().where('operation', '=', 'interview.send').execute(),
  )
  assert.equal(event.length, 3)

  assert.equal(await send(w, await seal({ ...letter, operation: 'survey.close' })), 'interview.letter_unreadable')
  assert.equal(await send(w, await seal({ ...letter, device: 'khác' })), 'interview.device_ended')
  assert.equal(await send(w, sealed.slice(0, -1)), 'interview.letter_unreadable')
  assert.equal(await send(w, new Uint8Array(200)), 'interview.letter_unreadable')
  const stranger = await problemOf(w.as('lead', 'interview.endDevice', { deviceId: id }))
  assert.equal(stranger, 'access.not_found')
  await w.as('communeOfficer', 'interview.endDevice', { deviceId: id })
  assert.equal(await send(w, sealed), 'interview.device_ended')
  assert.equal(await problemOf(actorOfDevice(w.province, device) as Promise<object>), 'interview.device_ended')
})

test('letters that come together are taken one by one, and what one of them lacks keeps no other back', async (t) => {
  const w = await workWorld(t)
  const surveyId = await withHelpers(w)
  const { device, seal } = await writer(w)
  const interview = (answers: object) => ({ surveyId, submissionId: randomUUID(), questionnaireVersion: 1, answers })
  const sealed = (input: object) => seal({ device, operation: 'interview.send', input: { ...input, seconds: 60 } })
  const [first, last] = await Promise.all([1, 2].map(() => sealed(interview({ hai_long: 'co' }))))
  const wrong = await sealed(interview({ hai_long: 'chưa biết' }))
  const sent = async (...letters: (Uint8Array | undefined)[]) => {
    const letter = bundled(letters.map((each) => each ?? new Uint8Array()))
    const said = await deliverAll({ province: w.province, services: w.services, letter, deviceNow: Date.now() })
    return said.map((each) => ('problem' in each ? each.problem.code : 'taken'))
  }
  assert.deepEqual(await sent(first, wrong, last), ['taken', 'survey.answers_wrong', 'taken'])
  assert.deepEqual(await sent(first, last), ['taken', 'taken'])
  const rows = await w.province.read((db) => db.selectFrom('surveyAnswer').select('id').execute())
  assert.equal(rows.length, 2)
  // One that nobody of us wrote ends its bundle; the others come again.
  assert.deepEqual(await sent(first, new Uint8Array(200), last), ['taken', 'interview.letter_unreadable'])
  const ended = await seal({ device: 'khác', operation: 'interview.send', input: {} })
  assert.deepEqual(await sent(ended, last), ['interview.device_ended'])
  for (const none of [new Uint8Array(), new Uint8Array([0, 0, 0, 9, 1]), bundled(Array(65).fill(first))]) {
    const said = deliverAll({ province: w.province, services: w.services, letter: none, deviceNow: 0 })
    assert.equal(await problemOf(said), 'interview.letter_unreadable')
  }
})

test('a letter that comes in pieces is taken once it is whole, and what was refused is asked for again', async (t) => {
  const w = await workWorld(t)
  const surveyId = await withHelpers(w)
  const { device, seal } = await writer(w)
  const pieces = letterPieces()
  const around = { province: w.province, services: w.services, deviceNow: Date.now() }
  const interview = { surveyId, submissionId: randomUUID(), questionnaireVersion: 1, seconds: 60 }
  const sealed = (input: object) => seal({ device, operation: 'interview.send', input })
  const piece = (whole: Uint8Array, from: number, to: number, name = sha256(whole)) => {
    const about = { letter: name, from, length: whole.length, pieces, visitor: 'a' }
    return deliverPiece({ ...around, letter: whole.subarray(from, to) }, about)
  }
  const letter = await sealed({ ...interview, answers: { hai_long: 'co' } })
  assert.deepEqual(await piece(letter, 0, 100), { have: 100 })
  assert.deepEqual(await piece(letter, 0, 0), { have: 100 })
  const last = await piece(letter, 100, letter.length)
  assert.ok(last.said && 'reply' in last.said)
  // Its answer was not heard: it is given again, and nothing is done again.
  assert.deepEqual(await piece(letter, 0, 0), last)
  const rows = await w.province.read((db) => db.selectFrom('surveyAnswer').select('id').execute())
  assert.equal(rows.length, 1)

  const wrong = await sealed({ ...interview, submissionId: randomUUID(), answers: { hai_long: 'chưa biết' } })
  for (const from of [0, wrong.length]) {
    const { said } = await piece(wrong, from, wrong.length)
    assert.equal(said && 'problem' in said && said.problem.code, 'survey.answers_wrong')
  }
  // What is not the letter that was meant is thrown away.
  const other = sha256(wrong.subarray(1))
  assert.deepEqual(await piece(wrong, 0, wrong.length, other), { have: 0 })
  assert.deepEqual(await piece(wrong, 0, 10, other), { have: 10 })
})

test('the key of what is kept on a device goes back to the account that added it, and to no other', async (t) => {
  const w = await workWorld(t)
  const { letterKey } = await writer(w)
  const again = await writer(w, 'lead')
  assert.equal(again.letterKey, letterKey)
  const key = Buffer.from('k'.repeat(32)).toString('base64')
  const kept = new TextEncoder().encode(JSON.stringify({ person: w.people.communeOfficer, key }))
  const sealed = Buffer.from(await sealLetter(bytesOf(letterKey), kept)).toString('base64')
  assert.deepEqual(await w.as('communeOfficer', 'interview.recover', { sealed }), { key })
  assert.equal(await problemOf(w.as('lead', 'interview.recover', { sealed })), 'interview.letter_unreadable')
  assert.equal(await problemOf(w.as('visitor', 'interview.recover', { sealed })), 'access.sign_in_needed')
  const { devices } = await w.as('communeOfficer', 'interview.devices')
  assert.deepEqual(
    devices.map(({ name, endedAt }) => [name, endedAt]),
    [['Điện thoại', null]],
  )
  // Nobody finds a key in the database.
  const rows = await w.province.read((db) => db.selectFrom('interviewDevice').selectAll().execute())
  assert.ok(!JSON.stringify(rows).includes(key))
})
