import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileReply } from '#features/access/operation.ts'
import { smallForm } from '#features/surveys/samples-surveys.ts'
import { xlsxBytes } from '#lib/office/xlsx.ts'
import { Questionnaire } from '#lib/questionnaire/schema.ts'
import { toXlsform } from '#lib/questionnaire/xlsform.ts'
import { readTableInWorker } from '#platform/worker.ts'
import { problemOf, workWorld } from '../../../test/work.ts'

const workbook = (sheets: Readonly<Record<string, readonly (readonly string[])[]>>) =>
  xlsxBytes(
    Object.entries(sheets).map(([name, [head = [], ...rows]]) => ({
      ...{ name, rows: rows.map((row) => [...row]) },
      columns: head.map((title) => ({ title, width: 20 })),
    })),
  )

test('a form goes out as XLSForm and comes back into another draft as it was; a trial writes nothing', async (t) => {
  const w = await workWorld(t)
  Object.assign(w.services, { readTableInWorker })
  const draft = async (title: string) => {
    const { id } = await w.as('keeper', 'questionnaire.create', { agencyId: w.agencies.home, title, template: null })
    return { questionnaireId: id, number: 1 }
  }
  const [from, to] = [await draft('Đi'), await draft('Đến')]
  const { content } = await w.as('keeper', 'questionnaire.save', { ...from, edit: 1, content: smallForm })
  const file = (await w.as('keeper', 'questionnaire.exportXlsform', from)) as FileReply
  assert.equal(file.filename, 'phieu-khao-sat-v1.xlsx')
  const upload = { filename: 'phieu.xlsx', bytes: file.body as Uint8Array }
  const send = (input: object, it: { filename: string; bytes: Uint8Array } = upload) =>
    w.as('keeper', 'questionnaire.importXlsform', { ...to, edit: 1, ...input }, { upload: it })

  const tried = await send({})
  assert.deepEqual([tried.written, tried.faults, tried.sections, tried.questions], [false, [], 1, 2])
  assert.deepEqual((await w.as('keeper', 'questionnaire.get', to)).content.sections[0]?.questions, [])
  assert.equal((await send({ dryRun: 'false' })).written, true)
  assert.deepEqual((await w.as('keeper', 'questionnaire.get', to)).content.sections, content.sections)
  assert.equal(await problemOf(send({ dryRun: 'false' })), 'write.conflict')

  const sheets = toXlsform(Questionnaire.parse(smallForm)) as unknown as Record<string, string[][]>
  const [head = [], ...rows] = sheets.survey ?? []
  const wrong = { ...sheets, survey: [head, ...rows, head.map((name) => (name === 'type' ? 'begin_repeat' : 'x'))] }
  const refused = await send({ edit: 2, dryRun: 'false' }, { filename: 'sai.xlsx', bytes: await workbook(wrong) })
  assert.equal(refused.written, false)
  assert.ok(refused.faults.some(({ sheet, words }) => sheet === 'survey' && words.length > 0))
  assert.deepEqual((await w.as('keeper', 'questionnaire.get', to)).content.sections, content.sections)

  const other = { filename: 'khac.xlsx', bytes: await workbook({ khac: [['a'], ['b']] }) }
  assert.equal(await problemOf(send({ edit: 2 }, other)), 'questionnaire.not_xlsform')
  const torn = { filename: 'hong.xlsx', bytes: upload.bytes.slice(0, 300) }
  assert.equal(await problemOf(send({ edit: 2 }, torn)), 'table.damaged')
  const csv = { filename: 'a.csv', bytes: Buffer.from('type,name,label\ntext,q,Hỏi\n') }
  assert.equal(await problemOf(send({ edit: 2, dryRun: 'false' }, csv)), 'questionnaire.not_xlsform')
  const picture = { filename: 'a.xlsx', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') }
  assert.equal(await problemOf(send({ edit: 2 }, picture)), 'questionnaire.not_xlsform')
  assert.equal(await problemOf(send({ edit: 2 }, { filename: 'a.xlsx', bytes: Buffer.alloc(0) })), 'table.empty')
  const older = { filename: 'a.xls', bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex') }
  assert.equal(await problemOf(send({ edit: 2 }, older)), 'table.old_excel')
  assert.deepEqual((await w.as('keeper', 'questionnaire.get', to)).content.sections, content.sections)
  const byStranger = w.as('stranger', 'questionnaire.importXlsform', { ...to, edit: 2 }, { upload })
  assert.equal(await problemOf(byStranger), 'access.not_found')
  assert.equal(await problemOf(w.as('stranger', 'questionnaire.exportXlsform', to)), 'access.not_found')
})
