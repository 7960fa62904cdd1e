import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { walk } from '#lib/questionnaire/answering.ts'
import { compile } from '#lib/questionnaire/compile.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/db/connect.ts'
import type { Db } from '#platform/db/connection.ts'
import { listen } from '#platform/http/listen.ts'
import { createLog } from '#platform/log.ts'
import { openWorld } from '../src/app.ts'
import { webOf } from '../src/web.ts'
import { type Line, quantile } from './measure.ts'
import type { Said, Told } from './survey-devices.ts'
import { insertSurvey } from './survey-seed.ts'

const [devices, seconds, slug] = [500, 20, 'bench']

/** Answers to 40 questions over HTTP into a PostgreSQL that keeps what it has acknowledged, by 500 devices that retry. */
export async function benchSurveyAnswers(): Promise<Line[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'namro-answers-'))
  const log = createLog('error')
  const config = { ...readConfig({ DATA_DIR: dataDir, TRUST_PROXY: '1' }), port: 0 }
  const cluster = await openDatabase(config, { log })
  await cluster.createProvince({ code: 'bench', name: 'Bench' })
  const province = cluster.province('bench')
  const world = await openWorld(cluster, config, log, false)
  const web = webOf({ ...world, provinceOf: (host) => cluster.provinceOfHost(host), ready: async () => {} })
  const server = await listen(web.fetch, config)
  try {
    await province.write(seed)
    const told = { address: `http://127.0.0.1:${server.port}`, slug, devices, answers }
    await run({ ...told, devices: 50, seconds: 2 })
    const before = await kept(province)
    const [start, use] = [performance.now(), process.cpuUsage()]
    const said = await run({ ...told, seconds })
    const [took, { user, system }] = [(performance.now() - start) / 1000, process.cpuUsage(use)]
    const rows = (await kept(province)) - before
    const there = await present(province, said.acknowledged)
    return linesOf(said, { rows, there, took, work: (user + system) / 1000 })
  } finally {
    await server.close()
    await world.close()
    await cluster.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

type Measured = { rows: number; there: number; took: number; work: number }

function linesOf({ acknowledged, sent, cut, times }: Said, { rows, there, took, work }: Measured): Line[] {
  const name = (what: string) => `survey answers: ${what}`
  const reference = `${sent} requests, ${cut} cut off, ${devices} devices, ${took.toFixed(0)} s`
  const rate = acknowledged.length / took
  return [
    { name: name('40 questions, received'), figure: rate, unit: '/s', reference, ratio: rate / 400, bar: '≥ 400/s' },
    { name: name('lost'), figure: acknowledged.length - there, unit: 'rows', reference, ratio: 1, bar: '0' },
    { name: name('doubled'), figure: rows - there, unit: 'rows', reference, ratio: 1, bar: '0' },
    { name: name('until acknowledged, p95'), figure: quantile(times, 0.95), unit: 'ms', reference, ratio: 1, bar: '' },
    { name: name('work of the server each'), figure: work / sent, unit: 'ms', reference, ratio: 1, bar: '' },
  ]
}

async function run(told: Told): Promise<Said> {
  const child = fork(join(import.meta.dirname, 'survey-devices.ts'))
  child.send(told)
  const [said] = (await once(child, 'message')) as [Said]
  return said
}

type Reads = { read<T>(run: (db: Db) => Promise<T>): Promise<T> }

async function kept(province: Reads): Promise<number> {
  const count = sql<{ n: number }>`select count(*)::int as n from survey_answer`
  return (await province.read((db) => count.execute(db))).rows[0]?.n ?? 0
}

async function present(province: Reads, ids: readonly string[]): Promise<number> {
  const count = sql<{ n: number }>`select count(*)::int as n from survey_answer where id = any(${ids}::uuid[])`
  return (await province.read((db) => count.execute(db))).rows[0]?.n ?? 0
}

const points = [1, 2, 3, 4, 5].map((value) => ({ value, label: { vi: `Mức ${value}` } }))
const choices = ['a', 'b', 'c', 'd'].map((code) => ({ code, label: { vi: `Lựa chọn ${code}` } }))

/** Forty questions as such forms have them: mostly scales, some choices, a few texts and figures. */
const questions = Array.from({ length: 40 }, (_, i) => {
  const common = { code: `c${i}`, label: { vi: `Câu hỏi ${i}` }, required: true }
  if (i % 10 === 7) return { ...common, kind: 'multiple', choices, when: `\${c${i - 1}} > 1` }
  if (i % 10 === 8) return { ...common, kind: 'text', longest: 500, required: false }
  if (i % 10 === 9)
    return { ...common, kind: 'number', min: 0, max: 200, check: { rule: '. != 13', message: { vi: 'Sai' } } }
  return i % 10 === 0 ? { ...common, kind: 'single', choices } : { ...common, kind: 'scale', points, positive: [4, 5] }
})
const content = {
  ...{ title: { vi: 'Phiếu 40 câu' }, languages: ['vi'] },
  sections: Array.from({ length: 4 }, (_, i) => ({
    ...{ code: `p${i}`, title: { vi: `Phần ${i}` }, questions: questions.slice(i * 10, i * 10 + 10) },
  })),
}
const typical: Readonly<Record<string, unknown>> = {
  ...{ single: 'b', multiple: ['a', 'c'], scale: 4, number: 12 },
  text: 'Cán bộ hướng dẫn rõ ràng, hồ sơ trả đúng hẹn; nên có thêm ghế ngồi chờ ở bộ phận một cửa.',
}
const answers = Object.fromEntries(questions.map(({ code, kind }) => [code, typical[kind]]))

async function seed(db: Db): Promise<void> {
  const { compiled } = compile(content)
  if (!compiled || walk(compiled, answers, { today: '2026-01-01' }).faults.length > 0) throw new Error('faulty form')
  await insertSurvey(db, content, slug)
}
