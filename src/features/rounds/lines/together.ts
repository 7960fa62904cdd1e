import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { boundsOf } from '../form.ts'
import { checkNotOwn, checkStage, claimSaid, verdictOf } from '../rules.ts'
import { AppraiseLines, ScoreLines } from '../schema.ts'
import { authorOf, getSheet, insertEntries } from '../store.ts'
import { checkClaim, checkOwn } from './operations.ts'
import { type LineWrite, saveLines } from './store.ts'
import { readSheet } from './view.ts'

const held = (db: Context['db'], { sheetId }: { sheetId: string }) => getSheet(db, sheetId, 'change')
const Written = z.object({ written: z.number().int() })

export const scoreLines = operation({
  name: 'round.scoreMany',
  method: 'PUT',
  path: '/round-sheets/:sheetId/lines',
  summary:
    'Tự chấm nhiều tiêu chí của một phiếu cùng lúc (dán từ bảng, hoặc phần mềm khác gửi sang): tất cả hoặc không.',
  input: ScoreLines,
  output: Written,
  allow: 'round.selfScore',
  subject: held,
  run: async (context, { sheetId, lines }) => {
    const { db, subject, today, now } = context
    checkStage(subject.round, ['selfScoring'], today)
    if (subject.sheet.submittedAt) throw new Problem('round.submitted')
    const { engine, lines: rows } = await readSheet(context, subject)
    const writes = lines.map(({ code, version, claim: typed, note, excuse }): LineWrite => {
      checkOwn(engine, code, rows.get(code))
      const claim = claimSaid(typed)
      if (claim) checkClaim(engine, code, claim)
      return { code, version, claim, note: note || null, excuse: excuse || null }
    })
    await saveLines(db, sheetId, writes, now)
    const entries = writes.map(({ code, version: _, ...said }) => ({ code, action: 'claimed', said }))
    await insertEntries(db, { roundId: subject.round.id, sheetId }, entries, authorOf(context))
    return { written: writes.length }
  },
  audit: (_input, { written }) => ({ written }),
})

export const appraiseLines = operation({
  name: 'round.appraiseMany',
  method: 'POST',
  path: '/round-sheets/:sheetId/appraise',
  summary: 'Thẩm định lần 1 nhiều tiêu chí của một phiếu cùng lúc: tất cả hoặc không.',
  input: AppraiseLines,
  output: Written,
  allow: 'round.appraise',
  subject: held,
  run: async (context, { sheetId, lines }) => {
    const { db, subject, today, now, actor } = context
    checkNotOwn(actor, subject.sheet.agencyId)
    checkStage(subject.round, ['appraisal'], today)
    const { engine, lines: rows } = await readSheet(context, subject)
    const writes = lines.map(({ code, version, ...said }) => {
      checkOwn(engine, code, rows.get(code))
      return { code, version, verdict1: verdictOf(said, boundsOf(engine, code)) }
    })
    await saveLines(db, sheetId, writes, now)
    const entries = writes.map(({ code, verdict1 }) => ({ code, action: 'appraised', said: verdict1 }))
    await insertEntries(db, { roundId: subject.round.id, sheetId }, entries, authorOf(context))
    return { written: writes.length }
  },
  audit: (_input, { written }) => ({ written }),
})
