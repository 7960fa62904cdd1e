import { ActionIcon, Button, Group, Popover, TagsInput, Tooltip } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { Party, Task } from '#features/tasks/schema.ts'
import { useAgencySearch } from '../../ui/agency-search.ts'
import { t } from '../../words.ts'
import { useReview } from './context.ts'
import { Why } from './FieldRow.tsx'
import classes from './fields.module.css'
import { movedWords } from './Moved.tsx'
import { PartyQuestion } from './PartyQuestion.tsx'
import { isSettled } from './settled.ts'

type PartyFieldProps = { task: Task; part: 'lead' | 'coordinating' }

/** Agencies of one role: the settled ones as chips, each open question with its candidates below. */
export function PartyField({ task, part }: PartyFieldProps) {
  const { editing, editable, actions } = useReview()
  const parties = task.parties.filter((party) => party.role === part)
  const open = parties.filter((party) => !isSettled(party))
  const label = t(`plans.field.${part}`)
  if (editing?.taskId === task.id && editing.field === part) return <PartyNames task={task} part={part} />
  return (
    <div>
      <div className={classes.chips}>
        {parties.length === 0 ? <span className={classes.empty}>{t(`plans.empty.${part}`)}</span> : null}
        {parties.map((party) => (
          <PartyChip key={party.id} party={party} task={task} />
        ))}
        {editable ? (
          <Tooltip label={t('plans.party.editNames')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`${t('plans.party.editNames')}: ${label}`}
              onClick={() => actions.focusField(part)}
            >
              <IconPencil size={15} />
            </ActionIcon>
          </Tooltip>
        ) : null}
      </div>
      {parties.map(({ id, moved }) => (moved ? <Why key={id}>{movedWords(moved)}</Why> : null))}
      {open.map((party) => (
        <PartyQuestion key={party.id} task={task} party={party} />
      ))}
    </div>
  )
}

export function PartyLabel({ party }: { party: Party }) {
  const name = party.resolvedName ?? party.nameRaw
  const renamed = party.resolvedName !== null && party.resolvedName !== party.nameRaw
  return (
    <>
      {renamed ? <span className={classes.raw}>{party.nameRaw} →</span> : null}
      {name}
      {party.members === null ? null : (
        <span className={party.members === 0 ? classes.nobody : classes.hint}>
          {t('plans.party.members', { count: party.members })}
        </span>
      )}
    </>
  )
}

function PartyChip({ party, task }: { party: Party; task: Task }) {
  const { editable } = useReview()
  const [opened, setOpened] = useState(false)
  if (!isSettled(party)) {
    return (
      <span className={classes.chip} data-open>
        <IconAlertTriangle size={13} aria-hidden /> {party.nameRaw}
      </span>
    )
  }
  if (!editable) {
    return (
      <span className={classes.chip}>
        <PartyLabel party={party} />
      </span>
    )
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={380}
      trapFocus
      withinPortal
      shadow="md"
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.chip}
          title={t('plans.party.change')}
          onClick={() => setOpened(!opened)}
        >
          <PartyLabel party={party} />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <PartyQuestion task={task} party={party} onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** The names as the document has them, to add, take out or write better; each is looked up again. */
function PartyNames({ task, part }: PartyFieldProps) {
  const { actions, plan } = useReview()
  const before = task.parties.filter((party) => party.role === part).map(({ nameRaw }) => nameRaw)
  const [names, setNames] = useState(before)
  const [last, setLast] = useState('')
  const [search] = useDebouncedValue(last, 200)
  const { agencies, groups, outdated } = useAgencySearch(search, plan.agenciesAsOf ?? plan.issuedOn, true)
  const offered =
    search.trim() === '' || search !== last || outdated ? [] : [...groups, ...agencies].map(({ name }) => name)
  const save = async () => {
    const all = last.trim().length > 1 ? [...names, last.trim()] : names
    const changed = all.join('\n') !== before.join('\n')
    const change = part === 'lead' ? { leadNames: all } : { coordinatingNames: all }
    if (!changed || (await actions.update(task.id, change))) actions.focusField(null)
  }
  return (
    <div className={classes.editor}>
      <TagsInput
        size="xs"
        aria-label={t(`plans.field.${part}`)}
        autoFocus
        value={names}
        data={[...new Set(offered)]}
        // The server has searched already, texts without marks included.
        filter={({ options }) => options}
        splitChars={[';', '\n']}
        searchValue={last}
        onSearchChange={setLast}
        onChange={setNames}
        placeholder={t('plans.party.addName')}
        onKeyDown={(event) => {
          if (event.key === 'Escape') actions.focusField(null)
          if (event.key === 'Enter' && (event.ctrlKey || last === '')) void save()
        }}
      />
      <Group gap={6} mt={6}>
        <Button size="compact-xs" onClick={() => void save()}>
          {t('plans.save')}
        </Button>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => actions.focusField(null)}>
          {t('plans.cancel')}
        </Button>
        <span className={classes.hint}>{t('plans.party.namesHint')}</span>
      </Group>
    </div>
  )
}
