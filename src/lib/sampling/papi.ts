import type { StagePlan } from './sample.ts'

export type ProvinceSize = 'small' | 'medium' | 'large'

export type PapiDesign = {
  /** Groups of communes that the frame has to name, one of them around the seat of the province. */
  strata: number
  plans: [communes: StagePlan, villages: StagePlan, people: StagePlan]
  answers: number
}

/**
 * SPEC H. PAPI's design on the tiers since 1 July 2025: where PAPI draws districts, the frame groups communes (three
 * groups, six in provinces above two million), the group of the provincial seat always in; of each group two communes, of
 * each commune two villages, of each village's list 20 people and 10 reserves (30 and 15 above five million).
 * How PAPI itself draws since the districts are gone is not published: this translation is ours.
 */
export function papiDesign(size: ProvinceSize): PapiDesign {
  const strata = size === 'small' ? 3 : 6
  const people = size === 'large' ? 30 : 20
  return {
    strata,
    plans: [
      { name: 'Xã, phường', method: 'pps', take: 2 },
      { name: 'Thôn, tổ dân phố', method: 'pps', take: 2 },
      { name: 'Người trả lời', method: 'random', take: people, reserves: people / 2 },
    ],
    answers: strata * 2 * 2 * people,
  }
}

/** PAPI's classes: large above five million people, medium from two. */
export function papiProvinceSize(inhabitants: number): ProvinceSize {
  return inhabitants > 5_000_000 ? 'large' : inhabitants >= 2_000_000 ? 'medium' : 'small'
}
