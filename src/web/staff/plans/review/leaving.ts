import type { Task } from '#features/tasks/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { TaskChange } from './context.ts'
import { isSettled } from './settled.ts'

export type TaskChangeOf = TaskChange & { taskId: string }
type Named = Pick<Task, 'id' | 'review' | 'parties' | 'flags'>
type Party = Task['parties'][number]

/** The name stands there, and nobody has said yet which agency it means. */
const asks =
  (name: string) =>
  (party: Party): boolean =>
    !isSettled(party) && fold(party.nameRaw) === fold(name)

const namesOf = (parties: readonly Party[], role: Party['role']) =>
  parties.flatMap((party) => (party.role === role ? [party.nameRaw] : []))

/** The agencies of a task without one name that nobody knows; undefined where it does not stand. */
export function withoutName({ id, review, parties }: Named, name: string): TaskChangeOf | undefined {
  const unknown = parties.filter(asks(name))
  if (review === 'dropped' || unknown.length === 0) return undefined
  const rest = parties.filter((party) => !unknown.includes(party))
  const has = (role: Party['role']) => unknown.some((party) => party.role === role)
  return {
    taskId: id,
    ...(has('lead') ? { leadNames: namesOf(rest, 'lead') } : {}),
    ...(has('coordinating') ? { coordinatingNames: namesOf(rest, 'coordinating') } : {}),
  }
}

/** The agencies of a task as it names them now, to come back to them; what was doubtful then is doubtful again. */
export const namesAgain = ({ id, parties, flags }: Named): TaskChangeOf => ({
  taskId: id,
  leadNames: namesOf(parties, 'lead'),
  coordinatingNames: namesOf(parties, 'coordinating'),
  ...(flags.length > 0 ? { reopen: [...new Set(flags.map(({ field }) => field))] } : {}),
})

/** Tasks in which the same unknown name is asked for. */
export const tasksAsking = (tasks: readonly Named[], name: string): number =>
  tasks.filter((task) => withoutName(task, name) !== undefined).length
