import { colours, type Stacked } from '#lib/charts/figures.ts'
import { t } from '../../words.ts'
import type { Part } from '../Meter.tsx'
import { type Counts, progressValues } from './progress-values.ts'

export { type Progress, progressValues } from './progress-values.ts'

/** Completed, late, under way (with what waits for acceptance), not begun: in this order and these colours everywhere. */
export const progressSeries = (): Stacked['series'] => [
  { label: t('plans.part.completed'), colour: colours.brand },
  { label: t('plans.part.overdue'), colour: colours.bad },
  { label: t('plans.part.running'), colour: colours.brandMid },
  { label: t('plans.part.waiting'), colour: colours.waiting },
]

export const partsOf = (counts: Counts): Part[] => {
  const values = progressValues(counts)
  return progressSeries().map((each, at) => ({ ...each, value: values[at] ?? 0 }))
}
