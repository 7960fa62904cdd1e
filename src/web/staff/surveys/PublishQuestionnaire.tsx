import type { VersionPage } from '#features/questionnaires/schema.ts'
import { unsaidIn } from '#lib/questionnaire/unsaid.ts'
import { useWrite } from '../api.ts'
import { DialogButton } from '../ui/DialogButton.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { t } from '../words.ts'
import { UnsaidNotice } from './UnsaidNotice.tsx'

type PublishProps = { page: VersionPage; disabled: boolean }

/** What is published never changes and is not taken back, so it is asked once more. */
export const PublishQuestionnaire = ({ page, disabled }: PublishProps) => (
  <DialogButton label={t('surveys.publish')} button={{ variant: 'default', disabled }}>
    {(close) => <Publishing page={page} close={close} />}
  </DialogButton>
)

function Publishing({ page: { id, version, versions, content }, close }: { page: VersionPage; close: () => void }) {
  const write = useWrite('questionnaire.publish')
  const { number, edit, questions } = version
  const before = versions.find(({ state }) => state === 'published')
  return (
    <DialogForm
      onSubmit={() => write.mutate({ questionnaireId: id, number, edit }, { onSuccess: close })}
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready
      label={t('surveys.publish')}
    >
      <p>{t('surveys.publishMeans', { number, questions })}</p>
      <p>{t('surveys.publishUse')}</p>
      <UnsaidNotice unsaid={unsaidIn(content)} />
      {before ? <p>{t('surveys.publishBefore', { before: before.number, number })}</p> : null}
    </DialogForm>
  )
}
