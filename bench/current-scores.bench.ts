import { type FilledRound, readCases, withFilledRound } from './filled-round.ts'
import type { Line } from './measure.ts'

/** Points of a day while a round of 126 communes runs: lists, ledgers, gains, scenarios, one criterion. */
export const benchCurrentScores = (): Promise<Line[]> => withFilledRound(measured)

function measured(round: FilledRound): Promise<Line[]> {
  const { call, keeper, roundId, sheetIds } = round
  const scoreId = (i: number) => sheetIds[(i * 7) % sheetIds.length]!
  const set = [{ code: '7.3.1', figures: { a: 200, b: 199 } }]
  const scenarios = JSON.stringify([{ name: 'Đúng hạn', set }])
  return readCases(round, [
    ['points of all agencies of a round', 60, () => call('score.list', keeper, { group: roundId })],
    ['steps near which figures stand', 300, (i) => call('score.steps', keeper, { scoreId: scoreId(i) })],
    ['ledger of lost points', 300, (i) => call('score.ledger', keeper, { scoreId: scoreId(i) })],
    ['what gains most', 300, (i) => call('score.gains', keeper, { scoreId: scoreId(i) })],
    ['a scenario scored anew', 300, (i) => call('score.whatIf', keeper, { scoreId: scoreId(i), scenarios })],
    [
      'one criterion with its tasks and the best',
      300,
      (i) => call('score.line', keeper, { scoreId: scoreId(i), code: '7.3.1' }),
    ],
    ['the course of an agency', 300, (i) => call('score.days', keeper, { scoreId: scoreId(i) })],
  ])
}
