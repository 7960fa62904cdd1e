import type { Sheet } from './figures.ts'

/** What the person may do on the sheet now: by right, by step of the round, by day. */
export function rightsOn({ round, can, submittedAt }: Pick<Sheet, 'round' | 'can' | 'submittedAt'>) {
  const { stage } = round
  const scores = can.includes('round.selfScore') && round.open
  const appraises = can.includes('round.appraise') && round.open
  const fixing = stage === 'selfScoring' || stage === 'appraisal'
  return {
    mayScore: scores && stage === 'selfScoring' && !submittedAt,
    mayFix: scores && fixing,
    mayExplain: scores && stage === 'explanation',
    mayAppraise: appraises && (stage === 'appraisal' || stage === 'reappraisal'),
    mayReturn: appraises && fixing && (stage === 'appraisal' || submittedAt !== null),
    settled: stage === 'final' || stage === 'published',
  }
}
