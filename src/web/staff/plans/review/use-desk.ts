import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Task } from '#features/tasks/schema.ts'
import { useWrite } from '../../api.ts'
import { keysAreOn, useKeys } from '../../ui/keys.ts'
import type { Plan, Tasks } from '../queries.ts'
import type { Editing, ReviewActions } from './context.ts'
import { keysOf, pathLabel } from './desk-keys.ts'
import { taskAtLine } from './marks.ts'
import type { Range } from './passages.ts'
import { useActions } from './use-actions.ts'
import { useQueue } from './use-queue.ts'

type DeskInput = {
  plan: Plan
  list: Tasks
  first: string | undefined
}

/** What is active, what is being edited, and what each key and button of the review does. */
export function useDesk({ plan, list, first }: DeskInput) {
  const { tasks } = list
  const queue = useQueue(tasks, first)
  const acts = useActions(plan.id)
  const [editing, setEditing] = useState<Editing>(null)
  const [splitting, setSplitting] = useState<Task | null>(null)
  const [help, setHelp] = useState(false)
  const [writing, setWriting] = useState(false)
  const adding = useWrite('task.add', { refresh: ['task.list', 'plan.get', 'document.source'] })
  const task = queue.active === null ? undefined : queue.byId.get(queue.active)
  const actions = useStableActions({ acts, queue, setEditing, setSplitting })
  const editable = plan.can.includes('plan.edit')
  useConflictInSight(acts, queue.setActive)

  const showHelp = () => setHelp(true)
  const adder = editable ? { add: () => setWriting(true), acceptCertain: acts.acceptCertain } : {}
  useKeys(keysOf({ task: editable ? task : undefined, queue, actions, undo: acts.undo, help: showHelp, ...adder }))
  const pickLine = useCallback(
    (line: number) => {
      const found = taskAtLine(tasks, line)
      if (found) queue.setActive(found.id)
    },
    [tasks, queue.setActive],
  )
  const addTask = (task: NewTask, onAdded?: () => void) =>
    adding.mutate(
      { planId: plan.id, ...task },
      {
        onSuccess: (added) => {
          onAdded?.()
          queue.setActive(added.id)
        },
      },
    )
  const add = (text: string, [from, to]: Range) => {
    const before = tasks
      .filter(({ lineFrom, review }) => lineFrom !== null && lineFrom < from && review !== 'dropped')
      .sort((a, b) => b.position - a.position)[0]
    const place = { lineFrom: from, lineTo: to, ...(before ? { afterTaskId: before.id } : {}) }
    addTask({ text: text.slice(0, 20_000), ...place })
  }
  return {
    queue,
    actions,
    header: acts.header,
    writes: acts.writes,
    lastStep: acts.steps,
    undo: acts.undo,
    task: task ?? null,
    editing: editing?.taskId === task?.id ? editing : null,
    splitting,
    setSplitting,
    split: (at: number) => {
      if (splitting) void acts.split(splitting.id, at)
      setSplitting(null)
    },
    help,
    setHelp,
    keysOn: keysAreOn(),
    accepting: acts.accepting,
    acceptCertain: acts.acceptCertain,
    pickLine,
    add,
    settle: acts.settle,
    addTask,
    adding,
    writing,
    setWriting,
  }
}

/** Whoever has left the card while it was being saved is brought back to it, since what was written waits there. */
function useConflictInSight(acts: ReturnType<typeof useActions>, setActive: (id: string) => void): void {
  const taskId = acts.writes.conflict?.taskId ?? null
  const inHeader = acts.header.conflict !== null
  useEffect(() => {
    if (taskId !== null) setActive(taskId)
  }, [taskId, setActive])
  useEffect(() => {
    if (inHeader) setActive('header')
  }, [inHeader, setActive])
}

type NewTask = { text: string; axis?: string | null; afterTaskId?: string; lineFrom?: number; lineTo?: number }

type Parts = {
  acts: ReturnType<typeof useActions>
  queue: ReturnType<typeof useQueue>
  setEditing(editing: Editing): void
  setSplitting(task: Task | null): void
}

/** One object for the whole life of the page, so that cards out of the way are not drawn again. */
function useStableActions(parts: Parts): ReviewActions {
  const latest = useRef(parts)
  latest.current = parts
  return useMemo<ReviewActions>(() => {
    const now = () => latest.current
    return {
      accept: (id) => {
        const { acts, queue } = now()
        void acts.review(id, 'accepted', pathLabel(queue.byId.get(id), 'accepted'))
        queue.toOpen()
      },
      drop: (id) => {
        const { acts, queue } = now()
        void acts.review(id, 'dropped', pathLabel(queue.byId.get(id), 'dropped'))
        queue.toOpen()
      },
      restore: (id) => void now().acts.review(id, 'open', null),
      update: (id, change) => now().acts.update(id, change),
      chooseParty: (id, partyId, target, remember) => now().acts.choose(id, partyId, target, remember),
      leaveOut: (name) => now().acts.leaveOut(name),
      tie: (id, criteria) => now().acts.tie(id, criteria),
      chooseCriterion: (id, meant, remember) => now().acts.chooseCriterion(id, meant, remember),
      updatePlan: (change) => now().acts.header.update(change),
      focusField: (field) => {
        const { active } = now().queue
        now().setEditing(field === null || active === null ? null : { taskId: active, field })
      },
      startSplit: (id) => now().setSplitting(now().queue.byId.get(id) ?? null),
      merge: async (id) => {
        const above = await now().acts.merge(id)
        if (above) now().queue.setActive(above)
      },
    }
  }, [])
}
