import { useState } from 'react'
import type { Input } from '../../api.ts'
import { useWrite } from '../../api.ts'
import { t } from '../../words.ts'
import type { ComparisonRow } from './queries.ts'

type Pairs = Input<'plan.pairTasks'>

/** Corrections of the comparison; the last one can be taken back. */
export function usePairs(planId: string) {
  const write = useWrite('plan.pairTasks', { refresh: ['plan.comparison'] })
  const keeping = useWrite('plan.keepTasks', { refresh: ['plan.comparison', 'task.list', 'plan.get'] })
  const [last, setLast] = useState<{ words: string; undo(): void } | null>(null)
  const done = () => setLast(null)
  const send = (decide: Pairs['decide'], words: string) => {
    const onSuccess = (back: Pairs) => setLast({ words, undo: () => write.mutate(back, { onSuccess: done }) })
    write.mutate({ planId, decide }, { onSuccess })
  }
  const retain = (rows: readonly ComparisonRow[]) => {
    const oldTaskIds = rows.flatMap(({ oldId }) => oldId ?? [])
    const undo = () => keeping.mutate({ planId, oldTaskIds, keep: false }, { onSuccess: done })
    const onSuccess = ({ count }: { count: number }) =>
      setLast({ words: t('plans.compare.did.retain', { count }), undo })
    keeping.mutate({ planId, oldTaskIds, keep: true }, { onSuccess })
  }
  return {
    error: write.error ?? keeping.error,
    busy: write.isPending || keeping.isPending,
    last,
    retain,
    pair: (oldTaskId: string | null, newTaskId: string | null) =>
      send([{ oldTaskId, newTaskId }], t('plans.compare.did.pair')),
    part: ({ oldId, newId }: ComparisonRow) =>
      send(
        [
          { oldTaskId: oldId, newTaskId: null },
          { oldTaskId: null, newTaskId: newId },
        ],
        t('plans.compare.did.part'),
      ),
    undo: () => last?.undo(),
  }
}
