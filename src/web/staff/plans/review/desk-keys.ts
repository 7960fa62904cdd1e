import type { Task } from '#features/tasks/schema.ts'
import { tell } from '../../ui/notice.ts'
import { t } from '../../words.ts'
import { pathInWords } from '../path-words.ts'
import type { Missing } from './ConfirmPlan.tsx'
import type { ReviewActions } from './context.ts'
import type { MarkKind } from './marks.ts'
import { asksName } from './queue.ts'
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
  acceptCertain?(): void
}

type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

const fieldKeys: readonly MarkKind[] = ['lead', 'coordinating', 'deadline', 'product', 'criterion']

/** What each single key does; a key that a pressed button needs itself stays with the button. */
export function keysOf({ task, queue, actions, undo, help, add, acceptCertain }: KeyParts): Keys {
  const forTask: Record<string, () => void> = task
    ? {
        e: () => actions.focusField('text'),
        s: () => actions.startSplit(task.id),
        m: () => {
          if (aboveOf([...queue.byId.values()], task)) actions.merge(task.id)
        },
        d: () => (task.review === 'dropped' ? actions.restore(task.id) : actions.drop(task.id)),
        c: () => pressIn('[data-alternative]'),
        0: () => pressIn('[data-without]'),
        9: () => pressIn('[data-without-all]'),
        ...Object.fromEntries(fieldKeys.map((field, index) => [`${index + 1}`, () => onDigit(index, field, actions)])),
      }
    : Object.fromEntries([1, 2, 3, 4].map((digit) => [`${digit}`, () => toHeaderField(digit)]))
  const keys: Record<string, () => void> = {
    ...forTask,
    j: () => queue.step(1),
    k: () => queue.step(-1),
    n: () => queue.toDoubtful(),
    u: undo,
    l: () => document.querySelector<HTMLElement>('[data-todays-list]')?.click(),
    y: () => document.querySelector<HTMLElement>('[data-confirm]')?.click(),
    ...(add ? { a: add } : {}),
    ...(acceptCertain ? { h: acceptCertain } : {}),
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
  if (task && asksName(task)) toQuestion()
  else if (task?.review === 'open') actions.accept(task.id)
  else if (task || !openFirstMissing()) queue.toOpen()
}

/** While the active card asks which agency is meant, the numbers are its candidates; else they lead to the fields. */
function onDigit(index: number, field: MarkKind, actions: ReviewActions): void {
  const search = document.querySelector<HTMLElement>(`[data-active] [data-kind="${field}"] fieldset input`)
  if (document.querySelector('[data-active] [data-candidate]')) pressIn(`[data-candidate="${index + 1}"]`)
  else if (search) search.focus()
  else actions.focusField(field)
}

/** The name must be settled before the task can be given out, so Enter leads there and says so. */
function toQuestion(): void {
  const question = document.querySelector<HTMLElement>('[data-active] [data-question]')
  question?.scrollIntoView({ block: 'nearest' })
  question?.focus()
  tell(t('plans.review.nameFirst'))
}

/** Number, day, issuer and who follows up: into the field that the card of the header shows with this number. */
const toHeaderField = (digit: number): void => openField(`[data-shortcut="${digit}"]`)

/** The header lacks something without which nothing can be confirmed: Enter goes there. Answers false when it is whole. */
function openFirstMissing(): boolean {
  const missing = document.querySelector('[data-active] [data-missing]')
  if (missing) openField('[data-missing]')
  return missing !== null
}

/** Into the field where it can be written at once; else what opens it is pressed. */
function openField(row: string): void {
  const found = document.querySelector(`[data-active] ${row}`)
  // A candidate that fits is taken by Enter; the search for all others is the next stop.
  const input = found?.querySelector('[data-offer], input, textarea')
  if (input instanceof HTMLElement) input.focus()
  else found?.querySelector('button')?.click()
}

const closingMilliseconds = 250

/** From the list of what is missing: the card is drawn and the list has closed before the field is opened. */
export function openMissing(missing: Missing): void {
  setTimeout(() => {
    if (missing === 'parties') document.querySelector<HTMLElement>('[data-active] [data-question]')?.focus()
    else openField(`[data-header="${missing === 'name' ? 'agency' : missing}"]`)
  }, closingMilliseconds)
}

const pressIn = (what: string): void => document.querySelector<HTMLElement>(`[data-active] ${what}`)?.click()

export const pathLabel = (task: Task | undefined, done: 'accepted' | 'dropped'): string | null =>
  task ? t(`plans.did.${done}`, { path: pathInWords(task.path) }) : null
