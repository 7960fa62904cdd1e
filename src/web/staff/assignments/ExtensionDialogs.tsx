import { Button, Group, Modal, SegmentedControl, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useWrite } from '../api.ts'
import { useDraft } from '../draft.ts'
import { day } from '../format.ts'
import { DayField } from '../ui/DayField.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import type { Detail } from './ReportForm.tsx'

type DialogProps = { assignment: Detail; opened: boolean; onClose: () => void }

export function AskExtension({ assignment, opened, onClose }: DialogProps) {
  const { id: assignmentId, version, dueOn, occurrenceId } = assignment
  const [draft, setDraft, clear] = useDraft(`extension.${assignmentId}`, { dueTo: '', reason: '' })
  const write = useWrite('assignment.askExtension')
  const send = () =>
    write.mutate(
      { assignmentId, version, occurrenceId: occurrenceId ?? undefined, dueTo: draft.dueTo, reason: draft.reason },
      {
        onSuccess: () => {
          clear()
          onClose()
        },
      },
    )
  return (
    <Modal opened={opened} onClose={onClose} title={t('extension.ask')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Stack>
          <p>{t('extension.now', { day: day(dueOn) })}</p>
          <ProblemNotice error={write.error} />
          <DayField
            label={t('extension.to')}
            required
            after={dueOn ?? undefined}
            value={draft.dueTo}
            onChange={(dueTo) => setDraft({ ...draft, dueTo })}
          />
          <Textarea
            label={t('step.reason')}
            required
            withAsterisk={false}
            maxLength={2000}
            value={draft.reason}
            onChange={(event) => setDraft({ ...draft, reason: event.currentTarget.value })}
          />
          <Group justify="flex-end" gap={8}>
            {draft.dueTo === '' || draft.reason.trim().length < 3 ? (
              <span className="small" role="status" style={{ marginRight: 'auto' }}>
                {t(draft.dueTo === '' ? 'extension.dayMissing' : 'step.reasonMissing')}
              </span>
            ) : null}
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button
              type="submit"
              loading={write.isPending}
              disabled={draft.dueTo === '' || draft.reason.trim().length < 3}
            >
              {t('extension.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

export function DecideExtension({ assignment, opened, onClose }: DialogProps) {
  const { id: assignmentId, version, extensions, dueOn } = assignment
  const asked = extensions.find(({ state }) => state === 'asked')
  const [grant, setGrant] = useState(true)
  const [dueTo, setDueTo] = useState('')
  const [note, setNote, clear] = useDraft(`decide.${assignmentId}`, '')
  const write = useWrite('assignment.decideExtension')
  const until = dueTo || asked?.dueTo || ''
  const send = () =>
    write.mutate(
      { assignmentId, version, grant, note: note.trim() || null, ...(grant ? { dueTo: until } : {}) },
      {
        onSuccess: () => {
          clear()
          onClose()
        },
      },
    )
  return (
    <Modal opened={opened} onClose={onClose} title={t('extension.decide')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Stack>
          <p>
            {t('extension.from', { from: day(dueOn), to: day(asked?.dueTo) })}
            {asked ? ` “${asked.reason}”` : ''}
          </p>
          <ProblemNotice error={write.error} />
          <SegmentedControl
            aria-label={t('extension.decide')}
            value={grant ? 'yes' : 'no'}
            onChange={(value) => setGrant(value === 'yes')}
            data={[
              { value: 'yes', label: t('extension.grant') },
              { value: 'no', label: t('extension.refuse') },
            ]}
          />
          {grant ? (
            <DayField label={t('extension.to')} after={dueOn ?? undefined} value={until} onChange={setDueTo} />
          ) : null}
          <Textarea
            label={grant ? t('step.note') : t('step.reason')}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={write.isPending} disabled={grant && until === ''}>
              {grant ? t('extension.grant') : t('extension.refuse')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
