import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Party, Task } from '#features/tasks/schema.ts'
import { AgencySearch } from '../../ui/AgencySearch.tsx'
import type { Target } from '../../ui/agency-search.ts'
import { t } from '../../words.ts'
import { useReview } from './context.ts'
import classes from './fields.module.css'
import { tasksAsking } from './leaving.ts'
import { isSettled } from './settled.ts'

type PartyQuestionProps = { task: Task; party: Party; onDone?: () => void }

/** Which agency is meant: the candidates with their reasons, all others by search, and whether to remember. */
export function PartyQuestion({ task, party, onDone }: PartyQuestionProps) {
  const { plan, actions, tasks, editable } = useReview()
  const [remember, setRemember] = useState(true)
  const pick = (target: Target) => {
    actions.chooseParty(task.id, party.id, target, remember)
    onDone?.()
  }
  const leaveOut = ({ id, role }: Party) => {
    const names = task.parties.flatMap((each) => (each.role === role && each.id !== id ? [each.nameRaw] : []))
    void actions.update(task.id, role === 'lead' ? { leadNames: names } : { coordinatingNames: names })
  }
  if (!editable) return null
  const asked = task.parties.find((each) => !isSettled(each) && each.candidates.length > 0)
  const chosen = party.groupId ?? party.agencyId
  const asking = tasksAsking(tasks, party.nameRaw)
  const others = tasks.filter(
    (each) =>
      each.id !== task.id &&
      each.review !== 'dropped' &&
      each.parties.some(({ nameRaw, certainty }) => nameRaw === party.nameRaw && certainty !== 'chosen'),
  ).length
  return (
    <fieldset className={classes.question} tabIndex={-1} {...(isSettled(party) ? {} : { 'data-question': true })}>
      <legend>
        {t(party.candidates.length > 0 ? 'plans.party.which' : 'plans.party.unknown', { name: party.nameRaw })}
      </legend>
      {party.candidates.slice(0, 4).map((candidate, at) => {
        const id = candidate.groupId ?? candidate.agencyId ?? candidate.name
        return (
          <button
            key={id}
            type="button"
            className={classes.candidate}
            {...(asked?.id === party.id ? { 'data-candidate': at + 1 } : {})}
            data-chosen={id === chosen || undefined}
            onClick={() => pick(candidate)}
          >
            <b>
              {asked?.id === party.id ? <kbd aria-hidden>{at + 1}</kbd> : null} {candidate.name}
              {candidate.members === null ? null : (
                <span className={classes.hint}> {t('plans.party.members', { count: candidate.members })}</span>
              )}
            </b>
            <span className={classes.why}>{candidate.why}</span>
            {candidate.members === 0 && !candidate.why.includes('không có đơn vị nào') ? (
              <span className={classes.why}>{t('plans.party.nobodyThen')}</span>
            ) : null}
          </button>
        )
      })}
      <AgencySearch label={t('plans.party.search')} asOf={plan.agenciesAsOf ?? plan.issuedOn} onPick={pick} />
      {isSettled(party) ? null : (
        <span className={classes.choices}>
          <button type="button" className={classes.without} data-without onClick={() => leaveOut(party)}>
            {t('plans.party.without')} <kbd aria-hidden>0</kbd>
          </button>
          {asking > 1 ? (
            <button
              type="button"
              className={classes.without}
              data-without-all
              onClick={() => actions.leaveOut(party.nameRaw)}
            >
              {t('plans.party.withoutAll', { count: asking })} <kbd aria-hidden>9</kbd>
            </button>
          ) : null}
        </span>
      )}
      <Checkbox
        size="xs"
        mt={8}
        checked={remember}
        onChange={(event) => setRemember(event.currentTarget.checked)}
        label={others > 0 ? t('plans.party.remember', { count: others }) : t('plans.party.rememberHere')}
      />
    </fieldset>
  )
}
