import { Button, Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useWrite } from '../../api.ts'
import { day, moment, shortAgency } from '../../format.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { t, word } from '../../words.ts'
import classes from '../analysis.module.css'
import type { LineDetail } from './LinePage.tsx'
import { Practice, type Practised } from './Practice.tsx'

/** A line with the tasks that answer it, of published results or of the points of any day. */
type Worked = Pick<LineDetail, 'indexName' | 'edition' | 'code' | 'name' | 'tasks' | 'proposals' | 'wider' | 'evidence'>
type Task = Worked['tasks'][number] & Partial<Pick<Worked['proposals'][number], 'certainty' | 'why'>>

function useTies({ indexName, edition, code, name }: Worked) {
  const write = useWrite('task.tieToLine')
  const tie = (taskIds: string[]) =>
    write.mutate({ indexName, edition, criterionCode: code, criterionName: name, taskIds, tied: true })
  // A tie that was carried over from another edition is taken away there.
  const untie = ({ taskId, tie: made }: Task) =>
    write.mutate({
      ...{ indexName, criterionCode: made?.code ?? code, criterionName: name, taskIds: [taskId], tied: false },
      edition: made?.edition ?? null,
    })
  return { write, tie, untie }
}

/** Who works on a criterion, and how others did it: of published results, a book or a sheet. `alone`: what is said where one year is all there is. */
export const LineWork = ({ detail, alone }: { detail: Worked & Practised; alone?: string }) => (
  <div className={classes.columns}>
    <div className={classes.stack}>
      <Tied detail={detail} />
      <Proposed detail={detail} />
    </div>
    <div className={classes.stack}>
      <Practice detail={detail} {...(alone ? { alone } : {})} />
      <Evidence detail={detail} />
    </div>
  </div>
)

function Tied({ detail }: { detail: Worked }) {
  const { write, untie } = useTies(detail)
  const { tasks, edition } = detail
  return (
    <section className="card" aria-labelledby="tied">
      <h2 id="tied">{t('analysis.answering', { count: tasks.length })}</h2>
      <ProblemNotice error={write.error} />
      {tasks.length === 0 ? <p className="small">{t('analysis.nobodyAnswers')}</p> : null}
      <ul className={classes.tasks}>
        {tasks.map((task) => (
          <li key={task.taskId}>
            <div>
              <TaskText task={task} />
              {task.tie?.edition && task.tie.edition !== edition ? (
                <p className="small">{t('analysis.carriedFrom', { edition: task.tie.edition, code: task.tie.code })}</p>
              ) : null}
            </div>
            {task.can.includes('task.edit') ? (
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                disabled={write.isPending}
                onClick={() => untie(task)}
              >
                {t('analysis.untie')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Tasks that seem to answer the line: a person ties them, one or many at once. */
function Proposed({ detail }: { detail: Worked }) {
  const { write, tie } = useTies(detail)
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const all: Task[] = [...detail.proposals, ...detail.wider]
  const mayTie = all.some(({ can }) => can.includes('task.edit'))
  const ids = all.map(({ taskId }) => taskId).filter((id) => chosen.has(id))
  const turn = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    choose(next)
  }
  if (all.length === 0) return null
  return (
    <section className="card" aria-labelledby="proposed">
      <h2 id="proposed">
        {t('analysis.proposals', { count: all.length })}
        {mayTie ? (
          <Button size="compact-md" disabled={ids.length === 0} loading={write.isPending} onClick={() => tie(ids)}>
            {ids.length === 0 ? t('analysis.tieNone') : t('analysis.tie', { count: ids.length })}
          </Button>
        ) : null}
      </h2>
      <p className="small">{t('analysis.proposalsMean')}</p>
      <ProblemNotice error={write.error} />
      <ul className={classes.tasks}>
        {all.map((task) => (
          <li key={task.taskId}>
            {task.can.includes('task.edit') ? (
              // biome-ignore lint/a11y/noLabelWithoutControl: the box is the control
              <label>
                <Checkbox
                  checked={chosen.has(task.taskId)}
                  onChange={() => turn(task.taskId)}
                  aria-label={t('analysis.choose', { text: task.text })}
                />
                <TaskText task={task} />
              </label>
            ) : (
              <TaskText task={task} />
            )}
            <Tag tone={task.certainty === 'certain' ? 'good' : 'plain'}>
              {word('analysis.why', task.why ?? 'wider')}
            </Tag>
          </li>
        ))}
      </ul>
    </section>
  )
}

function TaskText({ task }: { task: Task }) {
  const { text, planId, planNumber, planTitle, taskId, leads, parts, completed, overdue, dueOn } = task
  const done = parts === 0 ? null : t('analysis.done', { done: completed, all: parts })
  const facts = [
    leads.slice(0, 2).map(shortAgency).join(', ') + (leads.length > 2 ? ` +${leads.length - 2}` : ''),
    dueOn ? t('analysis.due', { day: day(dueOn) }) : '',
    done,
  ]
  return (
    <div>
      <Link to="/nhiem-vu" search={{ 'nhiem-vu': taskId } as never}>
        {text}
      </Link>
      <div className="small">
        <Link to={`/ke-hoach/${planId}`} title={planTitle}>
          {planNumber ?? planTitle}
        </Link>
        {facts.filter(Boolean).map((fact) => ` · ${fact}`)}
        {overdue > 0 ? <span className={classes.down}> · {t('analysis.overdue', { count: overdue })}</span> : null}
      </div>
    </div>
  )
}

function Evidence({ detail: { evidence } }: { detail: Pick<Worked, 'evidence'> }) {
  return (
    <section className="card" aria-labelledby="evidence">
      <h2 id="evidence">{t('analysis.evidence')}</h2>
      {evidence.length === 0 ? <p className="small">{t('analysis.noEvidence')}</p> : null}
      <ul className={classes.tasks}>
        {evidence.map(({ id, assignmentId, filename, agencyName, uploadedAt }) => (
          <li key={id}>
            <div>
              <Link to={`/nhiem-vu/${assignmentId}`}>{filename}</Link>
              <div className="small">
                {shortAgency(agencyName)} · {moment(uploadedAt)}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
