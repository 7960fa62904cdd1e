import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { problemOf, workWorld } from '../../../test/work.ts'
import { answerTo, during, openSurvey, period, publishedForm, smallForm } from './samples-surveys.ts'

test('a questionnaire: draft, gone through, published, and never changed again, not even by the database', async (t) => {
  const w = await workWorld(t)
  const made = { agencyId: w.agencies.home, title: 'Phiếu', template: 'hai-long-dich-vu-hanh-chinh' }
  const { id: questionnaireId } = await w.as('keeper', 'questionnaire.create', made)
  const of = { questionnaireId, number: 1 }
  const page = await w.as('keeper', 'questionnaire.get', of)
  assert.deepEqual([page.faults, page.version.state, page.content.title.vi], [[], 'draft', 'Phiếu'])
  assert.equal(await problemOf(w.as('keeper', 'questionnaire.publish', { ...of, edit: 1 })), 'questionnaire.not_tested')

  const broken = {
    ...smallForm,
    sections: [{ ...smallForm.sections[0], questions: [{ ...smallForm.sections[0]!.questions[1] }] }],
  }
  const saved = await w.as('keeper', 'questionnaire.save', { ...of, edit: 1, content: broken })
  assert.match(saved.faults[0]?.words ?? '', /không có câu hỏi mã “hai_long”/)
  assert.equal(
    await problemOf(w.as('keeper', 'questionnaire.test', { ...of, edit: 2, answers: {} })),
    'questionnaire.faulty',
  )
  assert.equal(
    await problemOf(w.as('keeper', 'questionnaire.save', { ...of, edit: 1, content: smallForm })),
    'write.conflict',
  )
  assert.equal(
    await problemOf(w.as('keeper', 'questionnaire.save', { ...of, edit: 2, content: { a: 1 } })),
    'questionnaire.unreadable',
  )

  await w.as('keeper', 'questionnaire.save', { ...of, edit: 2, content: smallForm })
  const half = await w.as('keeper', 'questionnaire.test', { ...of, edit: 3, answers: {} })
  assert.deepEqual([half.passed, half.faults[0]?.words], [false, 'Câu này cần được trả lời.'])
  assert.equal(
    (await w.as('keeper', 'questionnaire.test', { ...of, edit: 3, answers: { hai_long: 'co' } })).passed,
    true,
  )
  const published = await w.as('keeper', 'questionnaire.publish', { ...of, edit: 3 })
  assert.deepEqual([published.version.state, published.version.number], ['published', 1])
  assert.equal(
    await problemOf(w.as('keeper', 'questionnaire.save', { ...of, edit: 3, content: smallForm })),
    'questionnaire.published',
  )
  await assert.rejects(
    w.province.write((db) => sql`update questionnaire_version set content = '{}'`.execute(db)),
    /does not change/,
  )
  const next = await w.as('keeper', 'questionnaire.draftNext', { questionnaireId })
  assert.equal(next.number, 2)
  assert.equal(
    await problemOf(w.as('keeper', 'questionnaire.draftNext', { questionnaireId })),
    'questionnaire.draft_there',
  )
})

test('rights: others read what is published and nothing else; a visitor sees open surveys only', async (t) => {
  const w = await workWorld(t)
  const made = { agencyId: w.agencies.home, title: 'Đang soạn', template: null }
  const draft = await w.as('keeper', 'questionnaire.create', made)
  const of = { questionnaireId: draft.id, number: 1 }
  assert.equal(await problemOf(w.as('stranger', 'questionnaire.get', of)), 'access.not_found')
  assert.equal(
    await problemOf(w.as('stranger', 'questionnaire.save', { ...of, edit: 1, content: smallForm })),
    'access.not_found',
  )
  assert.equal(await problemOf(w.as('visitor', 'questionnaire.get', of)), 'access.sign_in_needed')
  assert.equal(await problemOf(w.as('stranger', 'questionnaire.create', made)), 'access.not_found')
  const form = await publishedForm(w)
  assert.equal(await problemOf(w.as('stranger', 'questionnaire.get', { questionnaireId: form, number: 1 })), 'fine')
  assert.equal(
    await problemOf(w.as('stranger', 'questionnaire.draftNext', { questionnaireId: form })),
    'access.verb_missing',
  )

  const values = {
    questionnaireId: form,
    agencyId: w.agencies.home,
    title: 'Nháp',
    ...period,
    openLink: true,
    codes: false,
  }
  const { id } = await w.as('keeper', 'survey.create', values)
  const { slug } = await w.as('keeper', 'survey.get', { surveyId: id })
  for (const [name, input] of [
    ['survey.get', { surveyId: id }],
    ['survey.open', { surveyId: id, version: 1 }],
    ['survey.close', { surveyId: id, version: 1 }],
    ['survey.useNewest', { surveyId: id, version: 1 }],
    ['survey.makeCodes', { surveyId: id, count: 1 }],
    ['survey.change', { surveyId: id, version: 1, ...values }],
    ['survey.get', { surveyId: uuid() }],
  ] as const)
    assert.equal(await problemOf(w.as('stranger', name, input)), 'access.not_found', name)
  assert.equal(await problemOf(w.as('visitor', 'survey.publicForm', { slug })), 'access.not_found')
  assert.equal(await problemOf(w.as('visitor', 'survey.answer', answerTo(slug))), 'access.not_found')
  assert.deepEqual((await w.as('visitor', 'survey.listPublic', {}, during)).surveys, [])
})

