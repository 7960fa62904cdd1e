import { sql } from 'kysely'
import { openSurvey, publishedForm, type World } from '#features/surveys/samples-surveys.ts'
import type { Db } from '#platform/db/connection.ts'
import { workWorld } from '../test/work.ts'
import type { Line } from './measure.ts'

const [sizes, places, bar] = [[10_000, 50_000], 200, 150]

/** What the pages of a sample ask for, with so many people drawn and as many interviews. */
export async function benchSurveyPeople(): Promise<Line[]> {
  const lines: Line[] = []
  for (const people of sizes) lines.push(...(await measured(people)))
  return lines
}

async function measured(people: number): Promise<Line[]> {
  const ends: (() => Promise<unknown>)[] = []
  const w = await workWorld({ after: (end: () => Promise<unknown>) => void ends.push(end) } as never)
  try {
    const of = { surveyId: await drawn(w, people) }
    await w.province.write((db) => interviewed(db, of.surveyId))
    const line = async (what: string, run: (i: number) => Promise<unknown>, times = 5): Promise<Line> => {
      const figure = await median(run, times)
      const name = `survey people: ${what}`
      return { name, figure, unit: 'ms', reference: `${people} people`, ratio: figure / bar, bar: `≤ ${bar} ms` }
    }
    const find = (search: string) => w.as('keeper', 'sample.findPeople', { ...of, search })
    return [
      await line('first search by name', () => find('nguoi 7.3'), 1),
      await line('search by name', (i) => find(`Người ${i}.1`)),
      await line('the sample, first', () => w.as('keeper', 'sample.get', of), 1),
      await line('the sample', () => w.as('keeper', 'sample.get', of)),
      await line('fieldwork', () => w.as('keeper', 'sample.field', of)),
      await line('places of fieldwork', () => w.as('keeper', 'sample.fieldPlaces', of)),
      await line('interviews to look at, after a new one', () => w.as('keeper', 'estimate.checks', of), 1),
      await line('interviews to look at', () => w.as('keeper', 'estimate.checks', of)),
    ]
  } finally {
    for (const end of ends.reverse()) await end()
  }
}

async function median(run: (i: number) => Promise<unknown>, times: number): Promise<number> {
  const took: number[] = []
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    await run(i)
    took.push(performance.now() - start)
  }
  return took.sort((a, b) => a - b)[times >> 1] ?? Number.NaN
}

const of = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
const levels = of(5).map((i) => ({ code: String(i), label: { vi: `Mức ${i}` } }))
/** Two tables of ten statements, a choice and a text. */
const content = {
  ...{ title: { vi: 'Phiếu' }, languages: ['vi'] },
  sections: of(2).map((f) => ({
    ...{ code: `p${f}`, title: { vi: `Phần ${f}` } },
    questions: [
      {
        ...{ kind: 'grid', code: `f${f}`, label: { vi: `Bảng ${f}` }, choices: levels },
        rows: of(10).map((r) => ({ code: `r${r}`, label: { vi: `Nội dung ${r}` } })),
      },
      { kind: 'text', code: `y${f}`, label: { vi: 'Ý kiến' } },
    ],
  })),
}

/** Nine of ten people are to be asked, the others are reserves. */
async function drawn(w: World, people: number): Promise<string> {
  const survey = await openSurvey(w, { openLink: true, codes: false }, await publishedForm(w, content, {}))
  const each = people / places
  const design = {
    places: [{ name: 'Xã', method: 'random', take: places }],
    people: { name: 'Người', method: 'random', take: each * 0.9, reserves: each * 0.1, listed: true },
    onePsu: 'fail',
  }
  await w.as('keeper', 'sample.save', { surveyId: survey.id, version: 0, design })
  const communes = of(places)
  const lists = [
    ['Mã;Tên;Số dân', ...communes.map((c) => `X${c};Xã ${c};${each}`)],
    ['Mã;Họ và tên;Thuộc;Điện thoại', ...communes.flatMap((c) => of(each).map((i) => person(c, i)))],
  ]
  for (const [stage, rows] of lists.entries()) {
    const upload = { filename: 'danh-sach.csv', bytes: Buffer.from(rows.join('\n')) }
    const input = { surveyId: survey.id, stage: String(stage), dryRun: 'false' }
    const { written } = await w.as('keeper', 'sample.importFrame', input, { upload })
    if (!written) throw new Error('the list was not taken')
  }
  const { version } = await w.as('keeper', 'sample.get', { surveyId: survey.id })
  await w.as('keeper', 'sample.draw', { surveyId: survey.id, version, seed: 1 })
  return survey.id
}

const person = (c: number, i: number) => `X${c}-${i};Nguyễn Thị Người ${i}.${c};X${c};0900 ${c} ${i}`

/** Everybody is asked by one interviewer a place. */
async function interviewed(db: Db, surveyId: string): Promise<void> {
  await sql`insert into survey_answer
      (id, survey_id, questionnaire_version, channel, language, answers, received_on, received_at, began_at, seconds, cluster_id, interviewer_id)
    select gen_random_uuid(), ${surveyId}, 1, 'interviewer', 'vi', jsonb_build_object(
        'f1', (select jsonb_object_agg('r' || r, (1 + floor(random() * 5 + u.place * 0))::int::text) from generate_series(1, 10) r),
        'f2', (select jsonb_object_agg('r' || r, (1 + floor(random() * 5 + u.place * 0))::int::text) from generate_series(1, 10) r),
        'y1', 'Cần nhanh hơn'),
      '2026-11-20', timestamptz '2026-11-20 03:00Z' + random() * interval '5 hours', '2026-11-20 02:00Z',
      300 + floor(random() * 900)::int, u.cluster_id, (select id from auth_user order by id limit 1)
    from sample_unit u`.execute(db)
  await sql`analyze`.execute(db)
}
