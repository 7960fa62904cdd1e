import { z } from 'zod'
import { documentReply, workbookReply } from '#features/access/file-replies.ts'
import { operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { findIssuingAgency } from '#features/exports/store.ts'
import { docxBytes } from '#lib/office/docx.ts'
import { Problem } from '#platform/problem.ts'
import { formDocument, formSheet, rankingSheets } from './export-rules.ts'
import { sheetPage } from './lines/view.ts'
import { seenState } from './operations.ts'
import { overclaimsOf, readRound, summariesOf } from './reading.ts'
import { getRound, getSheet } from './store.ts'

export const exportSheetXlsx = operation({
  name: 'round.sheetXlsx',
  method: 'GET',
  path: '/round-sheets/:sheetId/form.xlsx',
  summary: 'Phiếu chấm điểm (Excel) với các cột của mẫu giấy.',
  input: z.object({ sheetId: Id }),
  output: z.unknown(),
  allow: 'round.read',
  reply: 'file',
  subject: (db, { sheetId }) => getSheet(db, sheetId),
  run: async (context) => {
    const page = await sheetPage(context, context.subject)
    return workbookReply(`Phiếu chấm điểm ${page.name} ${page.round.year}`, [formSheet(page)])
  },
})

export const exportSheetDocx = operation({
  name: 'round.sheetDocx',
  method: 'GET',
  path: '/round-sheets/:sheetId/form.docx',
  summary: 'Báo cáo tự đánh giá, chấm điểm (Word), thể thức theo Nghị định 30/2020/NĐ-CP.',
  input: z.object({ sheetId: Id }),
  output: z.unknown(),
  allow: 'round.read',
  reply: 'file',
  subject: (db, { sheetId }) => getSheet(db, sheetId),
  run: async (context) => {
    const page = await sheetPage(context, context.subject)
    const issuer = await findIssuingAgency(context.db, page.agencyId, context.today)
    if (!issuer) throw new Problem('access.not_found')
    const { today } = context
    const name = `Báo cáo chấm điểm ${page.name} ${page.round.year}`
    return documentReply(name, () => docxBytes(formDocument(page, issuer, today)))
  },
})

export const exportRoundXlsx = operation({
  name: 'round.xlsx',
  method: 'GET',
  path: '/rounds/:roundId/results.xlsx',
  summary: 'Xếp hạng, xếp loại và danh sách tự chấm cao hơn thẩm định của một kỳ (Excel).',
  input: z.object({ roundId: Id }),
  output: z.unknown(),
  allow: 'round.read',
  reply: 'file',
  subject: (db, { roundId }) => getRound(db, roundId),
  run: async (context) => {
    const { round, sheets } = context.subject
    const state = await readRound(context, round, sheets)
    const seen = seenState(context, state)
    const whole = seen.scored.length === sheets.length || round.stage === 'published'
    const shown = round.stage === 'published' ? state : seen
    const units = summariesOf(state, shown.scored, context.actor, whole)
    return workbookReply(`Kết quả ${round.name}`, rankingSheets(units, overclaimsOf(seen)))
  },
})
