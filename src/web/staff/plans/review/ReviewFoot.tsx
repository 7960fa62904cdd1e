import { Button, Modal, Switch } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconCloudOff,
  IconKeyboard,
  IconLoader2,
} from '@tabler/icons-react'
import { useState } from 'react'
import { moment } from '../../format.ts'
import { keysAreOn, switchKeys } from '../../ui/keys.ts'
import { t } from '../../words.ts'
import classes from './foot.module.css'
import type { Saving } from './use-writes.ts'

const shortKeys = [
  ['J', 'plans.key.next'],
  ['K', 'plans.key.previous'],
  ['Enter', 'plans.review.accept'],
  ['N', 'plans.key.nextDoubtful'],
  ['E', 'plans.review.edit'],
  ['D', 'plans.review.drop'],
] as const

const allKeys = [
  ['J', 'plans.key.next'],
  ['K', 'plans.key.previous'],
  ['N', 'plans.key.doubtful'],
  ['Enter', 'plans.key.accept'],
  ['H', 'plans.key.acceptCertain'],
  ['C', 'plans.key.alternative'],
  ['E', 'plans.key.edit'],
  ['1 – 5', 'plans.key.fields'],
  ['1 – 4', 'plans.key.candidates'],
  ['S', 'plans.key.split'],
  ['M', 'plans.key.merge'],
  ['D', 'plans.key.drop'],
  ['A', 'plans.key.add'],
  ['P', 'plans.key.unread'],
  ['T', 'plans.key.unreadTask'],
  ['X', 'plans.key.unreadNot'],
  ['Z', 'plans.key.unreadStretch'],
  ['Q', 'plans.key.unreadAll'],
  ['0', 'plans.party.without'],
  ['9', 'plans.key.withoutAll'],
  ['L', 'plans.agencies.useToday'],
  ['U', 'plans.key.undo'],
  ['Y', 'plans.key.confirm'],
  ['?', 'plans.key.help'],
] as const

type ReviewFootProps = { saving: Saving; last: string | null; keysOn: boolean; onUndo(): void; onHelp(): void }

/** The most used keys, what was done last with its way back, and whether all is saved. */
export function ReviewFoot({ saving, last, keysOn, onUndo, onHelp }: ReviewFootProps) {
  return (
    <footer className={classes.foot}>
      {keysOn
        ? shortKeys.map(([key, label]) => (
            <span key={key} className={classes.shortKey}>
              <kbd>{key}</kbd> {t(label)}
            </span>
          ))
        : null}
      <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconKeyboard size={15} />} onClick={onHelp}>
        {t('plans.key.help')} <kbd>?</kbd>
      </Button>
      <span className={classes.footEnd}>
        {last ? (
          <Button size="compact-xs" variant="subtle" leftSection={<IconArrowBackUp size={15} />} onClick={onUndo}>
            {t('plans.review.undo', { what: last })}
          </Button>
        ) : null}
        <SavingWords saving={saving} />
      </span>
    </footer>
  )
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', timeStyle: 'medium' })

function SavingWords({ saving }: { saving: Saving }) {
  return (
    <span role="status" className={classes.saving} data-state={saving.state}>
      {saving.state === 'saving' ? (
        <>
          <IconLoader2 size={14} aria-hidden /> {t('plans.saving.saving')}
        </>
      ) : null}
      {saving.state === 'lost' ? (
        <>
          <IconCloudOff size={14} aria-hidden /> {t('plans.saving.lost')}
        </>
      ) : null}
      {saving.state === 'saved' && saving.at ? (
        <span title={moment(saving.at.toISOString())}>
          <IconCheck size={14} aria-hidden /> {t('plans.saving.saved', { time: clock.format(saving.at) })}
        </span>
      ) : null}
      {saving.state === 'failed' ? (
        <>
          <IconAlertTriangle size={14} aria-hidden /> {saving.problem?.title ?? t('plans.saving.failed')}
        </>
      ) : null}
    </span>
  )
}

/** All keys; single letters can be turned off for those whom they disturb (WCAG 2.1.4). */
export function KeysDialog({ onClose }: { onClose(): void }) {
  const [on, setOn] = useState(keysAreOn)
  return (
    <Modal opened onClose={onClose} title={t('plans.key.title')}>
      <dl className={classes.keys}>
        {allKeys.map(([key, label]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(label)}</dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="md"
        label={t('plans.key.switch')}
        description={t('plans.key.switchHint')}
        checked={on}
        onChange={({ currentTarget }) => {
          switchKeys(currentTarget.checked)
          setOn(currentTarget.checked)
        }}
      />
    </Modal>
  )
}
