import { Button, Group, MultiSelect, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useRead, useWrite } from '../api.ts'
import { AgencyChips, fromNamed, type Named, toNamed } from '../ui/AgencyChips.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import { kinds, levels } from './choices.ts'
import { GroupPreview } from './GroupPreview.tsx'
import type { AgencyGroup } from './GroupsPage.tsx'

type GroupFormProps = {
  group: AgencyGroup | undefined
  groups: readonly AgencyGroup[]
  /** Named members and exceptions of today. */
  named: { include: readonly Named[]; exclude: readonly Named[] }
  onDone: () => void
}

/** How the members of a group are found: by rule, by name, without exceptions; with what comes of it on a day. */
export function GroupForm({ group, groups, named, onDone }: GroupFormProps) {
  const [name, setName] = useState(group?.name ?? '')
  const [code, setCode] = useState('')
  const [chosenLevels, setLevels] = useState<string[]>(group?.rule?.levels ?? [])
  const [chosenKinds, setKinds] = useState<string[]>(group?.rule?.kinds ?? [])
  const [chosenGroups, setGroups] = useState<string[]>(group?.rule?.groups ?? [])
  const [include, setInclude] = useState(named.include)
  const [exclude, setExclude] = useState(named.exclude)
  const write = useWrite('agency.saveGroup')
  const { levels: _levels, kinds: _kinds, groups: _groups, ...kept } = group?.rule ?? {}
  const rule = {
    ...kept,
    ...(chosenLevels.length > 0 ? { levels: levels.filter((each) => chosenLevels.includes(each)) } : {}),
    ...(chosenKinds.length > 0 ? { kinds: kinds.filter((each) => chosenKinds.includes(each)) } : {}),
    ...(chosenGroups.length > 0 ? { groups: chosenGroups } : {}),
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const which = group ? { groupId: group.id, version: group.version } : { code }
    const lists = { include: include.map(({ id }) => id), exclude: exclude.map(({ id }) => id) }
    write.mutate({ ...which, ...lists, name, rule: Object.keys(rule).length > 0 ? rule : null }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <ProblemNotice error={write.error} labels={{ name: t('groups.name'), code: t('agencies.code') }} />
        <TextInput
          label={t('groups.name')}
          required
          withAsterisk={false}
          maxLength={200}
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
        <MultiSelect
          label={t('groups.ofGroups')}
          searchable
          data={groups.filter(({ id }) => id !== group?.id).map((each) => ({ value: each.code, label: each.name }))}
          value={chosenGroups}
          onChange={setGroups}
        />
        <AgencyChips
          label={t('groups.include')}
          hint={t('groups.includeHint')}
          value={fromNamed(include)}
          onChange={(list) => setInclude(toNamed(list))}
        />
        <AgencyChips
          label={t('groups.exclude')}
          hint={t('groups.excludeHint')}
          value={fromNamed(exclude)}
          onChange={(list) => setExclude(toNamed(list))}
        />
        <GroupPreview rule={rule} include={include} exclude={exclude} />
        <Group justify="space-between" gap={8}>
          <span className="small">{t('groups.fromToday')}</span>
          <Button type="submit" loading={write.isPending} disabled={name.trim().length < 2}>
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** The lists that a form begins with; undefined while they are on their way. */
export function useNamed(group: AgencyGroup | undefined): GroupFormProps['named'] | undefined {
  const { data } = useRead('agency.groupMembers', { groupId: group?.id ?? '' }, { enabled: group !== undefined })
  if (!group) return { include: [], exclude: [] }
  return data && { include: data.members.filter(({ named }) => named), exclude: data.excluded }
}
