import { useParams } from '@tanstack/react-router'
import { useRead } from '../../api.ts'
import { Page } from '../../ui/Page.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { Builder } from './Builder.tsx'
import { FormView } from './FormView.tsx'

/** One version of a form: built while it is a draft, read ever after. */
export function FormPage() {
  const { code = '', version = '' } = useParams({ strict: false })
  const read = useRead('reportForm.get', { code, version })
  const trail = [{ label: t('reports.forms'), to: '/bao-cao/bieu-mau' }]
  if (!read.isSuccess) return <Unread read={read} rows={12} />
  const { form, state, canEdit } = read.data
  if (canEdit && state === 'draft') return <Builder key={`${form.code} ${form.version}`} page={read.data} />
  return (
    <Page title={form.title} lead={`${form.code} · ${t('forms.version', { version: form.version })}`} trail={trail}>
      <p className="small">{t('forms.neverChanges')}</p>
      <FormView form={form} />
    </Page>
  )
}
