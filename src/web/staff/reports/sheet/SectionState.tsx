import { IconCheck, IconCloudOff, IconLoader2, IconUserEdit } from '@tabler/icons-react'
import type { Section } from '#features/reports/schema.ts'
import { moment } from '../../format.ts'
import { t } from '../../words.ts'
import classes from './sheet.module.css'
import type { useSection } from './use-section.ts'

type SectionStateProps = { write: ReturnType<typeof useSection>; section: Section }

/** Whether the words have arrived; when somebody else wrote first, both texts are there. */
export function SectionState({ write, section }: SectionStateProps) {
  const { draft, state, problem, insist, drop, save } = write
  if (draft && problem?.code === 'write.conflict') {
    return (
      <div className={classes.conflict} role="alert">
        <p>
          <IconUserEdit size={16} aria-hidden />{' '}
          {t('reports.sectionConflict', { name: section.updatedByName, at: moment(section.updatedAt) })}
        </p>
        <div className="asWritten">{section.text || t('grid.empty')}</div>
        <p>
          <button type="button" onClick={insist}>
            {t('reports.keepMine')}
          </button>{' '}
          <button type="button" onClick={drop}>
            {t('reports.takeTheirs')}
          </button>
        </p>
      </div>
    )
  }
  return (
    <p className={classes.saveState} role="status" data-failed={(draft && problem) || undefined}>
      {draft && problem ? (
        <>
          <IconCloudOff size={16} aria-hidden /> {problem.title} {t('reports.keptHere')}{' '}
          <button type="button" onClick={() => void save()}>
            {t('action.retry')}
          </button>
        </>
      ) : draft || state === 'saving' ? (
        <>
          <IconLoader2 size={15} className={classes.turning} aria-hidden /> {t('reports.saving')}
        </>
      ) : state === 'saved' ? (
        <>
          <IconCheck size={15} aria-hidden /> {t('reports.saved')}
        </>
      ) : null}
    </p>
  )
}
