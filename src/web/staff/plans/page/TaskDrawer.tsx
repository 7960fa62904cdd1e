import { Drawer } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { usePages } from '../../api.ts'
import { useMe } from '../../session.ts'
import { AssignmentTag } from '../../ui/AssignmentTag.tsx'
import { DueDate } from '../../ui/DueDate.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Tag } from '../../ui/StatusTag.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { TaskBelow } from '../cascade/TaskBelow.tsx'
import { pathInWords } from '../path-words.ts'
import type { Plan, Task, Tasks } from '../queries.ts'
import { DeadlineWords } from '../review/DeadlineField.tsx'
import classes from './drawer.module.css'
import { GiveTask } from './GiveTask.tsx'
import tab from './tab.module.css'

/** One task of the plan in full, with the part of each agency; its id is in the address. */
export function TaskDrawer({ plan, list }: { plan: Plan; list: Tasks }) {
  const [{ nv }, change] = useFilters()
  const task = list.tasks.find(({ id }) => id === nv)
  return (
    <Drawer
      opened={task !== undefined}
      onClose={() => change({ nv: undefined })}
      position="right"
      size={560}
      title={task ? `${pathInWords(task.path)} · ${task.axis ?? t(`plans.kind.${task.kind}`)}` : ''}
    >
      {task ? <Content plan={plan} task={task} /> : null}
    </Drawer>
  )
}

function Content({ plan, task }: { plan: Plan; task: Task }) {
  return (
    <div className={tab.stack}>
      <p className={`asWritten ${classes.drawerText}`}>{task.text}</p>
      {task.missingClears.length > 0 ? (
        <div className={classes.tags}>
          {task.missingClears.map((clear) => (
            <Tag key={clear} tone="warn">
              {t('plans.clear.missing', { clear: t(`plans.clear.short.${clear}`) })}
            </Tag>
          ))}
        </div>
      ) : null}
      <Facts
        facts={[
          [t('plans.field.lead'), <Parties key="lead" task={task} part="lead" />],
          [t('plans.field.coordinating'), <Parties key="coordinating" task={task} part="coordinating" />],
          [t('plans.field.deadline'), <DeadlineWords key="due" task={task} />],
          [t('plans.field.product'), task.product],
          [t('plans.field.criterion'), [task.indexName, task.criterionText].filter(Boolean).join(' › ')],
          [
            t('plans.task.tied'),
            task.criteria.map((each) => `${each.indexName} ${each.criterionCode} ${each.criterionName}`).join('; '),
          ],
        ]}
      />
      {plan.status === 'draft' ? (
        <Link to={`/ke-hoach/${plan.id}/ra-soat`} search={{ muc: task.id } as never}>
          {t('plans.task.review')}
        </Link>
      ) : (
        <>
          <TaskBelow planId={plan.id} taskId={task.id} />
          <Parts task={task} />
          {plan.status === 'confirmed' && task.assigned && task.can.includes('task.edit') ? (
            <GiveTask task={task} />
          ) : null}
        </>
      )}
    </div>
  )
}

function Parties({ task, part }: { task: Task; part: 'lead' | 'coordinating' }) {
  const parties = task.parties.filter((party) => party.role === part)
  if (parties.length === 0) return <span className="small">–</span>
  return (
    <ul className={classes.parties}>
      {parties.map(({ id, resolvedName, nameRaw, members }) => (
        <li key={id}>
          {resolvedName ?? nameRaw}
          {members === null ? null : <span className="small"> {t('plans.party.members', { count: members })}</span>}
        </li>
      ))}
    </ul>
  )
}

/** What each agency has done of it; those that the person may see. */
function Parts({ task }: { task: Task }) {
  const { today } = useMe()
  const parts = usePages('assignment.list', { taskId: task.id, limit: 100 })
  if (!parts.data) return <Unread read={parts} rows={4} height={36} />
  const rows = parts.data.pages.flatMap((page) => page.assignments)
  return (
    <section>
      <h2 className={tab.sectionTitle}>
        {t('plans.task.parts')} <span className="small">{parts.data.pages[0]?.total}</span>
      </h2>
      {rows.length === 0 && task.assigned ? <p className={classes.unheld}>{t('plans.task.unheld')}</p> : null}
      <ul className={classes.parts}>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`/nhiem-vu/${row.id}`}>{row.agencyName}</Link>
            <span className="small">{t(`assignment.role.${row.role}`)}</span>
            <DueDate
              dueOn={row.dueOn}
              today={today}
              overdueDays={row.overdueDays}
              lateBy={row.lateBy}
              done={row.state === 'completed'}
              inline
            />
            <AssignmentTag state={row.state} />
          </li>
        ))}
      </ul>
      {parts.hasNextPage ? (
        <button type="button" className={classes.moreParts} onClick={() => void parts.fetchNextPage()}>
          {t('table.more')}
        </button>
      ) : null}
    </section>
  )
}
