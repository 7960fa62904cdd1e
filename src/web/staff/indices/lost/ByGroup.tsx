import { Picture } from '../../ui/picture/Picture.tsx'
import { t } from '../../words.ts'

type LostByGroupProps = {
  groups: readonly { name: string; lost: number; note: string }[]
  about: string
  source: readonly (string | false)[]
  workbook: string
}

/** What each dimension or area has lost, greatest first, as a picture to take along. */
export function LostByGroup({ groups, about, source, workbook }: LostByGroupProps) {
  if (groups.length === 0) return null
  const max = Math.max(...groups.map(({ lost }) => lost), 0.01)
  const figures = {
    form: 'beside' as const,
    title: t('analysis.byGroup'),
    about,
    source: source.filter(Boolean).join(' · '),
    heading: t('profile.part'),
    digits: 2,
    series: [{ label: t('analysis.lostPoints'), colour: '#b54e14' }],
    rows: [...groups]
      .sort((a, b) => b.lost - a.lost)
      .map(({ name, lost, note }) => ({ label: name, values: [lost, null] as const, max, note })),
  }
  return <Picture figures={figures} workbook={workbook} />
}
