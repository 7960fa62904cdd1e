import { useEffect, useMemo, useState } from 'react'
import type { DocumentSource } from '#features/documents/schema.ts'
import { useKeys } from '../../ui/keys.ts'
import type { Plan, Tasks } from '../queries.ts'
import { openPassages, type Range, stretchAround, textOf } from './passages.ts'
import type { useDesk } from './use-desk.ts'

type PassagesInput = {
  plan: Plan
  tasks: Tasks['tasks']
  source: Pick<DocumentSource, 'lines' | 'unread'>
  desk: ReturnType<typeof useDesk>
  editable: boolean
}

/** The unread passages that wait for a decision, which of them is looked at, and what is decided about it. */
export function usePassages({ plan, tasks, source, desk, editable }: PassagesInput) {
  const [at, setAt] = useState<number | null>(null)
  const open = useMemo(() => openPassages(source.unread, plan, tasks), [source.unread, plan, tasks])
  const { active } = desk.queue
  // biome-ignore lint/correctness/useExhaustiveDependencies: another card ends the look at what was not read
  useEffect(() => setAt(null), [active])
  useEffect(() => {
    if (at !== null && at >= open.length) setAt(open.length === 0 ? null : 0)
  }, [at, open.length])
  const passage = at === null ? undefined : open[at]
  const next = () => {
    if (open.length > 0) setAt(((at ?? -1) + 1) % open.length)
  }
  const add = (range: Range) => desk.add(textOf(source.lines, range), range)
  const settle = (ranges: readonly Range[]) => desk.settle(ranges, true)
  const stretch = useMemo(() => (at !== null && open[at] ? stretchAround(open, at, tasks) : []), [open, at, tasks])
  const decide =
    editable && passage
      ? { t: () => add(passage), x: () => settle([passage]), z: () => settle(stretch), q: () => settle(open) }
      : {}
  useKeys(bothCases({ p: next, ...decide }))
  return { open, at, passage, stretch, next, show: setAt, close: () => setAt(null), add, settle }
}

const bothCases = (keys: Record<string, () => void>) =>
  Object.fromEntries(Object.entries(keys).flatMap(([key, run]) => [key, key.toUpperCase()].map((each) => [each, run])))
