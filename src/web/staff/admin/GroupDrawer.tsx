import { Drawer, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useRead } from '../api.ts'
import { useMay } from '../session.ts'
import { Loading } from '../ui/Loading.tsx'
import lists from '../ui/lists.module.css'
import { t } from '../words.ts'
import { Aliases } from './Aliases.tsx'
import { GroupForm, useNamed } from './GroupForm.tsx'
import type { AgencyGroup } from './GroupsPage.tsx'

type Shared = { groups: readonly AgencyGroup[]; onDone: () => void }
type GroupDrawerProps = { group: AgencyGroup | 'new' | undefined; groups: readonly AgencyGroup[]; onClose: () => void }

/** One group: how its members are found, who they are today, by which names documents call it. */
export function GroupDrawer({ group, groups, onClose }: GroupDrawerProps) {
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
    >
      {group ? (
        <Stack gap="lg">
          {manages ? <Editing group={known} groups={groups} onDone={onClose} /> : null}
          {known ? <Aliases aliases={known.aliases} owner={{ groupId: known.id }} may={aliases} /> : null}
          {known && !manages ? <Members groupId={known.id} /> : null}
        </Stack>
      ) : null}
    </Drawer>
  )
}

function Editing({ group, groups, onDone }: { group: AgencyGroup | undefined } & Pick<Shared, 'groups' | 'onDone'>) {
  const named = useNamed(group)
  if (!named) return <Loading rows={6} height={44} />
  const version = group ? `${group.id}.${group.version}` : ''
  return <GroupForm key={version} group={group} groups={groups} named={named} onDone={onDone} />
}

function Members({ groupId }: { groupId: string }) {
  const read = useRead('agency.groupMembers', { groupId })
  return (
    <section className="card">
      <h2>
        {t('groups.members')} <span className="small">{read.data?.members.length}</span>
      </h2>
      {read.isPending ? <Loading rows={4} height={24} /> : null}
      <ul className={lists.list}>
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
