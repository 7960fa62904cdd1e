import {
  IconArrowBackUp,
  IconBan,
  IconCircle,
  IconCircleCheck,
  IconHandStop,
  IconHourglass,
  IconProgress,
  IconSend,
} from '@tabler/icons-react'
import type { AssignmentState } from '#features/assignments/schema.ts'
import { t } from '../words.ts'
import { Tag, type TagLook } from './StatusTag.tsx'

const looks: Record<AssignmentState, TagLook> = {
  assigned: { tone: 'plain', icon: IconCircle },
  objected: { tone: 'warn', icon: IconHandStop },
  accepted: { tone: 'plain', icon: IconHourglass },
  inProgress: { tone: 'brand', icon: IconProgress },
  submitted: { tone: 'brand', icon: IconSend },
  returned: { tone: 'accent', icon: IconArrowBackUp },
  completed: { tone: 'good', icon: IconCircleCheck },
  cancelled: { tone: 'plain', icon: IconBan },
}

export const AssignmentTag = ({ state }: { state: AssignmentState }) => (
  <Tag {...looks[state]}>{t(`assignment.state.${state}`)}</Tag>
)
