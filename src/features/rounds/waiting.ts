import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { holds } from '#features/access/roles.ts'
import { listOpenSheets } from './lines/store.ts'
import { isWithinDays, lastDayOf } from './rules.ts'
import { WaitingSheet } from './schema.ts'

/** Sheets are handed in by an agency's own people: whoever keeps a whole round has that of the others in its table. */
export const listWaitingSheets = operation({
  name: 'round.waiting',
  method: 'GET',
  path: '/waiting-round-sheets',
  summary: 'Phiếu chấm điểm của đơn vị mình đang cần làm: nộp, sửa tiêu chí bị trả lại, giải trình.',
  input: z.object({}),
  output: z.object({ sheets: z.array(WaitingSheet) }),
  allow: 'round.read',
  run: async ({ db, actor, today }) => {
    const own = actor.kind === 'user' ? actor.grants.filter(({ role }) => holds(role, 'round.selfScore')) : []
    const open = own.length === 0 ? [] : await listOpenSheets(db, [...new Set(own.map(({ agencyId }) => agencyId))])
    const sheets = open
      .filter((it) => isWithinDays(it, today))
      .flatMap((it): WaitingSheet[] => {
        const { id, roundId, name, roundName, stage, submittedAt, unclaimed, returned, unexplained } = it
        const sheet = { id, roundId, name, roundName, until: lastDayOf(it) }
        if (returned > 0) return [{ ...sheet, asks: 'fix', lines: returned }]
        if (stage === 'selfScoring' && !submittedAt) return [{ ...sheet, asks: 'handIn', lines: unclaimed }]
        if (stage === 'explanation' && unexplained > 0) return [{ ...sheet, asks: 'explain', lines: unexplained }]
        return []
      })
    return { sheets }
  },
})