test('an answer is one row however often it is sent; what does not hold is refused and nothing is written', async (t) => {
  const w = await workWorld(t)
  const survey = await openSurvey(w, { openLink: true, codes: false })
  const answer = answerTo(survey.slug, { answers: { hai_long: 'khong', vi_sao: 'Chờ lâu' }, seconds: 40 })
  const send = (input: object) => problemOf(w.as('visitor', 'survey.answer', input, during))
  assert.deepEqual(await Promise.all(Array.from({ length: 8 }, () => send(answer))), Array(8).fill('fine'))
  assert.equal(await send({ ...answer, answers: { hai_long: 'co' } }), 'survey.sent_already')
  assert.equal(await send(answerTo(survey.slug, { answers: {} })), 'survey.answers_wrong')
  assert.equal(
    await send(answerTo(survey.slug, { answers: { hai_long: 'khong', vi_sao: 'x'.repeat(10_000_000) } })),
    'survey.answers_wrong',
  )
  assert.equal(await send(answerTo(survey.slug, { questionnaireVersion: 7 })), 'survey.version_unknown')
  assert.equal(await send(answerTo(survey.slug, { submissionId: uuid() })), 'input.invalid')
  assert.equal(await send(answerTo(survey.slug, { code: 'K7QM-2XWB-9D4T' })), 'survey.no_codes')
  assert.equal(
    await problemOf(w.as('visitor', 'survey.answer', answerTo(survey.slug), { now: new Date('2026-12-01T03:00:00Z') })),
    'survey.closed',
  )
  assert.equal(
    await problemOf(w.as('visitor', 'survey.answer', answerTo(survey.slug), { now: new Date('2026-10-01T03:00:00Z') })),
    'survey.not_yet',
  )
  const { rows } = await w.province.read((db) => sql<Record<string, unknown>>`select * from survey_answer`.execute(db))
  assert.equal(rows.length, 1)
  assert.deepEqual(
    [rows[0]?.channel, rows[0]?.answers, rows[0]?.seconds],
    ['openLink', { hai_long: 'khong', vi_sao: 'Chờ lâu' }, 40],
  )
  await assert.rejects(
    w.province.write((db) => sql`update survey_answer set answers = '{}'`.execute(db)),
    /does not change/,
  )
})

test('a new version: answers begun with the one before are received and keep it; a resend after the end is harmless', async (t) => {
  const w = await workWorld(t)
  const form = await publishedForm(w)
  const survey = await openSurvey(w, { openLink: true, codes: false }, form)
  const first = answerTo(survey.slug)
  await w.as('visitor', 'survey.answer', first, during)
  const of = { questionnaireId: form, number: 2 }
  await w.as('keeper', 'questionnaire.draftNext', { questionnaireId: form })
  await w.as('keeper', 'questionnaire.test', { ...of, edit: 1, answers: { hai_long: 'co' } })
  await w.as('keeper', 'questionnaire.publish', { ...of, edit: 1 })
  const moved = await w.as('keeper', 'survey.useNewest', { surveyId: survey.id, version: survey.version })
  assert.deepEqual([moved.versions, moved.questionnaireVersion], [[1, 2], 2])
  await w.as('visitor', 'survey.answer', answerTo(survey.slug), during)
  await w.as('visitor', 'survey.answer', answerTo(survey.slug, { questionnaireVersion: 2 }), during)
  const page = await w.as('keeper', 'survey.get', { surveyId: survey.id }, during)
  assert.deepEqual(page.byChannel, [{ channel: 'openLink', answers: 3 }])
  await w.as('keeper', 'survey.close', { surveyId: survey.id, version: page.version }, during)
  assert.equal(await problemOf(w.as('visitor', 'survey.answer', first, during)), 'fine')
  assert.equal(await problemOf(w.as('visitor', 'survey.answer', answerTo(survey.slug), during)), 'survey.closed')
  // Nobody mends an answer that is not taken any more.
  const wrong = answerTo(survey.slug, { answers: {} })
  assert.equal(await problemOf(w.as('visitor', 'survey.answer', wrong, during)), 'survey.closed')
})

