import { CalibrationFault } from './calibration.ts'

/** What became of a person drawn: 'outside' does not belong to the population after all. */
export type Outcome = 'answered' | 'silent' | 'outside'

/**
 * SPEC F5. Within each class those who answered carry the weights of those who did not; who is outside the population
 * takes their own weight along. Weights of rows without an answer become 0.
 */
export function weightsOfAnswers(
  weights: ArrayLike<number>,
  outcomes: ArrayLike<Outcome>,
  classes: ArrayLike<number | string>,
): Float64Array {
  const sums = new Map<number | string, { answered: number; silent: number }>()
  for (let row = 0; row < weights.length; row++) {
    const own = sums.get(classes[row]!) ?? { answered: 0, silent: 0 }
    const outcome = outcomes[row]!
    if (outcome !== 'outside') own[outcome] += weights[row]!
    sums.set(classes[row]!, own)
  }
  for (const [label, { answered, silent }] of sums) {
    if (answered === 0 && silent > 0) throw new CalibrationFault('nobodyAnswered', `Nobody of ${label} answered`)
  }
  return Float64Array.from({ length: weights.length }, (_, row) => {
    if (outcomes[row] !== 'answered') return 0
    const { answered, silent } = sums.get(classes[row]!)!
    return answered === 0 ? 0 : (weights[row]! * (answered + silent)) / answered
  })
}
