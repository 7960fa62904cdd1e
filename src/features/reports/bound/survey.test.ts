import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { checkFigures } from '#lib/reporting/check.ts'
import { ReportForm, rollFields } from '#lib/reporting/form.ts'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { factorAnswers, factorForm, giveAnswers } from '../../estimates/samples-estimates.ts'
import { drawnSample, smallDesign } from '../../samples/samples-samples.ts'
import { during as inNovember, openSurvey, publishedForm } from '../../surveys/samples-surveys.ts'
import { sampleForm, seriesOf } from '../samples-reports.ts'
import { SnapshotContent } from '../snapshots/schema.ts'

const at = { now: new Date('2026-12-20T02:00:00Z') }

test('a field takes the published result of a survey with its version, and nobody types another', async (t) => {
  const w = await workWorld(t)
  const questionnaire = await publishedForm(w, factorForm, factorAnswers)
  const { id: surveyId } = await openSurvey(w, { openLink: true, codes: false }, questionnaire)
  const { clusters } = await drawnSample(w, surveyId, smallDesign)
  await giveAnswers(
    w,
    surveyId,
    clusters.map(({ id }) => id),
    12,
    'interviewer',
  )
  const row = (code: string, figure: string, of: object = {}) => ({
    ...{ code, name: `Dòng ${code}`, unit: '%', kind: 'amount', decimals: 1, rollUp: 'none' },
    bound: { kind: 'survey', questionnaire, figure, ...of },
  })
  const women = { of: { kind: 'group', question: 'gioi', choice: 'nu' } }
  const tables = [
    {
      code: '1',
      title: 'Khảo sát',
      rows: [
        row('1', 'all'),
        row('2', 'F1'),
        row('3', 'lạ'),
        row('4', 'all', { of: { kind: 'own' } }),
        row('5', 'all', women),
      ],
    },
  ]
  const form = { ...sampleForm, version: '9', tables }
  const draft = await w.as('keeper', 'reportForm.save', { form, edit: 0 }, at)
  await w.as('keeper', 'reportForm.publish', { code: 'mau-thu', version: '9', edit: draft.edit }, at)
  const series = await seriesOf(w, { formVersion: '9' })
  const adHoc = { name: 'Báo cáo nhanh', dataFrom: '2026-11-01', dataTo: '2026-12-18', lastInTime: '2026-12-25' }
  const round = await w.as('keeper', 'reportRound.open', { seriesId: series.id, adHoc }, at)
  const reportId = round.reports.find(({ agencyId }) => agencyId === w.agencies.communeA)?.id ?? ''
  const shown = async () => (await w.as('communeOfficer', 'report.get', { reportId }, at)).cells
  assert.equal((await shown())[0]?.value, null)
  const made = await w.as('keeper', 'estimate.make', { surveyId }, inNovember)
  assert.equal((await shown())[0]?.value, null, 'a result that is not published is nobody else’s')
  await w.as('keeper', 'estimate.publish', { surveyId, number: '1' }, inNovember)
  const [all, factor, odd, own, group] = await shown()
  const part = made.shown?.content.parts[0]
  const printed = (share = 0) => String(Math.round(share * 1000) / 10)
  assert.deepEqual([all?.value, all?.source], [printed(part?.overall?.figure?.value), 'bound'])
  assert.equal(factor?.value, printed(part?.factors.find(({ code }) => code === 'F1')?.figure?.value))
  assert.equal(odd?.value, null)
  assert.equal(own?.value, null, 'no place of the survey is that of the commune')
  assert.match(own?.bound?.says ?? '', /không có số riêng của Ủy ban nhân dân xã An Bình; số chung của cả cuộc/)
  const saidByWomen = part?.groups[0]?.lines.find(({ code }) => code === 'nu')?.figure?.value
  assert.equal(group?.value, printed(saidByWomen))
  assert.match(all?.bound?.says ?? '', /phiên bản 1 công bố ngày .*khoảng tin cậy 95 % từ [\d,]+ đến/)

  const write = (value: string) => ({ reportId, cells: [{ field: '1/1', version: all?.version ?? 0, typed: value }] })
  const typed = await w.as('communeOfficer', 'report.saveCells', write('99,9'), at)
  assert.deepEqual(
    typed.faults.map(({ code }) => code),
    ['survey'],
  )
  assert.equal((await shown())[0]?.value, all?.value)
  const { report } = await w.as('communeOfficer', 'report.get', { reportId }, at)
  await w.as('communeOfficer', 'report.submit', { reportId, version: report.version }, at)
  const { rows } = await w.province.read((db) =>
    sql<{ content: string }>`select content::text from report_snapshot where report_id = ${reportId}::uuid`.execute(db),
  )
  const { figures, notes } = SnapshotContent.parse(JSON.parse(rows[0]?.content ?? ''))
  assert.equal(figures['1/1'], all?.value)
  assert.match(notes['1/1']?.boundSays ?? '', /phiên bản 1/)
  assert.equal(figures['1/4'], undefined)
  assert.match(notes['1/4']?.boundSays ?? '', /không có số riêng của/, 'why there is none is sent with it')
  assert.equal(await problemOf(w.as('stranger', 'report.get', { reportId }, at)), 'access.not_found')
})

test('what a survey found to have fallen is no mistake of who reports', () => {
  const bound = { kind: 'survey', questionnaire: '01990000-0000-7000-8000-000000000001', figure: 'all' }
  const row = { code: '1', name: 'Thay đổi', unit: '%', kind: 'amount', decimals: 1, rollUp: 'none' }
  const faults = (of: object) => {
    const rows = [{ ...row, bound: { ...bound, ...of } }]
    const form = ReportForm.parse({ ...sampleForm, sections: [], tables: [{ code: '1', title: 'Biểu', rows }] })
    return checkFigures(form, new Map([['1/1', '-1.5']])).map(({ code }) => code)
  }
  assert.deepEqual(faults({ compared: 'change' }), [])
  assert.deepEqual(faults({}), ['negative'])
})

test('a figure of a survey is never added up over agencies', () => {
  const row = { code: '1', name: 'Hài lòng', unit: '%', kind: 'amount', decimals: 1, rollUp: 'sum' }
  const bound = { kind: 'survey', questionnaire: '01990000-0000-7000-8000-000000000001', figure: 'all' }
  const form = ReportForm.parse({ ...sampleForm, tables: [{ code: '1', title: 'Biểu', rows: [{ ...row, bound }] }] })
  assert.deepEqual(rollFields(form)[0]?.aggregation, { kind: 'none' })
})
