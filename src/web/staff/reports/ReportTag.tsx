import {
  IconArrowBackUp,
  IconCircle,
  IconCircleCheck,
  IconLock,
  IconMessageReply,
  IconPencil,
  IconSend,
} from '@tabler/icons-react'
import type { ReportState } from '#features/reports/schema.ts'
import { Tag, type TagLook } from '../ui/StatusTag.tsx'
import { t } from '../words.ts'

const looks: Record<ReportState, TagLook> = {
  notBegun: { tone: 'plain', icon: IconCircle },
  draft: { tone: 'plain', icon: IconPencil },
  submitted: { tone: 'brand', icon: IconSend },
  returned: { tone: 'accent', icon: IconArrowBackUp },
  answered: { tone: 'brand', icon: IconMessageReply },
  approved: { tone: 'good', icon: IconCircleCheck },
  locked: { tone: 'good', icon: IconLock },
}

export const ReportTag = ({ state }: { state: ReportState }) => <Tag {...looks[state]}>{t(`reportState.${state}`)}</Tag>
