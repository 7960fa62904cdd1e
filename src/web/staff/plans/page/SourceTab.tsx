import { Anchor } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { hrefOf } from '../../api.ts'
import { Failed } from '../../ui/Broken.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Loading } from '../../ui/Loading.tsx'
import { t } from '../../words.ts'
import { pathInWords } from '../path-words.ts'
import { type Plan, type Tasks, useSource } from '../queries.ts'
import { taskAtLine } from '../review/marks.ts'
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
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />
  if (!data || !plan.documentId) return <Loading rows={12} height={22} />
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
        <Anchor href={hrefOf('document.download', { documentId: plan.documentId })} className={classes.sourceLink}>
          <IconDownload size={15} aria-hidden /> {t('plans.import.download')}
        </Anchor>
      </div>
      <div className={classes.sourceBox}>
        <SourcePane
          lines={data.lines}
          unread={data.unread}
          task={task ?? null}
          line={null}
          focus={null}
          onPick={setLine}
        />
      </div>
    </div>
  )
}
