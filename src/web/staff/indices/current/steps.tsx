import type { Output } from '../../api.ts'
import { number, t } from '../../words.ts'
import classes from '../analysis.module.css'
import { pointsText } from '../figures.ts'

export type Step = Output<'score.steps'>['steps'][number]['step']

/** A hundredth of a percent must be seen: as many digits as it takes, up to four. */
export function shareText(share: number): string {
  const percent = Math.abs(share) * 100
  const digits = percent >= 0.01 || percent === 0 ? 2 : 4
  return number(percent, digits)
}

const limitOf = ({ of, at }: Step): string => (of === 'count' ? number(at) : `${number(at * 100, 4)} %`)

/** How far it is, in the figure's own measure and in whole things where somebody counts them. */
function wayOf({ of, distance, things }: Step): string {
  const counted = things === null ? '' : t('scores.things', { count: things })
  if (of === 'count') return counted || number(distance)
  const share = t('scores.percentPoints', { points: shareText(distance) })
  return counted ? `${share} (${counted})` : share
}

/** "Thiếu 0,01 điểm % (1 đơn vị đếm) để lên mức 97 %: thêm 1,00 điểm." */
export function stepText(step: Step): string {
  const key =
    step.of === 'count'
      ? step.held
        ? 'scores.countHeld'
        : 'scores.countMissed'
      : step.held
        ? 'scores.held'
        : 'scores.missed'
  return t(key, { way: wayOf(step), at: limitOf(step), points: pointsText(step.points) })
}

/** A step near which a figure stands: what it costs or brings. For a line of a sheet, of a ledger, of an overview. */
export const StepNote = ({ step }: { step: Step }) => (
  <span className={classes.step} data-held={step.held || undefined}>
    <span aria-hidden>{step.held ? '▼' : '▲'}</span> {stepText(step)}
  </span>
)

/** A step is near when a tenth of the way, or a single thing, lies between. */
export const isNear = ({ of, held, distance, things, at }: Step): boolean =>
  // Who has all there is to have cannot be warned: nobody stands above a hundred percent.
  !(held && of === 'rate' && at >= 1) &&
  (things === 1 || (of === 'count' ? (things ?? distance) <= Math.abs(at) * 0.1 : distance <= 0.05))
