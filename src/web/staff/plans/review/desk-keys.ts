import type { Task } from '#features/tasks/schema.ts'
import { t } from '../../words.ts'
import { pathInWords } from '../path-words.ts'
import type { ReviewActions } from './context.ts'
import type { MarkKind } from './marks.ts'
import type { useQueue } from './use-queue.ts'
import { aboveOf } from './use-reshape.ts'

type KeyParts = {
  /** Absent when the person may only look. */
  task: Task | undefined
  queue: ReturnType<typeof useQueue>
  actions: ReviewActions
  undo(): void
  help(): void
  /** Absent when the person may only look. */
  add?(): void
}

type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

const fieldKeys: readonly MarkKind[] = ['lead', 'coordinating', 'deadline', 'product', 'criterion']

/** What each single key does; a key that a pressed button needs itself stays with the button. */
export function keysOf({ task, queue, actions, undo, help, add }: KeyParts): Keys {
  const forTask: Record<string, () => void> = task
    ? {
        e: () => actions.focusField('text'),
        s: () => actions.startSplit(task.id),
        m: () => {
          if (aboveOf([...queue.byId.values()], task)) actions.merge(task.id)
        },
        d: () => (task.review === 'dropped' ? actions.restore(task.id) : actions.drop(task.id)),
        ...Object.fromEntries(fieldKeys.map((field, index) => [`${index + 1}`, () => toField(field, actions)])),
      }
    : {}
  const keys: Record<string, () => void> = {
    ...forTask,
    j: () => queue.step(1),
    k: () => queue.step(-1),
    n: () => queue.toDoubtful(),
    u: undo,
    ...(add ? { a: add } : {}),
    '?': help,
  }
  const both = Object.entries(keys).flatMap(([key, run]) => {
    const quietly = (event: KeyboardEvent) => {
      event.preventDefault()
      run()
    }
    return key === key.toUpperCase()
      ? [[key, quietly]]
      : [
          [key, quietly],
          [key.toUpperCase(), quietly],
        ]
  })
  const enter = (event: KeyboardEvent) => onEnter(event, task, queue, actions)
  return Object.fromEntries([...both, ['Enter', enter]])
}

function onEnter(event: KeyboardEvent, task: Task | undefined, queue: KeyParts['queue'], actions: ReviewActions) {
  const pressing = event.target instanceof Element && event.target.closest('button, a[href], summary, [role="tab"]')
  if (pressing) return
  event.preventDefault()
  if (task?.review === 'open') actions.accept(task.id)
  else queue.toOpen()
}

/** To the first open question of the field, or into the field itself. */
function toField(field: MarkKind, actions: ReviewActions): void {
  const question = document.querySelector<HTMLElement>(`[data-active] [data-kind="${field}"] fieldset button`)
  if (question) question.focus()
  else actions.focusField(field)
}

export const pathLabel = (task: Task | undefined, done: 'accepted' | 'dropped'): string | null =>
  task ? t(`plans.did.${done}`, { path: pathInWords(task.path) }) : null
