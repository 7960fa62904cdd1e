import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Task } from '#features/tasks/schema.ts'
import { call, keyOf, newKey, Problem } from '../../api.ts'
import { pause } from '../../connection.ts'
import type { Tasks } from '../queries.ts'
import type { TaskChange } from './context.ts'

/** lost: the server is silent; what was done is kept on the page and sent again. */
export type Saving = {
  state: 'idle' | 'saving' | 'lost' | 'saved' | 'failed'
  at: Date | null
  problem: Problem | null
}

/** A write that came too late: what one saw, what is there now and what one wanted. */
export type Conflict = { taskId: string; before: Task; now: Task; mine: TaskChange }

type Write = {
  taskId: string
  /** What one wanted, to show it beside the other person's change. */
  mine?: TaskChange
  send(version: number, key: string): Promise<unknown>
  /** Whether other tasks may have changed too, so that the list is asked again. */
  wide?: boolean
}

/**
 * Sends the changes of the review screen one after the other for each task, with the version that the one before
 * left behind; tells when all is saved, and keeps what met another person's change for the person to decide.
 */
export function useWrites(planId: string) {
  const queries = useQueryClient()
  const chains = useRef(new Map<string, Promise<unknown>>())
  const pending = useRef(0)
  const [saving, setSaving] = useState<Saving>({ state: 'idle', at: null, problem: null })
  const [conflict, setConflict] = useState<Conflict | null>(null)
  useLeaveGuard(saving.state === 'saving' || saving.state === 'lost')

  const listKey = keyOf('task.list', { planId })
  const all = (): readonly Task[] => queries.getQueryData<Tasks>(listKey)?.tasks ?? []
  const read = (id: string) => all().find((task) => task.id === id)
  const put = (task: Task) =>
    queries.setQueryData<Tasks>(listKey, (list) =>
      list ? { ...list, tasks: list.tasks.map((each) => (each.id === task.id ? task : each)) } : list,
    )
  const refresh = (wide: boolean) => {
    void queries.invalidateQueries({ queryKey: keyOf('plan.get', { planId }) })
    return wide ? queries.invalidateQueries({ queryKey: listKey }) : Promise.resolve()
  }

  const failed = async (problem: Problem, { taskId, mine = {} }: Write, before: Task) => {
    setSaving({ state: 'failed', at: null, problem })
    if (problem.code !== 'write.conflict') return refresh(true)
    await queries.refetchQueries({ queryKey: listKey })
    const now = read(taskId)
    if (now) setConflict({ taskId, before, now, mine })
  }

  const attempt = async (write: Write): Promise<boolean> => {
    const before = read(write.taskId)
    if (!before) return false
    try {
      const reply = await persistently((key) => write.send(before.version, key), setSaving)
      if (isTask(reply)) put(reply)
      await refresh(write.wide ?? !isTask(reply))
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      await failed(error, write, before)
      return false
    }
  }

  const write = (next: Write): Promise<boolean> => {
    pending.current += 1
    setSaving((now) => ({ ...now, state: 'saving', problem: null }))
    const after = (chains.current.get(next.taskId) ?? Promise.resolve()).then(() => attempt(next))
    const settled = after.finally(() => {
      pending.current -= 1
    })
    chains.current.set(next.taskId, settled)
    return settled.then((saved) => {
      if (saved && pending.current === 0) setSaving({ state: 'saved', at: new Date(), problem: null })
      return saved
    })
  }
  return { write, put, read, all, saving, setSaving, conflict, closeConflict: () => setConflict(null) }
}

export type Writes = ReturnType<typeof useWrites>

/** Sends one change of a task's fields. */
export const sendUpdate = (taskId: string, change: TaskChange) => (version: number, key: string) =>
  call('task.update', { taskId, version, ...change }, { key })

const waitWhileLost = 15_000

/** Until the server answers, the same write goes under the same key: nothing is lost, nothing is done twice. */
export async function persistently<T>(send: (key: string) => Promise<T>, tell: (saving: Saving) => void): Promise<T> {
  const key = newKey()
  for (;;) {
    try {
      return await send(key)
    } catch (error) {
      if (!(error instanceof Problem) || !error.isSilence) throw error
      tell({ state: 'lost', at: null, problem: null })
      await pause(waitWhileLost)
    }
  }
}

const isTask = (reply: unknown): reply is Task =>
  typeof reply === 'object' && reply !== null && 'parties' in reply && 'version' in reply && 'fields' in reply

/** The browser asks before one leaves while something is on its way. */
function useLeaveGuard(active: boolean): void {
  useEffect(() => {
    if (!active) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [active])
}
