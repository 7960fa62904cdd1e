import { Button } from '@mantine/core'
import { useRead, useWrite } from '../api.ts'
import { moment } from '../format.ts'
import lists from '../ui/lists.module.css'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'

/** Devices on which I interview; one that is lost is ended here. */
export function InterviewDevices() {
  const read = useRead('interview.devices', {})
  const end = useWrite('interview.endDevice')
  const used = (read.data?.devices ?? []).filter(({ endedAt }) => endedAt === null)
  if (used.length === 0) return null
  return (
    <section className="card">
      <h2>{t('surveys.devices')}</h2>
      <p className="small">{t('surveys.devicesMean')}</p>
      <ProblemNotice error={end.error} />
      <ul className={lists.list}>
        {used.map(({ id, name, createdAt }) => (
          <li key={id}>
            <span>
              {name} <span className="small">{t('surveys.deviceSince', { when: moment(createdAt) })}</span>
            </span>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`${t('surveys.endDevice')}: ${name}`}
              onClick={() => end.mutate({ deviceId: id })}
            >
              {t('surveys.endDevice')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
