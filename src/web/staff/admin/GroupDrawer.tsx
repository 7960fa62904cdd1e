import { Button, Drawer, Group, MultiSelect, Stack, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useRead, useWrite } from '../api.ts'
import { useMay } from '../session.ts'
import { Loading } from '../ui/Loading.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import { Aliases } from './Aliases.tsx'
import classes from './admin.module.css'
import { kinds, levels } from './choices.ts'
import type { AgencyGroup } from './GroupsPage.tsx'

type GroupDrawerProps = { group: AgencyGroup | 'new' | undefined; onClose: () => void }

/** One group: how its members are found, who they are today, by which names documents call it. */
export function GroupDrawer({ group, onClose }: GroupDrawerProps) {
  const manages = useMay('agency.manage')
  const aliases = useMay('agency.alias')
  const known = group === 'new' ? undefined : group
  return (
    <Drawer
      opened={group !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={<b>{known?.name ?? t('groups.add')}</b>}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {group ? (
        <Stack gap="lg">
          {manages ? (
            <RuleForm key={known ? `${known.id}.${known.version}` : ''} group={known} onDone={onClose} />
          ) : null}
          {known ? <Aliases aliases={known.aliases} owner={{ groupId: known.id }} may={aliases} /> : null}
          {known ? <Members groupId={known.id} /> : null}
        </Stack>
      ) : null}
    </Drawer>
  )
}

function RuleForm({ group, onDone }: { group: AgencyGroup | undefined; onDone: () => void }) {
  const [name, setName] = useState(group?.name ?? '')
  const [code, setCode] = useState('')
  const [chosenLevels, setLevels] = useState<string[]>(group?.rule?.levels ?? [])
  const [chosenKinds, setKinds] = useState<string[]>(group?.rule?.kinds ?? [])
  const write = useWrite('agency.saveGroup')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { levels: _levels, kinds: _kinds, ...kept } = group?.rule ?? {}
    const rule = {
      ...kept,
      ...(chosenLevels.length > 0 ? { levels: levels.filter((each) => chosenLevels.includes(each)) } : {}),
      ...(chosenKinds.length > 0 ? { kinds: kinds.filter((each) => chosenKinds.includes(each)) } : {}),
    }
    const which = group ? { groupId: group.id, version: group.version } : { code }
    write.mutate({ ...which, name, rule: Object.keys(rule).length > 0 ? rule : null }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <ProblemNotice error={write.error} />
        <TextInput
          label={t('groups.name')}
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {group ? null : (
          <TextInput
            label={t('agencies.code')}
            description={t('agencies.codeHint')}
            required
            withAsterisk={false}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        <MultiSelect
          label={t('agencies.level')}
          data={levels.map((value) => ({ value, label: t(`level.${value}`) }))}
          value={chosenLevels}
          onChange={setLevels}
        />
        <MultiSelect
          label={t('agencies.kind')}
          searchable
          data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={chosenKinds}
          onChange={setKinds}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={write.isPending}>
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Members({ groupId }: { groupId: string }) {
  const read = useRead('agency.groupMembers', { groupId })
  return (
    <section className="card">
      <h2>
        {t('groups.members')} <span className="small">{read.data?.members.length}</span>
      </h2>
      {read.isPending ? <Loading rows={4} height={24} /> : null}
      <ul className={classes.list}>
        {read.data?.members.map(({ id, name, named }) => (
          <li key={id}>
            <Link to={`/quan-tri/don-vi/${id}`}>{name}</Link>
            {named ? <span className="small">{t('groups.named')}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
