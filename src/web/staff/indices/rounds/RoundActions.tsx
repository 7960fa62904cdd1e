import { Button, Modal, Textarea } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useWrite } from '../../api.ts'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t, word } from '../../words.ts'
import { ImportPoints } from './ImportPoints.tsx'
import type { RoundDetail } from './RoundPage.tsx'

const order = ['selfScoring', 'appraisal', 'explanation', 'reappraisal', 'final'] as const
type Stage = (typeof order)[number]

/** What the person may do with the round now: the next step, a step back, points of others, publication. */
export function RoundActions({ round }: { round: RoundDetail }) {
  const [to, setTo] = useState<Stage>()
  const [isPublishing, publish] = useState(false)
  const manages = round.can.includes('round.manage') && round.stage !== 'published'
  const at = (order as readonly string[]).indexOf(round.stage)
  const [back, next] = [order[at - 1], order[at + 1]]
  return (
    <>
      {manages ? <ImportPoints roundId={round.id} /> : null}
      {manages ? (
        <Button variant="default" component={Link} to={`/chi-so/ky-danh-gia/${round.id}/khao-sat`}>
          {t('rounds.takeSurvey')}
        </Button>
      ) : null}
      {manages && back ? (
        <Button variant="default" onClick={() => setTo(back)}>
          {t('rounds.back')}
        </Button>
      ) : null}
      {manages && next ? (
        <Button onClick={() => setTo(next)}>{t('rounds.goTo', { stage: word('stage', next) })}</Button>
      ) : null}
      {round.can.includes('round.publish') && round.stage === 'final' ? (
        <Button onClick={() => publish(true)}>{t('rounds.publish')}</Button>
      ) : null}
      {to ? <Move round={round} to={to} isBack={to === back} onClose={() => setTo(undefined)} /> : null}
      {isPublishing ? <Publish round={round} onClose={() => publish(false)} /> : null}
    </>
  )
}

type MoveProps = { round: RoundDetail; to: Stage; isBack: boolean; onClose: () => void }

function Move({ round, to, isBack, onClose }: MoveProps) {
  const [reason, setReason] = useState('')
  const write = useWrite('round.move')
  const input = { roundId: round.id, version: round.version, to, reason: reason.trim() || null }
  const title = t('rounds.goTo', { stage: word('stage', to) })
  return (
    <Modal opened onClose={onClose} title={title}>
      <DialogForm
        onSubmit={() => write.mutate(input, { onSuccess: onClose })}
        onClose={onClose}
        error={write.error}
        pending={write.isPending}
        ready={!isBack || reason.trim().length >= 3}
        label={title}
      >
        <p>{t(isBack ? 'rounds.backMeans' : 'rounds.moveMeans')}</p>
        {!isBack && round.submitted < round.sheets ? (
          <p>{t('rounds.notHandedInCount', { count: round.sheets - round.submitted })}</p>
        ) : null}
        {isBack ? (
          <Textarea
            label={t('rounds.reason')}
            data-autofocus
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        ) : null}
      </DialogForm>
    </Modal>
  )
}

function Publish({ round, onClose }: { round: RoundDetail; onClose: () => void }) {
  const write = useWrite('round.publish')
  return (
    <Modal opened onClose={onClose} title={t('rounds.publish')}>
      <DialogForm
        onSubmit={() => write.mutate({ roundId: round.id, version: round.version }, { onSuccess: onClose })}
        onClose={onClose}
        error={write.error}
        pending={write.isPending}
        ready
        label={t('rounds.publish')}
      >
        <p>{t('rounds.publishMeans', { count: round.sheets })}</p>
      </DialogForm>
    </Modal>
  )
}
