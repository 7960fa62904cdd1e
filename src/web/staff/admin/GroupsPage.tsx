import { Button } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { type Output, useRead, useWrite } from '../api.ts'
import { useMay } from '../session.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { GroupDrawer } from './GroupDrawer.tsx'

export type AgencyGroup = Output<'agency.listGroups'>['groups'][number]

/** Names that stand for many: “UBND cấp xã”, “các sở, ban, ngành”. */
export function GroupsPage() {
  const manages = useMay('agency.manage')
  const read = useRead('agency.listGroups', {})
  const load = useWrite('agency.loadGroups')
  const [opened, open] = useState<AgencyGroup | 'new'>()
  const current = opened === 'new' ? opened : read.data?.groups.find(({ id }) => id === opened?.id)
  return (
    <Page
      title={t('admin.groups')}
      lead={t('groups.lead')}
      actions={
        manages ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => open('new')}>
            {t('groups.add')}
          </Button>
        ) : undefined
      }
    >
      <Unread read={read} rows={8} />
      <ProblemNotice error={load.error} />
      {read.data ? (
        <DataTable
          name="groups"
          label={t('admin.groups')}
          rows={read.data.groups}
          columns={columns(new Map(read.data.groups.map(({ code, name }) => [code, name])))}
          rowKey={({ id }) => id}
          action={(group) => (
            <Button size="compact-sm" variant="light" title={group.name} onClick={() => open(group)}>
              {t('action.open')}
            </Button>
          )}
          empty={
            <Empty
              icon={IconUsersGroup}
              title={t('groups.none')}
              action={
                manages ? (
                  <Button loading={load.isPending} onClick={() => load.mutate({})}>
                    {t('groups.load')}
                  </Button>
                ) : undefined
              }
            >
              {t('groups.noneNext')}
            </Empty>
          }
        />
      ) : null}
      <GroupDrawer group={current} groups={read.data?.groups ?? []} onClose={() => open(undefined)} />
    </Page>
  )
}

const columns = (names: ReadonlyMap<string, string>): Column<AgencyGroup>[] => [
  { key: 'name', label: t('groups.name'), card: 'title', render: ({ name }) => name },
  {
    key: 'rule',
    label: t('groups.rule'),
    width: 330,
    render: ({ rule }) => ruleInWords(rule, names),
  },
  {
    key: 'aliases',
    label: t('aliases.title'),
    width: 300,
    wide: true,
    render: ({ aliases }) => <span className="small">{aliases.map(({ alias }) => alias).join('; ')}</span>,
  },
  { key: 'members', label: t('groups.members'), width: 110, align: 'right', render: ({ members }) => members },
]

function ruleInWords(rule: AgencyGroup['rule'], names: ReadonlyMap<string, string>): string {
  if (!rule) return t('groups.namedOnly')
  const levels = (rule.levels ?? []).map((level) => t(`level.${level}`))
  const kinds = (rule.kinds ?? []).map((kind) => t(`kind.${kind}`))
  const groups = (rule.groups ?? []).map((code) => names.get(code) ?? code)
  const words = [levels.join(', '), kinds.join(', '), groups.join(' + ')]
  if (rule.underIssuer) words.push(t('groups.underIssuer'))
  if (rule.loose) words.push(t('groups.loose'))
  return words.filter(Boolean).join(' · ')
}
