import {
  IconArrowBackUp,
  IconCircle,
  IconCircleCheck,
  IconLock,
  IconMessageReply,
  IconPencil,
  IconSend,
  type TablerIcon,
} from '@tabler/icons-react'
import type { ReportState } from '#features/reports/schema.ts'
import { Tag, type Tone } from '../ui/StatusTag.tsx'
import { t } from '../words.ts'

const looks: Record<ReportState, { tone: Tone; icon: TablerIcon }> = {
  notBegun: { tone: 'plain', icon: IconCircle },
  draft: { tone: 'plain', icon: IconPencil },
  submitted: { tone: 'brand', icon: IconSend },
  returned: { tone: 'accent', icon: IconArrowBackUp },
  answered: { tone: 'brand', icon: IconMessageReply },
  approved: { tone: 'good', icon: IconCircleCheck },
  locked: { tone: 'good', icon: IconLock },
}

export function ReportTag({ state }: { state: ReportState }) {
  const { tone, icon } = looks[state]
  return (
    <Tag tone={tone} icon={icon}>
      {t(`reportState.${state}`)}
    </Tag>
  )
}
