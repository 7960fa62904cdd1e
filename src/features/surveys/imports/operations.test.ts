import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { during, openSurvey } from '../samples-surveys.ts'

test('a table of answers: a trial that names each mistake, then all of it, and nothing twice', async (t) => {
  const w = await workWorld(t)
  const survey = await openSurvey(w, { openLink: true, codes: false })
  const send = (text: string, dryRun: boolean, who: 'keeper' | 'lead' = 'keeper') =>
    w.as(
      who,
      'survey.importAnswers',
      { surveyId: survey.id, dryRun: String(dryRun) },
      { ...during, upload: { filename: 'phieu.csv', bytes: Buffer.from(text) } },
    )
  const wrong = await send('ma_phieu;hai_long;vi_sao\n1;co;\n1;lạ;\n3;khong;Chờ lâu', false)
  assert.deepEqual(
    wrong.errors.map(({ row, column }) => [row, column]),
    [
      [3, 'ma_phieu'],
      [3, 'hai_long'],
    ],
  )
  assert.equal(wrong.written, false)
  assert.match((await send('gioi_tinh\nnam', true)).errors[0]?.message ?? '', /không có câu hỏi/)
  assert.match(
    (await send('', true).catch((error: Error) => ({ errors: [{ message: error.message }] }))).errors[0]?.message ?? '',
    /./,
  )

  // The sample file has all columns and no answer yet.
  const { body } = await w.as('keeper', 'survey.importForm', { surveyId: survey.id }, during)
  assert.ok(body instanceof ReadableStream)
  const bytes = Buffer.from(await new Response(body).arrayBuffer())
  const form = { ...during, upload: { filename: 'mau.xlsx', bytes } }
  const empty = await w.as('keeper', 'survey.importAnswers', { surveyId: survey.id, dryRun: 'true' }, form)
  assert.deepEqual(
    empty.errors.map(({ message }) => message),
    ['Tệp chỉ có dòng tiêu đề, chưa có phiếu nào.'],
  )

  const right = 'ma_phieu;HAI_LONG;vi_sao\nA1;Có;\nA2;khong;Chờ lâu\nA3;Không;'
  assert.deepEqual(await send(right, true), { rows: 3, known: 0, errors: [], written: false })
  assert.deepEqual(await send(right, false), { rows: 3, known: 0, errors: [], written: true })
  assert.deepEqual(await send(right, false), { rows: 3, known: 3, errors: [], written: true })
  // The same mark with other answers is another answer under its name: refused, nothing is written.
  const changed = await send('ma_phieu;hai_long\nA9;co\nA1;khong', false)
  assert.deepEqual([changed.written, changed.errors.map(({ row }) => row)], [false, [3]])
  const { byChannel } = await w.as('keeper', 'survey.get', { surveyId: survey.id })
  assert.deepEqual(byChannel, [{ channel: 'import', answers: 3 }])
  assert.equal(await problemOf(send(right, true, 'lead')), 'access.verb_missing')
})
