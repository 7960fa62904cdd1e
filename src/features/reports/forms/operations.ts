import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { mayAnywhere } from '#features/access/rules.ts'
import type { ReportForm } from '#lib/reporting/form.ts'
import { checkForm } from '#lib/reporting/form-check.ts'
import { Problem } from '#platform/problem.ts'
import { findForm, pageOf, summaryOf } from './reading.ts'
import { FormList, FormPage, OfForm, PublishForm, SaveForm } from './schema.ts'
import { countOpenRounds, findStoredForm, insertDraft, listStoredForms, saveDraft, savePublished } from './store.ts'

export const listForms = operation({
  name: 'reportForm.list',
  method: 'GET',
  path: '/report-forms',
  summary: 'Các biểu mẫu báo cáo: có sẵn, đã ban hành và đang soạn.',
  input: z.object({}),
  output: FormList,
  allow: 'report.read',
  run: async ({ db, actor, services }) => {
    const canEdit = mayAnywhere(actor, 'report.manage')
    const open = await countOpenRounds(db)
    const stored = (await listStoredForms(db)).filter(({ publishedAt }) => canEdit || publishedAt !== null)
    const presets = services.reporting.forms.map((form) => summaryOf(form, undefined, open))
    return { forms: [...stored.map((it) => summaryOf(it.content, it, open)), ...presets], canEdit }
  },
})

export const showForm = operation({
  name: 'reportForm.get',
  method: 'GET',
  path: '/report-forms/:code/:version',
  summary: 'Một phiên bản biểu mẫu: đề cương, các bảng, dòng, đơn vị tính, quy tắc kiểm tra, cách tổng hợp.',
  input: OfForm,
  output: FormPage,
  allow: 'report.read',
  run: pageOf,
})

/** What a person typed as a form; its faults come back in words. */
function formTyped(content: unknown): ReportForm {
  const checked = checkForm(content)
  if ('form' in checked) return checked.form
  const faults = checked.faults.slice(0, 40)
  throw new Problem('report.form_faulty', { faults: faults.map(({ vi }) => vi).join('\n') })
}

export const saveForm = operation({
  name: 'reportForm.save',
  method: 'PUT',
  path: '/report-forms',
  summary: 'Ghi bản đang soạn của biểu mẫu; phiên bản đã ban hành không sửa được, hãy đặt số phiên bản mới.',
  input: SaveForm,
  output: FormPage,
  allow: 'report.manage',
  run: async (context, { form: content, edit }) => {
    const { db, now } = context
    const form = formTyped(content)
    const known = await findForm(context, form)
    if (known && known.stored?.publishedAt !== null)
      throw new Problem('report.form_published', { code: form.code, version: form.version })
    const stored = known && (await findStoredForm(db, form, true))
    if (!stored || edit === 0) await insertDraft(db, form, now)
    else await saveDraft(db, stored, edit, form, now)
    return pageOf(context, form)
  },
  audit: (_, { form: { code, version }, edit }) => ({ code, version, edit }),
})

export const publishForm = operation({
  name: 'reportForm.publish',
  method: 'POST',
  path: '/report-forms/:code/:version/publish',
  summary: 'Ban hành phiên bản biểu mẫu: từ nay không sửa nữa; kỳ đang mở giữ nguyên biểu mẫu của mình.',
  input: PublishForm,
  output: FormPage,
  allow: 'report.manage',
  run: async (context, { edit, ...of }) => {
    const { db, now } = context
    const stored = await findStoredForm(db, of, true)
    if (!stored) throw new Problem('access.not_found')
    if (stored.publishedAt !== null) throw new Problem('report.form_published', { ...of })
    await savePublished(db, stored, edit, now)
    return pageOf(context, of)
  },
  audit: ({ code, version }) => ({ code, version }),
})
