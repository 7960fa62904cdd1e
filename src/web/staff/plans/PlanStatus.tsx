import { IconArchive, IconArrowsExchange, IconCircleCheck, IconPencil, type TablerIcon } from '@tabler/icons-react'
import type { PlanStatus } from '#features/plans/schema.ts'
import { Tag, type Tone } from '../ui/StatusTag.tsx'
import { t } from '../words.ts'

const looks: Record<PlanStatus, { tone: Tone; icon: TablerIcon }> = {
  draft: { tone: 'warn', icon: IconPencil },
  confirmed: { tone: 'good', icon: IconCircleCheck },
  replaced: { tone: 'plain', icon: IconArrowsExchange },
  finished: { tone: 'plain', icon: IconArchive },
}

export function PlanStatusTag({ status }: { status: PlanStatus }) {
  const { tone, icon } = looks[status]
  return (
    <Tag tone={tone} icon={icon}>
      {t(`plans.status.${status}`)}
    </Tag>
  )
}
