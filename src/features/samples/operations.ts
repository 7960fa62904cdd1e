import { randomInt } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { type Context, operation } from '#features/access/operation.ts'
import { OfSurvey } from '#features/surveys/schema.ts'
import { findSurvey, type SurveySubject } from '#features/surveys/store.ts'
import { Problem } from '#platform/problem.ts'
import type { Services } from '#platform/services.ts'
import { readUploadedTable } from '#platform/uploaded-table.ts'
import { findingsOf, type ListedUnit, readFrame } from './frame-rules.ts'
import { framesOf, pageOf, parentsOf } from './reading.ts'
import { checkDesign, drawn, fieldOf, plansOf, stagesWanted } from './rules.ts'
import * as shapes from './schema.ts'
import {
  deleteDraw,
  deleteFramesFrom,
  deletePeople,
  type FrameRow,
  findSample,
  insertDraw,
  insertSample,
  listFrame,
  type SampleRow,
  saveFrame,
  saveSample,
} from './store.ts'
import { forgetNames } from './units/names.ts'

export const showSample = operation({
  name: 'sample.get',
  method: 'GET',
  path: '/surveys/:surveyId/sample',
  summary: 'Mẫu của cuộc khảo sát: thiết kế, danh sách để chọn, nơi đã chọn với quyền số.',
  input: OfSurvey,
  output: shapes.SamplePage,
  allow: 'survey.read',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: (context) => pageOf(context, context.subject),
})

export const saveDesign = operation({
  name: 'sample.save',
  method: 'PUT',
  path: '/surveys/:surveyId/sample',
  summary: 'Ghi thiết kế mẫu khi chưa chọn: các tầng, các bước, cách chọn, số chọn, dự phòng.',
  input: shapes.SaveDesign,
  output: shapes.SamplePage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { version, design }) => {
    const { db, now, subject } = context
    checkDesign(design)
    const sample = await findSample(db, subject.id)
    if (sample) {
      checkUndrawn(sample)
      if (sample.begun) throw new Problem('sample.drawn')
      await saveSample(db, sample, version, { design }, now)
      await deleteFramesFrom(db, sample.id, plansOf(design).length)
    } else await insertSample(db, { id: uuid(), surveyId: subject.id, design, updatedAt: now })
    return pageOf(context, subject)
  },
})

function checkUndrawn(sample: SampleRow): void {
  if (sample.drawnAt) throw new Problem('sample.drawn')
}

async function getSample({ db }: Pick<Context, 'db'>, subject: SurveySubject): Promise<SampleRow> {
  const sample = await findSample(db, subject.id)
  if (!sample) throw new Problem('sample.no_design')
  return sample
}

const LARGEST = 20 * 1024 * 1024
const MOST_ROWS = 200_000
const MOST_ERRORS = 500

export const importFrame = operation({
  name: 'sample.importFrame',
  method: 'POST',
  path: '/surveys/:surveyId/sample/frames/:stage',
  summary:
    'Nhập danh sách để chọn mẫu của một bước (CSV, XLSX): mặc định chỉ thử, nêu lỗi từng dòng; họ tên và liên hệ được mã hóa.',
  input: shapes.ImportFrame,
  output: shapes.FrameOutcome,
  allow: 'survey.manage',
  body: 'file',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  prepare: ({ upload, services }) => readUploadedTable(upload, services, { maxBytes: LARGEST, maxRows: MOST_ROWS }),
  run: async (context, { stage, dryRun }) => {
    const { db, subject, prepared, services, now } = context
    const sample = await getSample(context, subject)
    checkUndrawn(sample)
    const plan = plansOf(sample.design)[stage]
    if (!plan) throw new Problem('sample.no_such_list')
    if (stage < (sample.begun?.stages ?? 0)) throw new Problem('sample.stage_drawn', { stage: plan.name })
    const people = stage === sample.design.places.length
    const { units, lines, errors, columns } = readFrame(prepared.rows, { people })
    const frames = framesOf(await listFrame(db, sample.id, { people: false }), stage)
    const parents = parentsOf(sample, frames, stage)
    const found = units.length === 0 ? [] : findingsOf(units, plan, parents, { lines, errors })
    for (const { row, message, stops, at } of found) {
      if (stops) errors.push({ row: row ?? 0, column: null, message: row === null ? `${at}: ${message}` : message })
    }
    errors.sort((a, b) => a.row - b.row)
    const written = !dryRun && errors.length === 0
    if (written) {
      await saveFrame(db, sample.id, stage, framed(units, { stage, people, services }))
      await saveSample(db, sample, sample.version, {}, now)
    }
    return {
      ...{ rows: units.length, errors: errors.slice(0, MOST_ERRORS), errorCount: errors.length },
      looks: found.filter(({ stops }) => !stops).slice(0, MOST_ERRORS),
      ...{ columns, written },
    }
  },
  audit: ({ stage }, { rows, written }) => ({ stage, rows, written }),
})

