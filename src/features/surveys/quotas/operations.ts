import { v7 as uuid } from 'uuid'
import { operation } from '#features/access/operation.ts'
import { sayOf } from '#features/questionnaires/reading.ts'
import { faultInWords } from '#features/questionnaires/rules.ts'
import { Problem } from '#platform/problem.ts'
import { askedNow, getCompiled, pageOf } from '../reading.ts'
import { SetQuotas, SurveyPage } from '../schema.ts'
import { findSurvey, saveSurvey } from '../store.ts'
import { checkRules } from './rules.ts'
import { listQuotas, replaceQuotas, saveQuotaSizes } from './store.ts'

export const setQuotas = operation({
  name: 'survey.setQuotas',
  method: 'PUT',
  path: '/surveys/:surveyId/quotas',
  summary: 'Đặt hạn mức: mỗi nhóm cần bao nhiêu phiếu. Khi đã mở khảo sát thì chỉ sửa được tên và số phiếu.',
  input: SetQuotas,
  output: SurveyPage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { version, quotas }) => {
    const { db, now, subject, services } = context
    const { row } = subject
    if (row.state === 'closed') throw new Problem('survey.closed', { closesOn: row.closesOn })
    const compiled = await getCompiled(context, row.questionnaireId, askedNow(row))
    checkRules(quotas, compiled, (fault) => faultInWords(fault, sayOf(services.words)))
    const before = await listQuotas(db, row.id)
    if (row.state === 'draft')
      await replaceQuotas(
        db,
        row.id,
        quotas.map((quota) => ({ ...quota, id: uuid() })),
      )
    else {
      const same =
        quotas.length === before.length &&
        quotas.every(({ id, rule }, i) => id === before[i]?.id && rule === before[i]?.rule)
      if (!same) throw new Problem('survey.quotas_fixed')
      await saveQuotaSizes(
        db,
        quotas.map(({ id, title, most }) => ({ id: id ?? '', title, most })),
      )
    }
    await saveSurvey(db, row, version, {}, now)
    const again = await findSurvey(db, row.id)
    if (!again) throw new Problem('access.not_found')
    return pageOf(context, again)
  },
  audit: ({ quotas }) => ({ count: quotas.length }),
})
