import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { contentOf } from '#features/estimates/making/content.ts'
import * as making from '#features/estimates/making/store.ts'
import { MakeResult } from '#features/estimates/schema.ts'
import { findSurvey } from '#features/surveys/store.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/db/connect.ts'
import type { Db } from '#platform/db/connection.ts'
import type { Province } from '#platform/db/province.ts'
import { createLog } from '#platform/log.ts'
import type { Line } from './measure.ts'
import { insertSurvey } from './survey-seed.ts'

/** Five million take some minutes to be made up: with ALL=1. */
const answers = process.env.ALL === '1' ? 5_000_000 : 500_000
const [strata, communes] = [3, 60]
const batch = 250_000

/** A result with its groups, questions and ranked places from very many answers of a sample, out of the database. */
export async function benchSurveyEstimates(): Promise<Line[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'namro-estimates-'))
  const log = createLog('error')
  const cluster = await openDatabase(readConfig({ DATA_DIR: dataDir }), { log })
  try {
    await cluster.createProvince({ code: 'bench', name: 'Bench' })
    const province = cluster.province('bench')
    const surveyId = await province.write((db) => insertSurvey(db, content, 'bench'))
    await fill(province, surveyId)
    return await measured(province, surveyId)
  } finally {
    await cluster.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function measured(province: Province, surveyId: string): Promise<Line[]> {
  const { surveyId: _, ...asked } = MakeResult.parse({ surveyId })
  const row = { id: uuid(), surveyId, asked, madeAt: new Date(), madeByName: 'x' }
  await province.write((db) => making.beginResult(db, row))
  const start = performance.now()
  await province.write(async (db) => {
    await making.takeTime(db)
    await making.keepAnswers(db, row)
    await making.analyzeAnswers(db)
  })
  const kept = performance.now()
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  let read = kept
  const { content: made } = await province.snapshot(async (db) => {
    const subject = await findSurvey(db, surveyId)
    const begun = await making.findBegunBy(db, row.id)
    if (!subject || !begun) throw new Error('no survey')
    return contentOf(db, subject, begun, () => {
      read = performance.now()
    })
  })
  clearInterval(watch)
  const done = performance.now()
  const [part] = made.parts
  if (part?.answers !== answers || part.places.length !== strata * communes) throw new Error('not all were counted')
  const name = (what: string) => `survey estimates: ${what}`
  const reference = `${answers / 1e6} million × 40 questions`
  const line = (what: string, figure: number, unit: string, of: number, bar: string): Line => {
    return { name: name(what), figure, unit, reference, ratio: figure / of, bar }
  }
  const whole = (done - kept) / 1000
  return [
    line('read and reckoned', whole, 's', (60 * answers) / 5e6, '≤ 60 s for 5 million'),
    line('of it reading', (read - kept) / 1000, 's', whole, ''),
    line('memory of the process', most / 2 ** 20, 'MB', 600, '≤ 600 MB for 5 million'),
    line('which answers count, before', (kept - start) / 1000, 's', whole, ''),
  ]
}

const levels = ['1', '2', '3', '4', '5'].map((code) => ({ code, label: { vi: `Mức ${code}` } }))
const choices = ['a', 'b', 'c', 'd', 'e'].map((code) => ({ code, label: { vi: `Lựa chọn ${code}` } }))
const of = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
/** Forty questions: five factors of five statements, ten with one choice, four with several, a text. */
const content = {
  ...{ title: { vi: 'Phiếu 40 câu' }, languages: ['vi'] },
  sections: [
    ...of(5).map((f) => ({
      ...{ code: `p${f}`, title: { vi: `Yếu tố ${f}` } },
      questions: [
        {
          ...{ kind: 'grid', code: `f${f}`, label: { vi: `Bảng ${f}` }, choices: levels, positive: ['4', '5'] },
          ...{ measures: `F${f}`, rows: of(5).map((r) => ({ code: `r${r}`, label: { vi: `Nội dung ${r}` } })) },
        },
      ],
    })),
    {
      ...{ code: 'chung', title: { vi: 'Chung' } },
      questions: [
        ...of(10).map((i) => ({ kind: 'single', code: `c${i}`, label: { vi: `Câu ${i}` }, choices })),
        ...of(4).map((i) => ({ kind: 'multiple', code: `m${i}`, label: { vi: `Nhiều ý ${i}` }, choices })),
        { kind: 'text', code: 'y_kien', label: { vi: 'Ý kiến' }, longest: 500 },
      ],
    },
  ],
}

/** A sample of communes in three strata, and answers at random in them. */
async function fill(province: Province, surveyId: string): Promise<void> {
  const sampleId = uuid()
  const design = {
    places: [{ name: 'Xã', method: 'random', take: communes }],
    ...{ people: { name: 'Người dân', method: 'random', take: 5000, reserves: 0, listed: false }, onePsu: 'fail' },
  }
  await province.write(async (db) => {
    const drawn = { seed: 1, drawnAt: new Date(), drawnByName: 'x', updatedAt: new Date() }
    await db
      .insertInto('sample')
      .values({ id: sampleId, surveyId, design: JSON.stringify(design), ...drawn })
      .execute()
    await sql`insert into sample_cluster (id, sample_id, stage, code, label, stratum, population, people, weight, place)
      select gen_random_uuid(), ${sampleId}, 0, 'x' || n, 'Xã ' || n, 'Vùng ' || (n % ${strata}::int), 400,
        ${Math.ceil((2 * answers) / strata / communes)}::int, 8, n
      from generate_series(1, ${strata * communes}::int) n`.execute(db)
  })
  for (let from = 0; from < answers; from += batch)
    await province.write((db) => answersAtRandom(db, { surveyId, sampleId }, Math.min(batch, answers - from)))
  await province.write((db) => sql`analyze survey_answer`.execute(db))
}

async function answersAtRandom(db: Db, of_: { surveyId: string; sampleId: string }, count: number): Promise<void> {
  const level = (seed: number) =>
    sql`(array['1', '2', '3', '4', '4', '5'])[1 + (h >> ${sql.raw(String(seed % 17))} & 1023) % 6]`
  const grid = (f: number) =>
    sql`jsonb_build_object(${sql.join(of(5).flatMap((r) => [sql.lit(`r${r}`), level(3 * f + r)]))})`
  const choice = (i: number) => sql`substr('abcde', 1 + ((h >> ${sql.raw(String(i))}) & 1023) % 5, 1)`
  await sql`insert into survey_answer (id, survey_id, questionnaire_version, channel, language, answers, received_on, cluster_id)
    select gen_random_uuid(), ${of_.surveyId}, 1, 'interviewer', 'vi',
      jsonb_build_object(${sql.join(of(5).flatMap((f) => [sql.lit(`f${f}`), grid(f)]))}) ||
      jsonb_build_object(${sql.join(of(10).flatMap((i) => [sql.lit(`c${i}`), choice(i)]))}) ||
      jsonb_build_object(${sql.join(of(4).flatMap((i) => [sql.lit(`m${i}`), sql`jsonb_build_array(${choice(i + 2)})`]))},
        'y_kien', 'Cán bộ hướng dẫn rõ ràng, hồ sơ trả đúng hẹn.'),
      '2026-11-20', places.ids[1 + n % cardinality(places.ids)]
    from (select array_agg(id) as ids from sample_cluster where sample_id = ${of_.sampleId}) places,
      (select n, (random() * 1000000000)::int as h from generate_series(1, ${count}::int) n) x`.execute(db)
}