test('an answer names pictures that have arrived; they lose what the camera wrote about them', async (t) => {
  const w = await workWorld(t)
  const [section] = smallForm.sections
  const photo = { kind: 'photo', code: 'anh', label: { vi: 'Ảnh trụ sở' }, required: true }
  const withPhoto = { ...smallForm, sections: [{ ...section, questions: [...(section?.questions ?? []), photo] }] }
  const tried = { hai_long: 'co', anh: ['a'.repeat(64)] }
  const survey = await openSurvey(w, { openLink: true, codes: true }, await publishedForm(w, withPhoto, tried))
  const { slug } = survey
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 12]), Buffer.from('GPS 21.02N'), plainJpeg])
  const upload = { filename: 'anh.jpg', bytes }
  const { sha256 } = await w.as('visitor', 'survey.addPhoto', { slug }, { ...during, upload })
  const send = (anh: string[], more = {}) =>
    problemOf(w.as('visitor', 'survey.answer', answerTo(slug, { answers: { hai_long: 'co', anh }, ...more }), during))
  assert.equal(await send(['b'.repeat(64)]), 'survey.photo_missing')
  const { codes } = await w.as('keeper', 'survey.makeCodes', { surveyId: survey.id, count: 1 }, during)
  assert.deepEqual([await send([sha256]), await send([sha256], { code: codes[0] })], ['fine', 'fine'])
  const text = { ...during, upload: { filename: 'anh.jpg', bytes: Buffer.from('không phải ảnh') } }
  assert.equal(await problemOf(w.as('visitor', 'survey.addPhoto', { slug }, text)), 'survey.photo_kind')
  const plain = await openSurvey(w, { openLink: true, codes: false })
  assert.equal(
    await problemOf(w.as('visitor', 'survey.addPhoto', { slug: plain.slug }, { ...during, upload })),
    'access.not_found',
  )
  const of = { surveyId: survey.id, sha256 }
  const kept = await new Response((await w.as('keeper', 'survey.photo', of)).body as BodyInit).arrayBuffer()
  assert.equal(Buffer.from(kept).includes('GPS'), false)
  assert.equal(await problemOf(w.as('stranger', 'survey.photo', of)), 'access.verb_missing')
})

/** The least that is a JPEG from its tables on: a table, a scan, the end. */
const plainJpeg = Buffer.from('ffdb0005020304ffda0008010100003f0012ff0034ffd9', 'hex')

test('one answer for each code: of many who send one at once a single one is received', async (t) => {
  const w = await workWorld(t)
  const survey = await openSurvey(w, { openLink: false, codes: true })
  const { codes } = await w.as('keeper', 'survey.makeCodes', { surveyId: survey.id, count: 5 }, during)
  assert.match(codes[0] ?? '', /^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/)
  const send = (more: object) => problemOf(w.as('visitor', 'survey.answer', answerTo(survey.slug, more), during))
  const [code = ''] = codes
  const all = await Promise.all(Array.from({ length: 12 }, () => send({ code })))
  assert.deepEqual(all.sort(), ['fine', ...Array(11).fill('survey.code_used')])
  const id = randomUUID()
  const typed = ` ${codes[1]?.toLowerCase().replaceAll('-', ' ')} `
  assert.equal(await send({ code: typed, submissionId: id }), 'fine')
  assert.equal(await send({ code: typed, submissionId: id }), 'fine')
  assert.equal(await send({ code: 'ABC' }), 'survey.code_unreadable')
  assert.equal(await send({}), 'survey.code_needed')
  const page = await w.as('keeper', 'survey.get', { surveyId: survey.id }, during)
  assert.deepEqual([page.answers, page.codesIssued, page.codesUsed], [2, 5, 2])
})
