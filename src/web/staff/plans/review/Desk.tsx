import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import type { DocumentSource } from '#features/documents/schema.ts'
import { dropDraft } from '../../draft.ts'
import { t } from '../../words.ts'
import type { Plan, Tasks } from '../queries.ts'
import { AddTask } from './AddTask.tsx'
import { ConfirmPlan, type Missing } from './ConfirmPlan.tsx'
import { ConflictNote } from './ConflictNote.tsx'
import { ReviewContext, type ReviewState } from './context.ts'
import classes from './desk.module.css'
import { openMissing } from './desk-keys.ts'
import { givenOf } from './expansion.ts'
import { ClosedHeader, OpenHeader } from './HeaderCard.tsx'
import { isLost } from './Moved.tsx'
import { NobodyNote } from './NobodyNote.tsx'
import { QualityReport } from './QualityReport.tsx'
import { asksName } from './queue.ts'
import { KeysDialog, ReviewFoot } from './ReviewFoot.tsx'
import { ReviewHead } from './ReviewHead.tsx'
import { figuresOf, ReviewTop } from './ReviewTop.tsx'
import { SourcePane } from './SourcePane.tsx'
import { SplitDialog } from './SplitDialog.tsx'
import { ClosedTask, OpenTask } from './TaskCard.tsx'
import { TaskQueue } from './TaskQueue.tsx'
import { UnreadBar } from './UnreadBar.tsx'
import { differencesOf, headerDifferences } from './undo.ts'
import { useDesk } from './use-desk.ts'
import { usePassages } from './use-passages.ts'

type DeskProps = {
  plan: Plan
  list: Tasks
  source: DocumentSource
  first: string | undefined
  onConfirmed(): void
}

