import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { sql } from 'kysely'
import type { openZip } from '#lib/office/zip.ts'
import type { World } from '../surveys/samples-surveys.ts'

/** A form with two factors, a group and a text. */
const label = (vi: string) => ({ vi })
const levels = ['1', '2', '3', '4', '5'].map((code) => ({ code, label: label(`Mức ${code}`) }))
const grid = (code: string, rows: readonly string[], measures: string) => ({
  ...{
    kind: 'grid',
    code,
    label: label(`Bảng ${code}`),
    choices: levels,
    positive: ['4', '5'],
    measures,
    dontKnow: true,
  },
  rows: rows.map((row) => ({ code: row, label: label(`Nội dung ${code} ${row}`) })),
})
export const factorForm = {
  title: label('Phiếu hai yếu tố'),
  languages: ['vi'],
  sections: [
    { code: 's1', title: label('Yếu tố 1. Tiếp cận'), questions: [grid('f1', ['a', 'b'], 'F1')] },
    { code: 's2', title: label('Yếu tố 2. Thủ tục'), questions: [grid('f2', ['a', 'b', 'c'], 'F2')] },
    {
      ...{ code: 'chung', title: label('Chung') },
      questions: [
        {
          ...{ kind: 'single', code: 'gioi', label: label('Giới tính'), refuse: true },
          choices: ['nam', 'nu'].map((code) => ({ code, label: label(code) })),
        },
        {
          kind: 'number',
          code: 'cho',
          quantity: true,
          label: label('Ông/bà đã chờ bao lâu?'),
          unit: label('phút'),
          refuse: true,
        },
        { kind: 'text', code: 'y_kien', label: label('Ý kiến khác?'), longest: 200 },
      ],
    },
  ],
}
export const factorAnswers = {
  f1: { a: '4', b: '5' },
  f2: { a: '4', b: '2', c: '3' },
  gioi: 'nu',
  cho: 12,
  y_kien: 'Chờ lâu',
}

/** A number from 0 to 1 that follows from its words. */
export function chance(words: string): number {
  let hash = 2166136261
  for (const letter of words) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507) >>> 0
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}

function factorAnswersOf(c: number, i: number, channel: string): object {
  const level = (item: string) => (chance(`${c} ${i} ${item} ${channel}`) < 0.68 + 0.03 * (c % 4) ? '4' : '2')
  return {
    f1: { a: level('1a'), b: level('1b') },
    f2: { a: level('2a'), b: i % 7 === 0 ? { none: 'dontKnow' } : level('2b'), c: level('2c') },
    ...(i % 11 === 0 ? {} : { gioi: chance(`${c} ${i} g`) < 0.5 ? 'nam' : 'nu' }),
    ...(i % 13 === 0 ? {} : { cho: Math.round(60 * chance(`${c} ${i} cho`) ** 3) }),
    ...(i % 3 === 0 ? { y_kien: i % 2 === 0 ? 'Chờ lâu quá' : 'Cán bộ nhiệt tình' } : {}),
  }
}

/** So many answers in each place of a sample (or of none), made from a stated chance. */
export async function giveAnswers(
  w: World,
  surveyId: string,
  clusters: readonly (string | null)[],
  each: number,
  channel: string,
  answersOf: (cluster: number, person: number, channel: string) => object = factorAnswersOf,
) {
  const rows = clusters.flatMap((clusterId, c) =>
    Array.from({ length: each }, (_, i) => ({ id: randomUUID(), clusterId, answers: answersOf(c, i, channel) })),
  )
  await w.province.write((db) =>
    sql`insert into survey_answer (id, survey_id, questionnaire_version, channel, language, answers, received_on, cluster_id)
      select id, ${surveyId}, 1, ${channel}, 'vi', answers, '2026-11-20', "clusterId"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, "clusterId" uuid, answers jsonb)`.execute(
      db,
    ),
  )
}

export async function bytesOf(body: ReadableStream<Uint8Array> | Uint8Array): Promise<Uint8Array> {
  return body instanceof Uint8Array ? body : new Uint8Array(await new Response(body).arrayBuffer())
}

/** Runs the scripts of a zip of answers; false where R is missing. Every published figure must come out again. */
export async function recomputedInR(t: TestContext, zip: ReturnType<typeof openZip>): Promise<boolean> {
  if (spawnSync('Rscript', ['-e', 'library(survey)']).status !== 0) return false
  const folder = await mkdtemp(join(tmpdir(), 'namro-r-'))
  t.after(() => rm(folder, { recursive: true }))
  const names = zip.entries.map(({ name }) => name).filter((name) => /\.(csv|R)$/.test(name))
  for (const name of names) await writeFile(join(folder, name), zip.read(name) ?? '')
  for (const script of names.filter((name) => name.endsWith('.R'))) {
    const { status, stdout, stderr } = spawnSync('Rscript', [script], { cwd: folder, encoding: 'utf8' })
    const differing = stdout.split('\n').filter((line) => line.startsWith('LỆCH'))
    assert.equal(status, 0, `${script}: ${differing.join('\n')} ${stderr}`)
    assert.match(stdout, /Đã so [1-9]\d* số liệu, lệch 0/)
  }
  return true
}
