import { Button, Group, Modal, Select } from '@mantine/core'
import { useState } from 'react'
import { useWrite } from '../../api.ts'
import { usePublishedSurveys } from '../../surveys/published.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import { ImportSaid } from './ImportPoints.tsx'
import type { RoundDetail } from './RoundPage.tsx'

/** Points of a survey criterion come from the published results of each place: first looked at, then written. */
export function TakeSurvey({ round }: { round: RoundDetail }) {
  const [isAsking, ask] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {t('rounds.takeSurvey')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => ask(false)}
        size="lg"
        title={t('rounds.takeSurvey')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Taking round={round} onClose={() => ask(false)} />
      </Modal>
    </>
  )
}

function Taking({ round, onClose }: { round: RoundDetail; onClose: () => void }) {
  const [surveyId, setSurvey] = useState<string | null>(null)
  const [code, setCode] = useState<string | null>(null)
  const surveys = usePublishedSurveys()
  const write = useWrite('round.takeSurvey')
  const outcome = write.data
  const send = (dryRun: boolean) =>
    surveyId !== null && code !== null && write.mutate({ roundId: round.id, surveyId, code, dryRun })
  const choose = (set: (value: string | null) => void) => (value: string | null) => {
    set(value)
    write.reset()
  }
  const isTried = outcome !== undefined && !outcome.written && outcome.errors.length === 0
  return (
    <>
      <p className="small">{t('rounds.takeSurveyMeans')}</p>
      <Select
        label={t('rounds.takeFrom')}
        description={surveys?.length === 0 ? t('rounds.takeNone') : undefined}
        allowDeselect={false}
        mt="sm"
        disabled={!surveys}
        data={(surveys ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        value={surveyId}
        onChange={choose(setSurvey)}
      />
      <Select
        label={t('rounds.takeInto')}
        allowDeselect={false}
        mt="sm"
        data={round.external.map((it) => ({ value: it.code, label: `${it.code} ${it.name}` }))}
        value={code}
        onChange={choose(setCode)}
      />
      <ProblemNotice error={write.error} />
      {outcome ? <ImportSaid outcome={outcome} /> : null}
      <Group justify="flex-end" gap={8} mt="md">
        <Button variant="default" onClick={onClose}>
          {t('action.close')}
        </Button>
        {outcome?.written ? null : (
          <Button
            loading={write.isPending}
            disabled={surveyId === null || code === null || (outcome !== undefined && !isTried)}
            onClick={() => send(!isTried)}
          >
            {t(isTried ? 'rounds.importNow' : 'rounds.takeTry')}
          </Button>
        )}
      </Group>
    </>
  )
}
