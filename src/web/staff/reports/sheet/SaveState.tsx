import { Button } from '@mantine/core'
import { IconCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react'
import { useConnection } from '../../connection.ts'
import { t } from '../../words.ts'
import classes from './sheet.module.css'
import type { Cells } from './use-cells.ts'

/** Whether what was typed has arrived; nothing here is ever lost silently. */
export function SaveState({ cells: { drafts, held, savedAt, problem, save } }: { cells: Cells }) {
  const { lost } = useConnection()
  const open = Object.keys(drafts).length
  const back = Object.keys(held).length
  const at = Math.max(0, ...Object.values(savedAt))
  if (open === 0 && at === 0) return null
  return (
    <p className={classes.saveState} role="status" data-failed={problem !== undefined || undefined}>
      {problem && open > 0 ? (
        <>
          <IconCloudOff size={16} aria-hidden />
          <span>
            {problem.isSilence || lost ? t('reports.notSavedLost', { count: open }) : problem.title}{' '}
            {t('reports.keptHere')}
          </span>
          <Button size="compact-xs" variant="default" onClick={() => void save()}>
            {t('action.retry')}
          </Button>
        </>
      ) : open > back ? (
        <>
          <IconLoader2 size={15} className={classes.turning} aria-hidden /> {t('reports.saving')}
        </>
      ) : back > 0 ? (
        t('reports.heldBack', { count: back })
      ) : (
        <>
          <IconCheck size={15} aria-hidden /> {t('reports.savedAll')}
        </>
      )}
    </p>
  )
}