/** Source on the left, fields on the right; on a phone one behind the other. */
export function Desk({ plan, list, source, first, onConfirmed }: DeskProps) {
  const desk = useDesk({ plan, list, first })
  const { queue, actions, writes, task, editing } = desk
  const narrow = useMediaQuery('(max-width: 760px)')
  const [side, setSide] = useState<'fields' | 'source'>('fields')
  const editable = plan.can.includes('plan.edit')
  const passages = usePassages({ plan, tasks: list.tasks, source, desk, editable })
  const review = useMemo<ReviewState>(
    () => ({ plan, tasks: list.tasks, editing, editable, actions }),
    [plan, list.tasks, editing, editable, actions],
  )
  const go = (missing: Missing) => {
    if (missing === 'review') return queue.toOpen()
    const open = list.tasks.find(asksName)
    const lost = list.tasks.find((each) => each.review !== 'dropped' && each.assigned && each.parties.some(isLost))
    if (missing === 'lost') return queue.setActive(lost?.id ?? queue.active)
    queue.setActive(missing === 'parties' ? (open?.id ?? queue.active) : 'header')
    setSide('fields')
    openMissing(missing)
  }
  const toUnread = (at?: number) => {
    if (at === undefined) passages.next()
    else passages.show(at)
    setSide('source')
  }
  const unreadLine = passages.passage?.[0] ?? null
  const figures = figuresOf(list.tasks, passages.open.length)
  const byHand = plan.documentId === null
  return (
    <ReviewContext value={review}>
      <div className={classes.desk}>
        <ReviewHead plan={plan} figures={figures}>
          {plan.can.includes('plan.confirm') || plan.missing.includes('name') ? (
            <ConfirmPlan
              plan={plan}
              list={list}
              busy={writes.saving.state === 'saving' || writes.saving.state === 'lost'}
              onGo={go}
              onConfirmed={onConfirmed}
            />
          ) : null}
        </ReviewHead>
        {narrow && !byHand ? (
          <SegmentedControl
            fullWidth
            radius={0}
            data={[
              { value: 'fields', label: t('plans.review.fields') },
              { value: 'source', label: t('plans.review.source') },
            ]}
            value={side}
            onChange={(next) => setSide(next === 'source' ? 'source' : 'fields')}
          />
        ) : null}
        <div
          className={classes.split}
          data-side={narrow && !byHand ? side : undefined}
          data-by-hand={byHand || undefined}
        >
          {byHand ? null : (
            <SourcePane
              source={source}
              unread={passages.open}
              task={unreadLine === null ? task : null}
              line={unreadLine ?? (queue.active === 'header' ? 1 : null)}
              focus={editing?.taskId === task?.id ? (editing?.field ?? null) : null}
              visible={!narrow || side === 'source'}
              onPick={desk.pickLine}
              foot={
                passages.at === null ? undefined : (
                  <UnreadBar
                    lines={source.lines}
                    unread={passages.open}
                    at={passages.at}
                    stretch={passages.stretch}
                    editable={editable}
                    onNext={passages.next}
                    onClose={passages.close}
                    onAdd={passages.add}
                    onSettle={passages.settle}
                  />
                )
              }
            />
          )}
          <TaskQueue
            ids={queue.ids}
            active={queue.active}
            label={t(byHand ? 'plans.new.tasks' : 'plans.review.fields')}
            top={
              <ReviewTop
                byHand={byHand}
                figures={figures}
                nobody={<NobodyNote plan={plan} tasks={list.tasks} />}
                expands={list.summary.expands}
                given={givenOf(list.tasks).length}
                filter={queue.filter}
                editable={review.editable}
                accepting={desk.accepting}
                onFilter={queue.setFilter}
                onAcceptCertain={desk.acceptCertain}
                onUnread={() => toUnread()}
              >
                {byHand ? null : (
                  <QualityReport
                    plan={plan}
                    lines={source.lines}
                    open={passages.open}
                    onShow={toUnread}
                    onAdd={editable ? passages.add : undefined}
                    onSettle={editable ? passages.settle : undefined}
                  />
                )}
                {review.editable ? <AddTask desk={desk} plan={plan} tasks={list.tasks} /> : null}
              </ReviewTop>
            }
            draw={(id, active) => <Card desk={desk} plan={plan} id={id} active={active} />}
          />
        </div>
        <ReviewFoot
          saving={writes.saving}
          last={desk.lastStep}
          keysOn={desk.keysOn}
          onUndo={desk.undo}
          onHelp={() => desk.setHelp(true)}
        />
      </div>
      {desk.splitting ? (
        <SplitDialog task={desk.splitting} onSplit={desk.split} onClose={() => desk.setSplitting(null)} />
      ) : null}
      {desk.help ? <KeysDialog onClose={() => desk.setHelp(false)} /> : null}
    </ReviewContext>
  )
}

type CardProps = { desk: ReturnType<typeof useDesk>; plan: Plan; id: string; active: boolean }

function Card({ desk, plan, id, active }: CardProps) {
  const { queue, header, writes } = desk
  if (id === 'header') {
    if (!active) return <ClosedHeader plan={plan} onOpen={() => queue.setActive('header')} />
    const conflict = header.conflict
    const note = conflict ? (
      <ConflictNote
        words="plans.header"
        differences={headerDifferences(conflict.before, conflict.now, conflict.mine)}
        onMine={() => {
          header.closeConflict()
          void header.update(conflict.mine)
        }}
        onTheirs={header.closeConflict}
      />
    ) : null
    return <OpenHeader plan={plan} conflict={note} />
  }
  const task = queue.byId.get(id)
  if (!task) return null
  if (!active) return <ClosedTask task={task} onOpen={queue.setActive} />
  const conflict = writes.conflict?.taskId === id ? writes.conflict : null
  const settle = () => {
    for (const field of Object.keys(conflict?.mine ?? {})) dropDraft(`${id}.${field}`)
    writes.closeConflict()
  }
  const mine = conflict && Object.keys(conflict.mine).length > 0 ? conflict.mine : null
  const note = conflict ? (
    <ConflictNote
      words="plans.field"
      differences={differencesOf(conflict.before, conflict.now, conflict.mine)}
      onMine={
        mine
          ? () => {
              settle()
              void desk.actions.update(id, mine)
            }
          : undefined
      }
      onTheirs={settle}
    />
  ) : null
  return <OpenTask task={task} conflict={note} />
}
