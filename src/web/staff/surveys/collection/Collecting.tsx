import { Button } from '@mantine/core'
import { useState } from 'react'
import type { SurveyPage as Survey } from '#features/surveys/schema.ts'
import { useWarnBeforeLeaving } from '../../../questions/leaving.ts'
import { useWrite } from '../../api.ts'
import { AgencyChips } from '../../ui/AgencyChips.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { useStable } from '../../ui/stable.ts'
import { t } from '../../words.ts'

/** Agencies whose people ask and enter, besides those of the survey's own. */
export function Collecting({ survey }: { survey: Survey }) {
  const before = survey.collecting.map(({ id, name }) => ({ agencyId: id, groupId: null, name }))
  const [chosen, choose] = useState<Parameters<Parameters<typeof AgencyChips>[0]['onChange']>[0]>(before)
  const write = useWrite('survey.setCollecting')
  const ids = chosen.map(({ agencyId }) => agencyId).filter((id) => id !== null)
  const isSame = ids.join() === before.map(({ agencyId }) => agencyId).join()
  useWarnBeforeLeaving(useStable(() => !isSame))
  return (
    <section className="card">
      <h2>{t('surveys.collecting')}</h2>
      <AgencyChips
        label={t('surveys.collectingAgencies')}
        hint={t('surveys.collectingMeans')}
        value={chosen}
        onChange={choose}
      />
      <ProblemNotice error={write.error} />
      {isSame ? null : (
        <Button
          mt={10}
          loading={write.isPending}
          onClick={() => write.mutate({ surveyId: survey.id, version: survey.version, agencyIds: ids })}
        >
          {t('action.save')}
        </Button>
      )}
    </section>
  )
}
