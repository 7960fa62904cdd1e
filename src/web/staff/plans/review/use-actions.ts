import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Task } from '#features/tasks/schema.ts'
import { call, keyOf, Problem } from '../../api.ts'
import type { Target } from '../../ui/agency-search.ts'
import { t } from '../../words.ts'
import { pathInWords } from '../path-words.ts'
import type { Plan } from '../queries.ts'
import type { Criteria, Meant, PlanChange, TaskChange } from './context.ts'
import { inverseOf } from './undo.ts'
import { useReshape } from './use-reshape.ts'
import { persistently, sendUpdate, useWrites } from './use-writes.ts'

export type Step = { label: string; back(): void }

export type Steps = Pick<ReturnType<typeof useSteps>, 'push' | 'during'>

/** Another person changed the header while one was writing. */
export type HeaderConflict = { before: Plan; now: Plan; mine: PlanChange }

const mostSteps = 200

/** Everything that a person can do to the draft, each with the way back. */
export function useActions(planId: string) {
  const writes = useWrites(planId)
  const header = useHeader(planId, writes.setSaving)
  const { steps, push, undo, during } = useSteps()
  const { write, put, read } = writes

  const review = (taskId: string, next: Task['review'], label: string | null): Promise<boolean> => {
    const before = read(taskId)
    if (!before || before.review === next) return Promise.resolve(false)
    // The list moves on at once; should the server refuse, it is asked what is true.
    put({ ...before, review: next })
    if (label) push({ label, back: () => void review(taskId, before.review, null) })
    return write({ taskId, mine: { review: next }, send: sendUpdate(taskId, { review: next }) })
  }
  const updating = async (taskId: string, change: TaskChange, undoable: boolean): Promise<boolean> => {
    const before = read(taskId)
    if (!before) return false
    const wide = ['leadNames', 'coordinatingNames', 'assigned', 'deadlineRaw', 'dueOn'].some((key) => key in change)
    const saved = await write({ taskId, mine: change, send: sendUpdate(taskId, change), wide })
    if (saved && undoable) {
      // What the change has settled is open to doubt again once it is taken back.
      const reopen = [...new Set(before.flags.map(({ field }) => field))]
      const back = { ...inverseOf(change, before), ...(reopen.length > 0 ? { reopen } : {}) }
      push({
        label: t('plans.did.edit', { path: pathInWords(before.path) }),
        back: () => void update(taskId, back, false),
      })
    }
    return saved
  }
  const update = (taskId: string, change: TaskChange, undoable = true) => during(updating(taskId, change, undoable))
  const choose = (taskId: string, partyId: string, target: Target, remember: boolean, undoable = true) => {
    const before = read(taskId)?.parties.find(({ id }) => id === partyId)
    const { agencyId, groupId } = target
    const send = (version: number, key: string) =>
      call('task.chooseParty', { taskId, version, partyId, agencyId, groupId, remember }, { key })
    void write({ taskId, send, wide: true })
    if (!before || !undoable) return
    const was = { agencyId: before.agencyId, groupId: before.groupId, name: before.nameRaw }
    const label = t('plans.did.choose', { name: before.nameRaw, target: target.name })
    push({ label, back: () => choose(taskId, partyId, was, false, false) })
  }
  const tie = (taskId: string, criteria: Criteria, undoable = true) => {
    const before = read(taskId)
    void write({ taskId, send: (version, key) => call('task.tieCriteria', { taskId, version, criteria }, { key }) })
    if (before && undoable)
      push({
        label: t('plans.did.tie', { path: pathInWords(before.path) }),
        back: () => tie(taskId, before.criteria, false),
      })
  }
  const chooseCriterion = (taskId: string, { indexName, words, code, name }: Meant, remember: boolean) => {
    const before = read(taskId)
    const choice = { taskId, indexName, words, criterionCode: code, remember }
    void write({
      taskId,
      send: (version, key) => call('task.chooseCriterion', { ...choice, version }, { key }),
      wide: true,
    })
    if (before)
      push({
        label: t('plans.did.choose', { name: words, target: `${code} ${name}` }),
        back: () => tie(taskId, before.criteria, false),
      })
  }
  return {
    ...useReshape(planId, writes, { push, during }),
    writes,
    header,
    steps,
    undo,
    review,
    update,
    choose,
    tie,
    chooseCriterion,
  }
}

export type Actions = ReturnType<typeof useActions>

/** What was done, the last first to be taken back. */
function useSteps() {
  const stack = useRef<Step[]>([])
  const underWay = useRef(new Set<Promise<unknown>>())
  const [last, setLast] = useState<string | null>(null)
  const push = (step: Step) => {
    stack.current = [...stack.current.slice(-mostSteps), step]
    setLast(step.label)
  }
  /** What becomes a step once the server has answered. */
  const during = <T>(doing: Promise<T>): Promise<T> => {
    underWay.current.add(doing)
    return doing.finally(() => underWay.current.delete(doing))
  }
  /** What was done just now is what is taken back, also when its answer is still on the way. */
  const undo = async () => {
    await Promise.allSettled(underWay.current)
    const step = stack.current.pop()
    setLast(stack.current.at(-1)?.label ?? null)
    step?.back()
  }
  return { steps: last, push, undo, during }
}

/** Changes of the header, one after the other, each with the version that the one before left behind. */
function useHeader(planId: string, setSaving: ReturnType<typeof useWrites>['setSaving']) {
  const queries = useQueryClient()
  const key = keyOf('plan.get', { planId })
  const chain = useRef<Promise<boolean>>(Promise.resolve(true))
  const [conflict, setConflict] = useState<HeaderConflict | null>(null)
  const attempt = async (change: PlanChange): Promise<boolean> => {
    const before = queries.getQueryData<Plan>(key)
    if (!before) return false
    try {
      const input = { planId, version: before.version, ...change }
      await persistently((key) => call('plan.update', input, { key }), setSaving)
      await queries.refetchQueries({ queryKey: key })
      if (['issuedOn', 'agencyId', 'agenciesAsOf'].some((field) => field in change))
        void queries.invalidateQueries({ queryKey: ['task.list'] })
      setSaving({ state: 'saved', at: new Date(), problem: null })
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setSaving({ state: 'failed', at: null, problem: error })
      await queries.refetchQueries({ queryKey: key })
      const now = queries.getQueryData<Plan>(key)
      if (error.code === 'write.conflict' && now) setConflict({ before, now, mine: change })
      return false
    }
  }
  const update = (change: PlanChange): Promise<boolean> => {
    setSaving((now) => ({ ...now, state: 'saving', problem: null }))
    chain.current = chain.current.then(() => attempt(change))
    return chain.current
  }
  return { update, conflict, closeConflict: () => setConflict(null) }
}
