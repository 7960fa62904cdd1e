import { randomUUID } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { type Context, operation } from '#features/access/operation.ts'
import type { Answers } from '#lib/questionnaire/schema.ts'
import { Problem } from '#platform/problem.ts'
import { askedNow, getCompiled } from '../reading.ts'
import { checkVersion, receive } from '../receiving.ts'
import { checkEntry, untilOf } from '../rules.ts'
import * as shapes from '../schema.ts'
import { findSurvey, type SurveyRow } from '../store.ts'
import { differences, paperAnswers, settled } from './rules.ts'
import {
  closeSheet,
  type EntryRow,
  findSheet,
  insertEntry,
  insertSheet,
  listEntries,
  listSheets,
  readSheet,
  type SheetRow,
} from './store.ts'

export const listPaperSheets = operation({
  name: 'survey.sheets',
  method: 'GET',
  path: '/surveys/:surveyId/sheets',
  summary: 'Các phiếu giấy đã nhập: nhập một lần, hai lần khớp nhau, hoặc có chỗ khác nhau cần chọn.',
  input: shapes.OfSurvey,
  output: shapes.Sheets,
  allow: 'survey.collect',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context, { surveyId }) => {
    const { db, userId, subject } = context
    const sheets = await listSheets(db, surveyId)
    const entries = Map.groupBy(
      await listEntries(
        db,
        sheets.map(({ id }) => id),
      ),
      ({ sheetId }) => sheetId,
    )
    const { questionnaire } = await getCompiled(context, subject.row.questionnaireId, askedNow(subject.row))
    return {
      ...{ title: subject.row.title, questionnaireVersion: askedNow(subject.row), content: questionnaire },
      entryUntil: untilOf(subject.row).entryUntil,
      sheets: sheets.map((sheet) => {
        const of = entries.get(sheet.id) ?? []
        const state = sheet.answerId ? ('done' as const) : of.length > 1 ? ('differs' as const) : ('once' as const)
        const { number } = sheet
        return {
          number,
          state,
          clerks: of.map(({ clerkName }) => clerkName),
          mine: of.some((e) => e.clerkId === userId),
        }
      }),
    }
  },
})

export const enterSheet = operation({
  name: 'survey.enterSheet',
  method: 'POST',
  path: '/surveys/:surveyId/sheets/:number/entries',
  summary:
    'Nhập một phiếu giấy. Mỗi phiếu do hai người nhập, không ai thấy bản của người kia; khớp nhau thì thành một phiếu trả lời.',
  input: shapes.EnterSheet,
  output: shapes.SheetEntered,
  allow: 'survey.collect',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context, input) => {
    const { db, subject, userId, now, today } = context
    const { row } = subject
    const { number } = input
    checkEntry(row, today)
    checkVersion(row, input.questionnaireVersion)
    await insertSheet(db, { id: uuid(), surveyId: row.id, number, questionnaireVersion: input.questionnaireVersion })
    const sheet = await getSheet(db, row, number)
    const before = await listEntries(db, [sheet.id])
    const version = sheet.questionnaireVersion
    const compiled = await getCompiled(context, row.questionnaireId, version)
    const { answers, faults } = paperAnswers(compiled, input.answers, context)
    if (faults.length > 0) throw new Problem('survey.answers_wrong', { faults: faults.slice(0, 100) })
    if (before.length > 1) throw new Problem('survey.sheet_entered', { number })
    if (before.some(({ clerkId }) => clerkId === userId)) throw new Problem('survey.sheet_own', { number })
    await insertEntry(db, {
      ...{ sheetId: sheet.id, position: before.length + 1, clerkId: userId ?? '', answers, enteredAt: now },
    })
    const [first] = before
    if (!first) return { state: 'once' as const }
    if (differences(compiled, first.answers, answers).length > 0) return { state: 'differs' as const }
    await keep(context, row, sheet, answers)
    return { state: 'done' as const }
  },
  audit: ({ number }, { state }) => ({ number, state }),
})

async function getSheet(db: Context['db'], row: SurveyRow, number: number): Promise<SheetRow> {
  const sheet = await findSheet(db, row.id, number)
  if (!sheet) throw new Problem('access.not_found')
  return sheet
}

async function keep(context: Context, row: SurveyRow, sheet: SheetRow, answers: Answers): Promise<void> {
  const { db, now, today } = context
  const id = randomUUID()
  const { questionnaireVersion } = sheet
  const by = { channel: 'paper' as const, language: 'vi', receivedOn: today, receivedAt: now, seconds: null }
  await receive(context, row, { id, surveyId: row.id, questionnaireVersion, answers, ...by })
  await closeSheet(db, sheet.id, id)
}

async function bothOf(db: Context['db'], sheet: SheetRow): Promise<[EntryRow, EntryRow]> {
  const [one, two] = await listEntries(db, [sheet.id])
  // Nobody sees an entry before there are two.
  if (!one || !two) throw new Problem('access.not_found')
  return [one, two]
}

export const showSheet = operation({
  name: 'survey.sheet',
  method: 'GET',
  path: '/surveys/:surveyId/sheets/:number',
  summary: 'Hai bản nhập của một phiếu giấy đặt cạnh nhau ở những câu khác nhau.',
  input: shapes.OfSheet,
  output: shapes.SheetPage,
  allow: 'survey.collect',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context, { number }) => {
    const { db, subject } = context
    const sheet = await readSheet(db, subject.id, number)
    if (!sheet) throw new Problem('access.not_found')
    const [one, two] = await bothOf(db, sheet)
    const compiled = await getCompiled(context, subject.row.questionnaireId, sheet.questionnaireVersion)
    const found = sheet.answerId ? [] : differences(compiled, one.answers, two.answers)
    return {
      ...{ number, settled: sheet.answerId !== null, clerks: [one.clerkName, two.clerkName] },
      content: compiled.questionnaire,
      differences: found.map(({ question, row, values: [left, right] }) => ({
        ...{ question, row: row ?? null, values: [left ?? null, right ?? null] },
      })),
    }
  },
})

export const settleSheet = operation({
  name: 'survey.settleSheet',
  method: 'POST',
  path: '/surveys/:surveyId/sheets/:number/settle',
  summary: 'Chọn bản đúng cho từng câu hai người nhập khác nhau; phiếu giấy thành một phiếu trả lời.',
  input: shapes.SettleSheet,
  output: shapes.SheetEntered,
  allow: 'survey.collect',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context, { number, chosen }) => {
    const { db, subject } = context
    const sheet = await getSheet(db, subject.row, number)
    if (sheet.answerId) throw new Problem('survey.sheet_entered', { number })
    const [one, two] = await bothOf(db, sheet)
    const compiled = await getCompiled(context, subject.row.questionnaireId, sheet.questionnaireVersion)
    const merged = settled(one.answers, differences(compiled, one.answers, two.answers), chosen)
    if (!merged) throw new Problem('survey.sheet_unsettled')
    const { answers, faults } = paperAnswers(compiled, merged, context)
    if (faults.length > 0) throw new Problem('survey.answers_wrong', { faults: faults.slice(0, 100) })
    await keep(context, subject.row, sheet, answers)
    return { state: 'done' as const }
  },
  audit: ({ number }) => ({ number }),
})