type Framing = { stage: number; people: boolean; services: Services }

/** What a person is called stands sealed; a place keeps its name. */
function framed(units: readonly ListedUnit[], { stage, people, services: { sealing } }: Framing): FrameRow[] {
  return units.map(({ name, contact = '', ...unit }) => {
    if (!people) return { ...unit, stage, sealed: null, ...(name === undefined ? {} : { name }) }
    return { ...unit, stage, sealed: sealing.seal(JSON.stringify({ name, contact })) }
  })
}

export const drawSample = operation({
  name: 'sample.draw',
  method: 'POST',
  path: '/surveys/:surveyId/sample/draw',
  summary:
    'Chọn mẫu ngẫu nhiên từ số hạt giống (in ra để ai cũng chọn lại được); có thể chọn địa bàn trước, lập danh sách người ở đó rồi chọn tiếp.',
  input: shapes.DrawSample,
  output: shapes.SamplePage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { version, ...asked }) => {
    const { db, now, subject, actor } = context
    const sample = await getSample(context, subject)
    checkUndrawn(sample)
    if (sample.version !== version) throw new Problem('write.conflict', { version: sample.version })
    const all = plansOf(sample.design)
    const frames = framesOf(await listFrame(db, sample.id, { people: true }), all.length)
    const stages = stagesWanted(all.length, sample.begun, asked)
    const plans = all.slice(0, stages)
    const missing = plans.find((_, stage) => frames[stage]?.length === 0)
    if (missing) throw new Problem('sample.no_list', { stage: missing.name })
    const seed = sample.begun?.seed ?? asked.seed ?? randomInt(0, 2_147_483_648)
    if (stages < all.length) {
      const places =
        drawn(plans, frames, seed)
          .stages.at(-1)
          ?.groups.flatMap(({ selected }) => selected) ?? []
      if (places.length === 0) throw new Problem('sample.nobody_drawn')
      const begun = { seed, stages, at: now.toISOString(), by: actor.name }
      await saveSample(db, sample, version, { begun }, now)
      return pageOf(context, subject)
    }
    const field = fieldOf(sample.id, sample.design, frames, drawn(plans, frames, seed), uuid)
    if (field.units.length === 0) throw new Problem('sample.nobody_drawn')
    await insertDraw(db, field.clusters, field.units)
    await saveSample(db, sample, version, { seed, drawnAt: now, drawnByName: actor.name, begun: null }, now)
    return pageOf(context, subject)
  },
  audit: (_, { seed, people, begun }) => ({ seed: seed ?? begun?.seed ?? null, stages: begun?.stages ?? null, people }),
})

export const undoDraw = operation({
  name: 'sample.undoDraw',
  method: 'POST',
  path: '/surveys/:surveyId/sample/undo-draw',
  summary: 'Bỏ lần chọn mẫu khi cuộc khảo sát chưa mở, có lý do; nhật ký giữ số hạt giống của lần chọn đã bỏ.',
  input: shapes.UndoDraw,
  output: shapes.SamplePage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context, { version }) => {
    const { db, now, subject } = context
    const sample = await getSample(context, subject)
    if (!sample.drawnAt && !sample.begun) throw new Problem('sample.not_drawn')
    if (subject.row.state !== 'draft') throw new Problem('sample.in_field')
    await saveSample(db, sample, version, { seed: null, drawnAt: null, drawnByName: null, begun: null }, now)
    await deleteDraw(db, sample.id)
    return pageOf(context, subject)
  },
  audit: ({ reason }) => ({ reason }),
})

export const forgetPeople = operation({
  name: 'sample.forgetPeople',
  method: 'POST',
  path: '/surveys/:surveyId/sample/forget-people',
  summary: 'Xóa hẳn họ tên, liên hệ trong danh sách và trong mẫu; số liệu và quyền số giữ nguyên.',
  input: OfSurvey,
  output: shapes.SamplePage,
  allow: 'survey.manage',
  subject: (db, { surveyId }) => findSurvey(db, surveyId, 'change'),
  run: async (context) => {
    const sample = await getSample(context, context.subject)
    await deletePeople(context.db, sample.id, context.now)
    forgetNames()
    return pageOf(context, context.subject)
  },
})
