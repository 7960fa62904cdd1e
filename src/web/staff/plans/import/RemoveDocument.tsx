import { ActionIcon, Button, Group, Modal } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { type Output, useWrite } from '../../api.ts'
import { tell } from '../../ui/notice.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'

type Removable = Pick<Output<'document.get'>, 'id' | 'filename' | 'planId' | 'can'>
type RemoveDocumentProps = { document: Removable; small?: boolean; onRemoved?(): void }

/** Takes a file that is no plan off the list, after asking once; a document that became a plan stays. */
export function RemoveDocument({ document: { id, filename, planId, can }, small, onRemoved }: RemoveDocumentProps) {
  const [asking, setAsking] = useState(false)
  const remove = useWrite('document.remove', { refresh: ['document.list'] })
  if (planId !== null || !can.includes('document.edit')) return null
  const done = () => {
    tell(t('plans.remove.done', { name: filename }))
    setAsking(false)
    onRemoved?.()
  }
  return (
    <>
      {small ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          title={t('plans.remove.button')}
          aria-label={t('plans.remove.named', { name: filename })}
          onClick={() => setAsking(true)}
        >
          <IconTrash size={15} />
        </ActionIcon>
      ) : (
        <Button variant="subtle" color="gray" leftSection={<IconTrash size={16} />} onClick={() => setAsking(true)}>
          {t('plans.remove.button')}
        </Button>
      )}
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('plans.remove.title')}>
        <p style={{ overflowWrap: 'anywhere' }}>
          <b>{filename}</b>
        </p>
        <p className="small">{t('plans.remove.what')}</p>
        <ProblemNotice error={remove.error} />
        <Group gap={8} mt="md" justify="flex-end">
          <Button variant="default" onClick={() => setAsking(false)}>
            {t('plans.cancel')}
          </Button>
          <Button
            data-autofocus
            color="var(--bad)"
            loading={remove.isPending}
            onClick={() => remove.mutate({ documentId: id }, { onSuccess: done })}
          >
            {t('plans.remove.button')}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
