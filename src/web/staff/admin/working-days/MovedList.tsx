import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { hrefOf } from '../../api.ts'
import { day } from '../../format.ts'
import { t } from '../../words.ts'
import type { Change } from './WorkingDaysPage.tsx'
import classes from './working-days.module.css'

type MovedListProps = { change: Change; onClose?: () => void }

/** What a change of the calendar has moved, from which day to which. */
export function MovedList({ change, onClose }: MovedListProps) {
  const { moves, moved, kind, day: date, dayKind, id } = change
  const what = t(`workingDays.kind.${dayKind}`).toLowerCase()
  return (
    <section className={`card ${classes.moved}`} role="status">
      <h2>{t(`workingDays.did.${kind}`, { what, day: day(date) })}</h2>
      <p>{moved === 0 ? t('workingDays.movedNone') : t('workingDays.moved', { count: moved })}</p>
      {moved > 0 ? (
        <div className={classes.scroll}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('workingDays.whose')}</th>
                <th scope="col">{t('workingDays.what')}</th>
                <th scope="col">{t('workingDays.from')}</th>
                <th scope="col">{t('workingDays.to')}</th>
              </tr>
            </thead>
            <tbody>
              {moves.map((each) => (
                <tr key={`${each.kind} ${each.subjectId}`}>
                  <td>{each.agencyName}</td>
                  <td>
                    {each.words} <span className="small">{each.planNumber}</span>
                  </td>
                  <td>{day(each.dueFrom)}</td>
                  <td>
                    <b>{day(each.dueTo)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <div className={classes.actions}>
        {moved > 0 ? (
          <Button
            component="a"
            href={hrefOf('calendar.changeXlsx', { changeId: id })}
            variant="default"
            leftSection={<IconDownload size={16} />}
          >
            {t('workingDays.download')}
          </Button>
        ) : null}
        {onClose ? (
          <Button variant="subtle" onClick={onClose}>
            {t('action.close')}
          </Button>
        ) : null}
      </div>
    </section>
  )
}
