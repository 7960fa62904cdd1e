import { lateMinutes, papersInTime } from '#features/meetings/rules.ts'
import type { Meeting, Presence } from '#features/meetings/schema.ts'
import { Tag, type Tone } from '../ui/StatusTag.tsx'
import { t } from '../words.ts'

const tones: Record<Presence, Tone> = {
  invited: 'plain',
  present: 'good',
  deputy: 'warn',
  late: 'warn',
  excused: 'plain',
  absent: 'bad',
}

export const PresenceTag = ({ state }: { state: Presence }) => (
  <Tag tone={tones[state]}>{t(`meetings.presence.${state}`)}</Tag>
)

/** Began on time, so many minutes late, or nobody has said. */
export function TimeTag({ meeting }: { meeting: Meeting }) {
  const late = lateMinutes(meeting)
  if (late === null) return <span className="small">{t('meetings.unknown')}</span>
  return late === 0 ? (
    <Tag tone="good">{t('meetings.onClock')}</Tag>
  ) : (
    <Tag tone="warn">{t('meetings.lateBy', { count: late })}</Tag>
  )
}

export function PapersTag({ meeting }: { meeting: Meeting }) {
  const inTime = papersInTime(meeting)
  if (inTime === null) return <span className="small">{t('meetings.unknown')}</span>
  return inTime ? <Tag tone="good">{t('meetings.inTime')}</Tag> : <Tag tone="warn">{t('meetings.late')}</Tag>
}

export function ConditionsTag({ meeting: { conditionsMet } }: { meeting: Meeting }) {
  if (conditionsMet === null) return <span className="small">{t('meetings.unknown')}</span>
  return <Tag tone={conditionsMet ? 'good' : 'warn'}>{t(`meetings.conditions.${conditionsMet}`)}</Tag>
}

const came: ReadonlySet<Presence> = new Set(['present', 'deputy', 'late'])

export const PeopleCount = ({ meeting: { attendance } }: { meeting: Meeting }) => (
  <span>
    {t('meetings.peopleOf', {
      came: attendance.filter(({ state }) => came.has(state)).length,
      invited: attendance.length,
    })}
  </span>
)
