import { t } from '../../words.ts'
import shared from '../reports.module.css'

/** How the table is filled, for those who want to know; the keys are those of a spreadsheet. */
export function GridHelp({ editing }: { editing: boolean }) {
  if (!editing) return null
  return (
    <details className={shared.help}>
      <summary>{t('reports.howToFill')}</summary>
      <ul>
        {(['move', 'type', 'paste', 'undo', 'leave'] as const).map((key) => (
          <li key={key}>{t(`reportsHow.${key}`)}</li>
        ))}
      </ul>
    </details>
  )
}
