import { Button, Modal, SimpleGrid, Textarea } from '@mantine/core'
import { IconCalendarCog } from '@tabler/icons-react'
import { useState } from 'react'
import { useWrite } from '../../api.ts'
import { DayField } from '../../ui/DayField.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'
import type { RoundDetail } from './RoundPage.tsx'
import { days, type RoundDay } from './round-days.ts'
import classes from './rounds.module.css'

/** Offered to who keeps the round, until it is published. */
export function ChangeDays({ round }: { round: RoundDetail }) {
  const [isOpen, open] = useState(false)
  if (!round.can.includes('round.manage') || round.stage === 'published') return null
  return (
    <div className={classes.timetableAction}>
      <Button variant="subtle" size="compact-sm" leftSection={<IconCalendarCog size={16} />} onClick={() => open(true)}>
        {t('rounds.changeDays')}
      </Button>
      {isOpen ? <ChangeTimetable round={round} onClose={() => open(false)} /> : null}
    </div>
  )
}

type ChangeTimetableProps = { round: RoundDetail; onClose: () => void }

/** Other days with the reason: a step that is over opens again when its day moves. */
function ChangeTimetable({ round, onClose }: ChangeTimetableProps) {
  const [table, setTable] = useState<Partial<Record<RoundDay, string>>>({})
  const [reason, setReason] = useState('')
  const write = useWrite('round.change')
  const changed = days.filter((which) => table[which] !== undefined && table[which] !== round[which])
  const wrong = changed.some((which) => table[which] === '')
  const input = Object.fromEntries(changed.map((which) => [which, table[which]]))
  const submit = () =>
    write.mutate({ ...input, roundId: round.id, version: round.version, reason: reason.trim() }, { onSuccess: onClose })
  return (
    <Modal opened onClose={onClose} size="lg" title={t('rounds.changeDays')}>
      <DialogForm
        onSubmit={submit}
        onClose={onClose}
        error={write.error}
        pending={write.isPending}
        ready={changed.length > 0 && !wrong && reason.trim().length >= 3}
        missing={changed.length > 0 && reason.trim().length < 3 ? t('rounds.reasonNeeded') : undefined}
        label={t('rounds.saveDays')}
      >
        <p>{t('rounds.changeDaysMeans')}</p>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
          {days.map((which) => (
            <DayField
              key={which}
              label={t(`rounds.day.${which}`)}
              description=""
              value={table[which] ?? round[which]}
              onChange={(value) => setTable((all) => ({ ...all, [which]: value }))}
            />
          ))}
        </SimpleGrid>
        <Textarea
          label={t('rounds.reason')}
          maxLength={4000}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </DialogForm>
    </Modal>
  )
}
