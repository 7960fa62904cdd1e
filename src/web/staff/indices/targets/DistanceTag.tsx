import { Tag } from '../../ui/StatusTag.tsx'
import { t } from '../../words.ts'
import { pointsText } from '../figures.ts'
import type { PromisedTarget } from './TargetsPage.tsx'

/** Places and groups hang on what the other provinces do. */
const hangsOnOthers = new Set(['rank', 'rankGain', 'group'])

/** How far a promise is from kept, in its own measure, and what it takes in points. */
export function DistanceTag({
  target,
}: {
  target: Pick<PromisedTarget, 'reached' | 'missing' | 'pointsNeeded' | 'typed' | 'year' | 'measuredIn'>
}) {
  const { reached, missing, pointsNeeded, typed, year, measuredIn } = target
  if (reached === null) return <Tag>{t('analysis.unmeasured')}</Tag>
  if (reached && year !== null && measuredIn !== null && measuredIn < year)
    return <Tag tone="good">{t('analysis.reachedEarly', { year: String(measuredIn) })}</Tag>
  if (reached) return <Tag tone="good">{t('analysis.reached')}</Tag>
  const unit = typed?.kind ?? 'points'
  const needed =
    pointsNeeded === null || !hangsOnOthers.has(unit)
      ? ''
      : ` ${t('analysis.needed', { points: pointsText(pointsNeeded) })}`
  return (
    <div>
      <Tag tone="warn">
        {t(`analysis.missing.${unit}`, { count: missing === null ? '–' : Math.round(missing * 100) / 100 })}
      </Tag>
      <div className="small">{needed}</div>
    </div>
  )
}
