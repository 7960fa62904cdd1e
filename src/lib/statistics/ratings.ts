/** Points of one dossier in one indicator of Thông tư 01/2018/TT-VPCP; null where there is no information. */
export type Rating = 0 | 1 | 2 | null

/** What the framework `tthc-01-2018` takes as figures of an indicator. */
export type RatingFigures = { a: number; n2: number; n1: number; n0: number }

/** SPEC L2. Counts of an indicator over dossiers; null where no dossier tells anything: the indicator is left out. */
export function ratingFigures(ratings: readonly Rating[]): RatingFigures | null {
  const count = (points: Rating) => ratings.filter((each) => each === points).length
  const [n0, n1, n2] = [count(0), count(1), count(2)]
  const a = n0 + n1 + n2
  return a === 0 ? null : { a, n2, n1, n0 }
}

/** SPEC L2. Points over dossiers, rounded to one decimal, in tenths of a point: whole numbers, half goes up. */
export function ratingTenths({ a, n2, n1 }: RatingFigures): number {
  return Math.floor((20 * (2 * n2 + n1) + a) / (2 * a))
}

export type StaffClass = 'full' | 'most' | 'less'

/** SPEC L3. What the work of an official counts as, from the tenths of CS1–CS4 and CS7 (Điều 13–15). */
export function staffClass(tenths: readonly number[]): { tenths: number; class: StaffClass } {
  const sum = tenths.reduce((all, each) => all + each, 0)
  return { tenths: sum, class: sum >= 50 ? 'full' : sum >= 35 ? 'most' : 'less' }
}
