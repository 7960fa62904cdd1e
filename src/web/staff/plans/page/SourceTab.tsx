import { Anchor } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useFilters } from '../../ui/filters.ts'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { pathInWords } from '../path-words.ts'
import { type Plan, type Tasks, useSource } from '../queries.ts'
import { taskAtLine } from '../review/marks.ts'
import { openPassages } from '../review/passages.ts'
import { QualityReport } from '../review/QualityReport.tsx'
import { SourcePane } from '../review/SourcePane.tsx'
import classes from './source.module.css'
import tab from './tab.module.css'

/** The issued text; pressing a passage lights the task that was read from it. */
export function SourceTab({ plan, list }: { plan: Plan; list: Tasks }) {
  const { data, error, refetch } = useSource(plan.documentId)
  const [line, setLine] = useState<number | null>(null)
  const [, change] = useFilters()
  const kept = useMemo(() => list.tasks.filter(({ review }) => review !== 'dropped'), [list.tasks])
  const task = line === null ? undefined : taskAtLine(kept, line)
  const open = useMemo(() => (data ? openPassages(data.unread, plan, list.tasks) : []), [data, plan, list.tasks])
  if (!data || !plan.documentId) return <Unread read={{ error, refetch }} rows={12} height={22} />
  return (
    <div className={tab.stack}>
      <div className={classes.sourceHead}>
        <span>
          {task ? `${pathInWords(task.path)} · ${task.axis ?? t(`plans.kind.${task.kind}`)}` : t('plans.source.hint')}
        </span>
        {task ? (
          <Anchor component="button" type="button" onClick={() => change({ nv: task.id })}>
            {t('plans.source.openTask')}
          </Anchor>
        ) : null}
      </div>
      <QualityReport plan={plan} lines={data.lines} open={open} onShow={(at) => setLine(open[at]?.[0] ?? null)} />
      <div className={classes.sourceBox}>
        <SourcePane
          source={data}
          unread={open}
          task={task ?? null}
          line={task ? null : line}
          focus={null}
          onPick={setLine}
        />
      </div>
    </div>
  )
}
