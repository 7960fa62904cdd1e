import { Alert, Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { ResultHead } from '#features/estimates/schema.ts'
import { useWrite } from '../../api.ts'
import { day } from '../../format.ts'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'

type OfVersion = { surveyId: string; number: number }
type Close = { close: () => void }

type ButtonsProps = { shown: ResultHead; of: OfVersion; isNewest: boolean; isRunning: boolean }

/** Puts a version on the portal, or takes one with an error back from it. */
export function PublishButtons({ shown, of, isNewest, isRunning }: ButtonsProps) {
  const [asked, ask] = useState<'publish' | 'withdraw'>()
  const close = () => ask(undefined)
  const isPublic = shown.publishedAt !== null && shown.withdrawnAt === null
  return (
    <>
      {shown.publishedAt ? null : <Button onClick={() => ask('publish')}>{t('samples.publish')}</Button>}
      {isPublic && isNewest ? (
        <Button variant="default" onClick={() => ask('withdraw')}>
          {t('samples.withdraw')}
        </Button>
      ) : null}
      <Modal opened={asked === 'publish'} onClose={close} title={t('samples.publish')}>
        <Publish {...of} isRunning={isRunning} close={close} />
      </Modal>
      <Modal opened={asked === 'withdraw'} onClose={close} title={t('samples.withdraw')}>
        <Withdraw {...of} close={close} />
      </Modal>
    </>
  )
}

function Publish({ close, isRunning, ...of }: OfVersion & Close & { isRunning: boolean }) {
  const write = useWrite('estimate.publish')
  return (
    <DialogForm
      onSubmit={() => write.mutate(of, { onSuccess: close })}
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready
      label={t('samples.publish')}
    >
      <p>{t('samples.publishMeans')}</p>
      {isRunning ? (
        <Alert color="yellow" variant="light" role="note">
          {t('samples.publishRunning')}
        </Alert>
      ) : null}
    </DialogForm>
  )
}

const SHORTEST = 20

function Withdraw({ close, ...of }: OfVersion & Close) {
  const [reason, setReason] = useState('')
  const write = useWrite('estimate.withdraw')
  return (
    <DialogForm
      onSubmit={() => write.mutate({ ...of, reason }, { onSuccess: close })}
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready={reason.trim().length >= SHORTEST}
      label={t('samples.withdraw')}
    >
      <p className="small">{t('samples.withdrawMeans')}</p>
      <Textarea
        label={t('samples.withdrawReason')}
        description={t('samples.withdrawShort')}
        autosize
        minRows={3}
        maxLength={1000}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </DialogForm>
  )
}

/** Whether everybody sees a version, or did. */
export function PublishedWords({ publishedAt, withdrawnAt, withdrawnReason }: ResultHead) {
  if (!publishedAt) return null
  if (!withdrawnAt) return <p className="small">{t('samples.published', { date: day(publishedAt) })}</p>
  return (
    <Alert color="yellow" variant="light" role="status">
      {t('samples.withdrawn', { published: day(publishedAt), date: day(withdrawnAt), reason: withdrawnReason ?? '' })}
    </Alert>
  )
}

export const versionWords = ({ number, madeAt, publishedAt, withdrawnAt }: ResultHead): string => {
  const said = withdrawnAt ? 'samples.versionWithdrawn' : publishedAt ? 'samples.versionPublished' : 'samples.version'
  return t(said, { number, date: day(madeAt) })
}
