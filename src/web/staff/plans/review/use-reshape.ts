import type { Task } from '#features/tasks/schema.ts'
import { call, type Output, type Problem, useWrite } from '../../api.ts'
import { t } from '../../words.ts'
import { pathInWords } from '../path-words.ts'
import { namesAgain, type TaskChangeOf, withoutName } from './leaving.ts'
import type { Range } from './passages.ts'
import type { Steps } from './use-actions.ts'
import { sendUpdate, type Writes } from './use-writes.ts'

const refresh = ['task.list', 'plan.get'] as const

/** What touches several tasks at once, each with the way back: cutting, merging, accepting all that is certain. */
export function useReshape(planId: string, { write, read, all, setSaving }: Writes, { push, during }: Steps) {
  const accept = useWrite('task.acceptCertain', { refresh })
  const unaccept = useWrite('task.unaccept', { refresh })
  const failed = (problem: Problem) => setSaving({ state: 'failed', at: null, problem })
  /** The way back of a cut or a merge: the server has kept the tasks as they were. */
  const takeBack = (taskId: string) =>
    void write({
      taskId,
      send: (version, key) => call('task.takeBack', { taskId, version }, { key }),
      wide: true,
    })
  const splitting = async (taskId: string, at: number) => {
    const path = pathInWords(read(taskId)?.path ?? '')
    const done = await write({
      taskId,
      send: (version, key) => call('task.split', { taskId, version, at }, { key }),
      wide: true,
    })
    if (done) push({ label: t('plans.did.split', { path }), back: () => takeBack(taskId) })
  }
  const split = (taskId: string, at: number) => during(splitting(taskId, at))
  const merging = async (taskId: string) => {
    const task = read(taskId)
    const above = task && aboveOf(all(), task)
    const done = await write({
      taskId,
      send: (version, key) => call('task.merge', { taskId, version }, { key }),
      wide: true,
    })
    if (done && above)
      push({ label: t('plans.did.merge', { path: pathInWords(task.path) }), back: () => takeBack(above.id) })
    return above?.id
  }
  const merge = (taskId: string) => during(merging(taskId))
  const tellAccepted = ({ accepted, taskIds }: Output<'task.acceptCertain'>) => {
    if (accepted === 0) return
    const label = t('plans.did.acceptCertain', { count: accepted })
    push({ label, back: () => unaccept.mutate({ planId, taskIds }) })
  }
  const acceptCertain = () => void during(accept.mutateAsync({ planId }).then(tellAccepted, failed))
  /** A name that nobody knows and that stands in many tasks is left out of all of them at once. */
  const leaveOut = (name: string) => {
    const changes = all().flatMap((task) => withoutName(task, name) ?? [])
    const back = all().flatMap((task) => (withoutName(task, name) ? [namesAgain(task)] : []))
    const send = (each: readonly TaskChangeOf[]) =>
      Promise.all(each.map(({ taskId, ...mine }) => write({ taskId, mine, send: sendUpdate(taskId, mine) })))
    void send(changes)
    push({ label: t('plans.did.leaveOut', { name, count: changes.length }), back: () => void send(back) })
  }
  const settling = useWrite('plan.settlePassages', { refresh: ['plan.get'] })
  const settle = (ranges: readonly Range[], settled: boolean) => {
    const passages = ranges.map(([lineFrom, lineTo]) => ({ lineFrom, lineTo }))
    const label = t('plans.did.settle', { count: ranges.length })
    const done = () => {
      if (settled) push({ label, back: () => settle(ranges, false) })
    }
    void during(settling.mutateAsync({ planId, passages, settled }).then(done, failed))
  }
  return { split, merge, settle, leaveOut, acceptCertain, accepting: accept.isPending }
}

/** The task that stands before `task` in the document and was not dropped. */
export function aboveOf(tasks: readonly Task[], task: Task): Task | undefined {
  return tasks
    .filter(({ position, review }) => position < task.position && review !== 'dropped')
    .sort((a, b) => b.position - a.position)[0]
}
