import {
  IconAlertTriangle,
  IconCheck,
  IconCircleMinus,
  IconClockExclamation,
  IconHelp,
  IconHourglass,
  IconMinus,
  IconPlayerPause,
  IconX,
} from '@tabler/icons-react'
import type { CellLook } from '../../ui/matrix/Matrix.tsx'
import { Tag, type TagLook } from '../../ui/StatusTag.tsx'
import { t } from '../../words.ts'
import type { CellState, MatrixAgency, OwnTask } from './queries.ts'

/** Each state has a sign of its own, in the cell and in the legend: colour never stands alone. */
export const signs: Record<CellState, CellLook> = {
  covered: { tone: 'good', sign: '✓' },
  lacking: { tone: 'warn', sign: '!' },
  proposed: { tone: 'brand', sign: '?' },
  missing: { tone: 'bad', sign: '✕' },
  waived: { tone: 'plain', sign: '∅' },
  waiting: { tone: 'plain', sign: '…' },
  late: { tone: 'hatched', sign: '○' },
  notAsked: { tone: 'none', sign: '' },
}

/** A state as a tag; its tone is the edge of the record too. */
export const looks: Record<CellState, TagLook> = {
  covered: { tone: 'good', icon: IconCheck },
  lacking: { tone: 'warn', icon: IconAlertTriangle },
  proposed: { tone: 'brand', icon: IconHelp },
  missing: { tone: 'bad', icon: IconX },
  waived: { tone: 'plain', icon: IconCircleMinus },
  waiting: { tone: 'plain', icon: IconHourglass },
  late: { tone: 'bad', icon: IconClockExclamation },
  notAsked: { tone: 'plain', icon: IconMinus },
}

export const CellTag = ({ state }: { state: CellState }) => (
  <Tag {...looks[state]} title={t(`cascade.means.${state}`)}>
    {t(`cascade.state.${state}`)}
  </Tag>
)

const duties: Record<MatrixAgency['state'], TagLook> = {
  issued: { tone: 'good', icon: IconCheck },
  issuedLate: { tone: 'warn', icon: IconClockExclamation },
  waiting: { tone: 'plain', icon: IconHourglass },
  late: { tone: 'bad', icon: IconClockExclamation },
}

export function DutyTag({ state, lateBy, pausedOn }: Pick<MatrixAgency, 'state' | 'lateBy' | 'pausedOn'>) {
  if (pausedOn && state === 'waiting')
    return (
      <Tag tone="plain" icon={IconPlayerPause}>
        {t('cascade.duty.paused')}
      </Tag>
    )
  return <Tag {...duties[state]}>{t(`cascade.duty.${state}`, { count: lateBy })}</Tag>
}

const progressTones = {
  notGiven: 'plain',
  open: 'plain',
  inProgress: 'brand',
  overdue: 'bad',
  completed: 'good',
} as const

export function ProgressTag({ progress: { state, percent } }: Pick<OwnTask, 'progress'>) {
  return (
    <Tag tone={progressTones[state]}>
      {t(`cascade.progress.${state}`)}
      {state === 'inProgress' || state === 'overdue' ? ` ${percent} %` : null}
    </Tag>
  )
}
