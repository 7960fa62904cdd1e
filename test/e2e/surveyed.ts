import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { chance } from '../../src/features/estimates/samples-estimates.ts'
import type { Office } from './office.ts'

const label = (vi: string) => ({ vi })
const named = (choices: Readonly<Record<string, string>>) =>
  Object.entries(choices).map(([code, name]) => ({ code, label: label(name) }))
const gender = {
  ...{ kind: 'single', code: 'gioi', label: label('Giới tính của ông/bà?') },
  choices: named({ nam: 'Nam', nu: 'Nữ' }),
}
const about = { code: 'chung', title: label('Về người trả lời'), questions: [gender] }
const levels = { 1: 'Rất không hài lòng', 2: 'Không hài lòng', 3: 'Bình thường', 4: 'Hài lòng', 5: 'Rất hài lòng' }
const satisfaction = (code: string, title: string, rows: Readonly<Record<string, string>>) => ({
  ...{ code: code.toLowerCase(), title: label(title) },
  questions: [
    {
      ...{ kind: 'grid', code: `bang_${code.toLowerCase()}`, label: label(title), choices: named(levels) },
      ...{ positive: ['4', '5'], measures: code, rows: named(rows) },
    },
  ],
})

/** Two factors, and who answered. */
export const satisfactionForm = {
  ...{ title: label('Phiếu hài lòng của người dân'), languages: ['vi'] },
  sections: [
    satisfaction('F1', 'Tiếp cận dịch vụ', { a: 'Biển chỉ dẫn', b: 'Chỗ ngồi chờ' }),
    satisfaction('F2', 'Thủ tục hành chính', { a: 'Công khai giấy tờ', b: 'Đúng thời hạn' }),
    about,
  ],
}

/** Of each place another share is satisfied, so that no two figures are the same by chance. */
export const satisfied =
  (shift: number) =>
  (place: number, person: number): object => {
    const level = (item: string) => (chance(`${shift} ${place} ${person} ${item}`) < shift + 0.04 * place ? '4' : '2')
    const [f1, f2] = [
      { a: level('1a'), b: level('1b') },
      { a: level('2a'), b: level('2b') },
    ]
    return { bang_f1: f1, bang_f2: f2, gioi: chance(`g ${place} ${person}`) < 0.5 ? 'nam' : 'nu' }
  }

const rating = (code: string, title: string) => ({
  ...{ kind: 'single', code: code.toLowerCase(), label: label(title), measures: code, scores: { 2: 2, 1: 1, 0: 0 } },
  choices: named({ 2: 'Tốt', 1: 'Được', 0: 'Chưa được' }),
})
export const rated = ['CS1', 'CS3', 'CS4', 'CS7'] as const

/** The four indicators of Thông tư 01/2018 that people rate. */
export const ratingForm = {
  ...{ title: label('Phiếu đánh giá giải quyết thủ tục'), languages: ['vi'], scored: { rule: 'rating', names: {} } },
  sections: [
    { code: 's', title: label('Hồ sơ của ông/bà'), questions: rated.map((code) => rating(code, `Nội dung ${code}`)) },
    about,
  ],
}
export const ratingsOf = (place: number, person: number): object => ({
  ...Object.fromEntries(
    rated.map((code) => [
      code.toLowerCase(),
      ['2', '2', '1', '0'][Math.floor(4 * chance(`${code} ${place} ${person}`))],
    ]),
  ),
  gioi: chance(`g ${place} ${person}`) < 0.5 ? 'nam' : 'nu',
})

export async function agencyNamed(office: Office, page: Page, name: string): Promise<string> {
  const found = await office.ask<{ agencies: { id: string; name: string }[] }>(
    ...[page, 'GET', `/agencies?search=${encodeURIComponent(name)}`],
  )
  const agency = found.agencies.find((it) => it.name === name)
  assert.ok(agency, `there is no ${name}`)
  return agency.id
}

/** A questionnaire that was gone through once and published. */
export async function publishedForm(
  office: Office,
  page: Page,
  { agencyId, content, answers }: { agencyId: string; content: { title: { vi: string } }; answers: object },
): Promise<string> {
  const asked = { agencyId, title: content.title.vi, template: null }
  const made = await office.ask<{ id: string; number: number }>(page, 'POST', '/questionnaires', asked)
  const of = `/questionnaires/${made.id}/versions/${made.number}`
  await office.ask(page, 'PUT', of, { edit: 1, content })
  await office.ask(page, 'POST', `${of}/test`, { edit: 2, answers })
  await office.ask(page, 'POST', `${of}/publish`, { edit: 2 })
  return made.id
}

