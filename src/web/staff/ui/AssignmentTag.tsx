import {
  IconArrowBackUp,
  IconBan,
  IconCircle,
  IconCircleCheck,
  IconHandStop,
  IconHourglass,
  IconProgress,
  IconSend,
  type TablerIcon,
} from '@tabler/icons-react'
import type { AssignmentState } from '#features/assignments/schema.ts'
import { t } from '../words.ts'
import { Tag, type Tone } from './StatusTag.tsx'

const looks: Record<AssignmentState, { tone: Tone; icon: TablerIcon }> = {
  assigned: { tone: 'plain', icon: IconCircle },
  objected: { tone: 'warn', icon: IconHandStop },
  accepted: { tone: 'plain', icon: IconHourglass },
  inProgress: { tone: 'brand', icon: IconProgress },
  submitted: { tone: 'brand', icon: IconSend },
  returned: { tone: 'accent', icon: IconArrowBackUp },
  completed: { tone: 'good', icon: IconCircleCheck },
  cancelled: { tone: 'plain', icon: IconBan },
}

export function AssignmentTag({ state }: { state: AssignmentState }) {
  const { tone, icon } = looks[state]
  return (
    <Tag tone={tone} icon={icon}>
      {t(`assignment.state.${state}`)}
    </Tag>
  )
}
