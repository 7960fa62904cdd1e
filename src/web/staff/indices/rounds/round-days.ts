/** The days of a round in the order in which they are asked for. */
export const days = [
  'opensOn',
  'selfUntil',
  'appraiseUntil',
  'explainUntil',
  'reappraiseUntil',
  'publishOn',
  'periodFrom',
  'periodTo',
] as const
export type RoundDay = (typeof days)[number]
