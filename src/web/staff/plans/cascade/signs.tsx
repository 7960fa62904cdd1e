import {
  IconAlertTriangle,
  IconCheck,
  IconCircleMinus,
  IconClockExclamation,
  IconHelp,
  IconHourglass,
  IconMinus,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react'
import { Tag, type Tone } from '../../ui/StatusTag.tsx'
import { t } from '../../words.ts'
import type { CellState, MatrixAgency, OwnTask } from './queries.ts'

/** Each state has a sign of its own, in the cell and in the legend: colour never stands alone. */
export const signs: Record<CellState, string> = {
  covered: '✓',
  lacking: '!',
  proposed: '?',
  missing: '✕',
  waived: '∅',
  waiting: '…',
  late: '○',
  notAsked: '',
}

const looks: Record<CellState, { tone: Tone; icon: TablerIcon }> = {
  covered: { tone: 'good', icon: IconCheck },
  lacking: { tone: 'warn', icon: IconAlertTriangle },
  proposed: { tone: 'brand', icon: IconHelp },
  missing: { tone: 'bad', icon: IconX },
  waived: { tone: 'plain', icon: IconCircleMinus },
  waiting: { tone: 'plain', icon: IconHourglass },
  late: { tone: 'bad', icon: IconClockExclamation },
  notAsked: { tone: 'plain', icon: IconMinus },
}

export function CellTag({ state }: { state: CellState }) {
  const { tone, icon } = looks[state]
  return (
    <Tag tone={tone} icon={icon} title={t(`cascade.means.${state}`)}>
      {t(`cascade.state.${state}`)}
    </Tag>
  )
}

const dutyTones = { issued: 'good', issuedLate: 'warn', waiting: 'plain', late: 'bad' } as const
const dutyIcons = {
  issued: IconCheck,
  issuedLate: IconClockExclamation,
  waiting: IconHourglass,
  late: IconClockExclamation,
}

export function DutyTag({ state, lateBy }: Pick<MatrixAgency, 'state' | 'lateBy'>) {
  return (
    <Tag tone={dutyTones[state]} icon={dutyIcons[state]}>
      {t(`cascade.duty.${state}`, { count: lateBy })}
    </Tag>
  )
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
