import { useState } from 'react'
import { useRead } from '../../api.ts'
import { day, moment } from '../../format.ts'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { MovedList } from './MovedList.tsx'
import type { Year } from './WorkingDaysPage.tsx'
import classes from './working-days.module.css'

/** The versions of the calendar, the latest first; each opens what it moved. */
export function Changes({ year: { changes } }: { year: Year }) {
  const [opened, open] = useState<string>()
  if (changes.length === 0) return null
  return (
    <section className="card" aria-labelledby="changes">
      <h2 id="changes">{t('workingDays.changes')}</h2>
      <ol className={classes.changes}>
        {changes.map(({ id, version, kind, day: date, dayKind, at, byName, moved }) => (
          <li key={id}>
            <button type="button" aria-expanded={opened === id} onClick={() => open(opened === id ? undefined : id)}>
              <b>{t('workingDays.version', { version })}</b>{' '}
              {t(`workingDays.did.${kind}`, { what: t(`workingDays.kind.${dayKind}`).toLowerCase(), day: day(date) })}
              <span className="small">
                {' '}
                {moment(at)}, {byName} · {t('workingDays.movedShort', { count: moved })}
              </span>
            </button>
            {opened === id ? <Opened changeId={id} /> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Opened({ changeId }: { changeId: string }) {
  const read = useRead('calendar.change', { changeId })
  return (
    <>
      <Unread read={read} rows={2} />
      {read.data ? <MovedList change={read.data} /> : null}
    </>
  )
}