type Asked = {
  agencyId: string
  questionnaireId: string
  title: string
  seed: number
  /** By place, how many answer there. */
  people: Readonly<Record<string, number>>
  answersOf: (place: number, person: number) => object
}
export type Surveyed = { id: string; slug: string; title: string }

/** A survey in these places, drawn and answered. */
export async function surveyIn(office: Office, page: Page, asked: Asked): Promise<Surveyed> {
  const { agencyId, questionnaireId, title, people } = asked
  const year = new Date().getFullYear()
  const days = { opensOn: `${year}-01-01`, closesOn: `${year + 1}-02-28` }
  const survey = { questionnaireId, agencyId, title, ...days, openLink: true, codes: false }
  const { id } = await office.ask<{ id: string }>(page, 'POST', '/surveys', survey)
  const { slug } = await office.ask<{ slug: string }>(page, 'GET', `/surveys/${id}`)
  const clusters = await drawn(office, page, id, asked)
  await office.ask(page, 'POST', `/surveys/${id}/open`, { version: 1 })
  const answers = Object.entries(people).flatMap(([label, many], place) => {
    const clusterId = clusters.find((it) => it.label === label)?.id
    return Array.from({ length: many }, (_, i) => {
      return { id: crypto.randomUUID(), clusterId, answers: asked.answersOf(place, i) }
    })
  })
  await office.province.write((db) =>
    sql`insert into survey_answer (id, survey_id, questionnaire_version, channel, language, answers, received_on, cluster_id)
      select id, ${id}, 1, 'interviewer', 'vi', answers, ${`${year}-03-01`}::date, "clusterId"
      from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as x (id uuid, "clusterId" uuid, answers jsonb)`.execute(
      db,
    ),
  )
  return { id, slug, title }
}

async function drawn(office: Office, page: Page, surveyId: string, { people, seed }: Asked) {
  const sample = `/surveys/${surveyId}/sample`
  const places = Object.keys(people)
  const design = {
    places: [{ name: 'Xã, phường', method: 'random', take: places.length }],
    people: { name: 'Người dân', method: 'random', take: 80, reserves: 0, listed: false },
    onePsu: 'fail',
  }
  await office.ask(page, 'PUT', sample, { version: 0, design })
  const rows = places.map((name, i) => `X${i};${name};${600 + 40 * i}`)
  const brought = await page.request.post(`${office.address}/api${sample}/frames/0?dryRun=false`, {
    data: Buffer.from(['Mã;Tên;Số dân', ...rows].join('\n')),
    headers: { 'content-type': 'application/octet-stream', 'x-filename': 'xa.csv' },
  })
  assert.ok(brought.ok(), await brought.text())
  const { version } = await office.ask<{ version: number }>(page, 'GET', sample)
  type Drawn = { clusters: { id: string; label: string }[] }
  return (await office.ask<Drawn>(page, 'POST', `${sample}/draw`, { version, seed })).clusters
}

type Figure = { value: number; low: number | null; high: number | null }
type Line = { code: string; label: string; figure: Figure | null }
type Scored = Line & { places: Line[] }
export type Part = {
  overall: Line
  factors: Line[]
  places: Line[]
  groups: { code: string; lines: Line[] }[]
  scores: Scored[]
}

/** Makes a version of the result and publishes it; what the sample says in it. */
export async function published(office: Office, page: Page, { id }: Surveyed, compareWith?: string): Promise<Part> {
  type Made = { shown: { number: number; content: { parts: (Part & { source: string })[] } } }
  const asked = compareWith ? { compareWith } : {}
  const { shown } = await office.ask<Made>(page, 'POST', `/surveys/${id}/results`, asked)
  await office.ask(page, 'POST', `/surveys/${id}/results/${shown.number}/publish`, {})
  const part = shown.content.parts.find(({ source }) => source === 'sample')
  assert.ok(part, 'the survey has a sample')
  return part
}

export const placeIn = ({ places }: Pick<Part, 'places'>, name: string): Figure => {
  const figure = places.find(({ label }) => label === name)?.figure
  assert.ok(figure, `${name} has a figure`)
  return figure
}
