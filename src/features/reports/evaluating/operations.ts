import { z } from 'zod'
import { documentReply } from '#features/access/file-replies.ts'
import { type Context, operation } from '#features/access/operation.ts'
import { sumWork } from '#features/overview/store.ts'
import { docxBytes } from '#lib/office/docx.ts'
import { vietnameseClock } from '#lib/office/table.ts'
import { type EvaluationFacts, evaluate, ruleWords } from '#lib/reporting/evaluation.ts'
import { evaluationDocument } from '#lib/reporting/evaluation-document.ts'
import { OfRound } from '../rounds/schema.ts'
import { getRound, type RoundSubject } from '../rounds/store.ts'
import { findLetterhead } from '../tree/store.ts'
import { factsOf, nameYearEarlier, spanOf, yearEarlier } from './rules.ts'
import { EvaluationPage } from './schema.ts'
import { listDiscipline, listDueWork } from './store.ts'

type OnRound = Context & { subject: RoundSubject }
type Read = { from: string; to: string; facts: EvaluationFacts }

async function readFacts({ db, subject, today }: OnRound): Promise<Read> {
  const { round } = subject
  const { agencyId } = round
  const span = spanOf(round, today)
  const { agencies } = await sumWork(db, [agencyId], today)
  const open = agencies.flatMap(({ agencyId: id, agencyName, open: left, lastWordAt }) => {
    if (left === 0 || lastWordAt === null) return []
    return [{ agencyId: id, agencyName, saidOn: vietnameseClock(lastWordAt).toISOString().slice(0, 10) }]
  })
  const facts = factsOf({
    now: await listDueWork(db, { agencyId, ...span }),
    before: await listDueWork(db, { agencyId, ...yearEarlier(span) }),
    discipline: await listDiscipline(db, { agencyId, ...span }, today),
    ...{ open, to: span.to, today, beforeName: nameYearEarlier(round.name) },
  })
  return { ...span, facts }
}

export const showEvaluation = operation({
  name: 'reportRound.evaluation',
  method: 'GET',
  path: '/report-rounds/:roundId/evaluation',
  summary:
    'Dự thảo sơ kết, tổng kết của kỳ: ưu điểm, hạn chế, nguyên nhân, đề nghị biểu dương, nhắc nhở, kèm quy tắc và số liệu.',
  input: OfRound,
  output: EvaluationPage,
  allow: 'report.manage',
  subject: (db, { roundId }, { today }) => getRound(db, roundId, today),
  run: async (context) => {
    const { facts, from, to } = await readFacts(context)
    const found = evaluate(facts)
    const { axes, agencies, beforeName } = facts
    const shown = { axes: axes.map((axis) => ({ ...axis })), agencies: agencies.map((agency) => ({ ...agency })) }
    return { period: context.subject.round.name, from, to, beforeName, ...shown, ...found, rules: { ...ruleWords } }
  },
})

export const evaluationDocx = operation({
  name: 'reportRound.evaluationDocx',
  method: 'GET',
  path: '/report-rounds/:roundId/evaluation.docx',
  summary: 'Dự thảo báo cáo sơ kết, tổng kết (Word), thể thức theo Nghị định 30/2020/NĐ-CP.',
  input: OfRound,
  output: z.unknown(),
  allow: 'report.manage',
  reply: 'file',
  subject: (db, { roundId }, { today }) => getRound(db, roundId, today),
  run: async (context) => {
    const { db, subject } = context
    const { round } = subject
    const { facts, from, to } = await readFacts(context)
    const head = await findLetterhead(db, round.agencyId, to)
    const printed = {
      ...{ period: round.name, isWholeYear: round.kind === 'year', from, to, facts, illustrative: round.illustrative },
      agency: {
        name: round.agencyName,
        isCommittee: /^(ủy ban nhân dân|uỷ ban nhân dân|ubnd) /iu.test(round.agencyName),
      },
      ...{ superior: head.superiorName, addressee: head.superiorName, place: head.place, date: null },
    }
    const name = `${printed.isWholeYear ? 'Tổng kết' : 'Sơ kết'} ${round.name} (dự thảo)`
    return documentReply(name, () => docxBytes(evaluationDocument(printed)))
  },
})
