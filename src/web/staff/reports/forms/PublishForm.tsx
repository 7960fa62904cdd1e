import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { FormPage } from '#features/reports/schema.ts'
import { useWrite } from '../../api.ts'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'

type PublishFormProps = { page: FormPage; unsaved: boolean }

/** From then on the version never changes: the page shows it as it is read. */
export function PublishForm({ page, unsaved }: PublishFormProps) {
  const [isAsking, ask] = useState(false)
  const write = useWrite('reportForm.publish')
  const { form, edit } = page
  return (
    <>
      <Button
        variant="default"
        disabled={unsaved || edit === 0}
        title={unsaved ? t('forms.saveFirst') : undefined}
        onClick={() => ask(true)}
      >
        {t('forms.publish')}
      </Button>
      <Modal opened={isAsking} onClose={() => ask(false)} title={t('forms.publish')}>
        <DialogForm
          onSubmit={() => write.mutate({ code: form.code, version: form.version, edit })}
          onClose={() => ask(false)}
          error={write.error}
          pending={write.isPending}
          ready
          label={t('forms.publish')}
        >
          <p>{t('forms.publishMeans', { version: form.version })}</p>
        </DialogForm>
      </Modal>
    </>
  )
}
