import { Button, Popover } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '../../words.ts'
import type { Plan, Tasks } from '../queries.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import classes from './confirm.module.css'
import { unresolvedOf } from './expansion.ts'

/** What keeps the draft from being confirmed; lost: names whose agencies have ended without successor. */
export type Missing = Plan['missing'][number] | 'lost'

type ConfirmPlanProps = {
  plan: Plan
  list: Tasks
  /** Something is on its way to the server: confirming waits until it has arrived. */
  busy: boolean
  onGo(missing: Missing): void
  onConfirmed(): void
}

/** The last step: what is still missing, each with its way there; then what confirmation gives to whom. */
export function ConfirmPlan({ plan, list, busy, onGo, onConfirmed }: ConfirmPlanProps) {
  const [opened, setOpened] = useState(false)
  const missing: Missing[] = [...plan.missing, ...(list.summary.lost > 0 ? ['lost' as const] : [])]
  const ready = missing.length === 0
  if (ready) {
    return (
      <>
        <Button data-confirm onClick={() => setOpened(true)}>
          {t('plans.confirm.button')} <kbd aria-hidden>Y</kbd>
        </Button>
        {opened ? (
          <ConfirmDialog
            plan={plan}
            list={list}
            busy={busy}
            onClose={() => setOpened(false)}
            onConfirmed={onConfirmed}
          />
        ) : null}
      </>
    )
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={360} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          data-confirm
          variant="default"
          leftSection={<IconAlertTriangle size={16} color="var(--warn)" />}
          onClick={() => setOpened(!opened)}
        >
          {t('plans.confirm.missing', { count: missing.length })} <kbd aria-hidden>Y</kbd>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <h2 className={classes.checklistTitle}>{t('plans.confirm.checklist')}</h2>
        <ul className={classes.checklist}>
          {missing.map((each) => (
            <li key={each}>
              <IconAlertTriangle size={15} aria-hidden />
              <span>{missingWords(each, plan, list)}</span>
              <Button
                size="compact-xs"
                variant="light"
                onClick={() => {
                  setOpened(false)
                  onGo(each)
                }}
              >
                {t('plans.confirm.go')}
              </Button>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

function missingWords(missing: Missing, plan: Plan, list: Tasks): string {
  if (missing === 'review') return t('plans.missing.review', { count: plan.counts.openReviews })
  if (missing === 'name') return t('plans.missing.name', { agency: plan.agencyName })
  if (missing === 'lost') return t('plans.missing.lost', { count: list.summary.lost })
  if (missing !== 'parties') return t(`plans.missing.${missing}`)
  const names = unresolvedOf(list.tasks)
  const shown = names.slice(0, 3).map(({ name }) => `“${name}”`)
  return t('plans.missing.parties', { count: names.length, names: shown.join(', ') })
}
