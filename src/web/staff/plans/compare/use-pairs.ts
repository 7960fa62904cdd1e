import { useState } from 'react'
import type { Input } from '../../api.ts'
import { useWrite } from '../../api.ts'
import { t, type WordKey } from '../../words.ts'
import type { ComparisonRow } from './queries.ts'

type Pairs = Input<'plan.pairTasks'>

/** Corrections of pairs; the last one can be taken back. */
export function usePairs(planId: string) {
  const write = useWrite('plan.pairTasks', { refresh: ['plan.comparison'] })
  const [last, setLast] = useState<{ words: string; back: Pairs } | null>(null)
  const send = (decide: Pairs['decide'], words: WordKey) =>
    write.mutate({ planId, decide }, { onSuccess: (back) => setLast({ words: t(words), back }) })
  return {
    error: write.error,
    busy: write.isPending,
    last,
    pair: (oldTaskId: string | null, newTaskId: string | null) =>
      send([{ oldTaskId, newTaskId }], 'plans.compare.did.pair'),
    part: ({ oldId, newId }: ComparisonRow) =>
      send(
        [
          { oldTaskId: oldId, newTaskId: null },
          { oldTaskId: null, newTaskId: newId },
        ],
        'plans.compare.did.part',
      ),
    undo: () => {
      if (last) write.mutate(last.back, { onSuccess: () => setLast(null) })
    },
  }
}
