import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { workWorld } from '../../../test/work.ts'
import { answerTo, during, openSurvey, type World } from './samples-surveys.ts'

type Row = Record<string, unknown>

/** Every row of every table of every schema, in the order in which it lies on the disk, with the transaction that wrote it. */
async function everything(w: World): Promise<Map<string, Row[]>> {
  return w.province.read(async (db) => {
    const { rows: tables } = await sql<{ schema: string; name: string }>`select n.nspname as schema, c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
        and has_table_privilege(c.oid, 'select')`.execute(db)
    const found = new Map<string, Row[]>()
    for (const { schema, name } of tables) {
      const { rows } = await sql<{ row: Row }>`select to_jsonb(t) || jsonb_build_object('xmin', t.xmin::text) as row
        from ${sql.table(`${schema}.${name}`)} t order by t.ctid`.execute(db)
      found.set(
        name,
        rows.map(({ row }) => row),
      )
    }
    return found
  })
}

const shuffled = <T>(list: readonly T[]): T[] => {
  const all = [...list]
  for (let i = all.length - 1; i > 0; i--) {
    const j = randomInt(i + 1)
    ;[all[i], all[j]] = [all[j] as T, all[i] as T]
  }
  return all
}

/** A survey with thirty slips, twenty of which answer in an order of chance, between others who answer by the open link. */
async function answered(w: World) {
  const survey = await openSurvey(w, { openLink: true, codes: true })
  const { codes } = await w.as('keeper', 'survey.makeCodes', { surveyId: survey.id, count: 30 }, during)
  const before = await everything(w)
  const truth = new Map<string, string>()
  for (const [i, code] of shuffled(codes).slice(0, 20).entries()) {
    const answer = answerTo(survey.slug, { code, seconds: 31 + i })
    // Whoever sends may ask first, and may say a key of repetition each time.
    await w.as('visitor', 'survey.checkCode', { slug: survey.slug, code }, { ...during, key: `ask ${i}` })
    await w.as('visitor', 'survey.answer', answer, { ...during, key: `send ${i}` })
    await w.as('visitor', 'survey.answer', answer, { ...during, key: `send ${i}` })
    truth.set(answer.submissionId, code)
    if (i % 3 === 0) await w.as('visitor', 'survey.answer', answerTo(survey.slug), during)
  }
  return { codes, truth, before, after: await everything(w) }
}

test('whoever has the whole database and every slip cannot tell which code sent which answer', async (t) => {
  const w = await workWorld(t)
  const { codes, truth, before, after } = await answered(w)
  const differs = [...after].filter(([table, rows]) => JSON.stringify(rows) !== JSON.stringify(before.get(table)))
  // Nothing but the answers and the one value of all codes: no event, no key of repetition, no job, no row for a code.
  assert.deepEqual(differs.map(([table]) => table).sort(), ['survey_answer', 'survey_codes'])
  assert.equal(after.get('survey_codes')?.length, 1)

  const text = JSON.stringify([...after]).toUpperCase()
  for (const code of codes)
    assert.ok(!text.includes(code) && !text.includes(code.replaceAll('-', '')), 'a code is kept')
  const answers = (after.get('survey_answer') ?? []).filter(({ channel }) => channel === 'code')
  assert.equal(answers.length, truth.size)
  for (const row of answers) {
    // No interview is late here, so that the mark says nothing.
    assert.deepEqual([row.received_at, row.seconds, row.received_on, row.late], [null, null, '2026-11-22', false])
    assert.equal(String(row.id)[14], '4')
    const said = Object.keys(row).filter((key) => row[key] !== null)
    assert.deepEqual(said.sort(), columnsThatSpeak)
  }

  // What the database itself notes of those who are connected holds no code either.
  const { rows: said } = await w.province.read((db) =>
    sql<{ query: string }>`select query from pg_stat_activity`.execute(db),
  )
  assert.ok(!codes.some((code) => said.some(({ query }) => query.includes(code.replaceAll('-', '')))))

  // The unused codes are all that it knows, sorted by their digest: neither printing nor using leaves an order.
  const marks = String(after.get('survey_codes')?.[0]?.unused).slice(2).match(/.{16}/g) ?? []
  assert.deepEqual(marks, [...marks].sort())
  assert.equal(marks.length, 10)

  // Every order that the tables have against every order that the slips have: right by chance, one of twenty, not more.
  const used = codes.filter((code) => [...truth.values()].includes(code))
  const ordersOfAnswers: Record<string, (a: Row, b: Row) => number> = {
    place: () => 0,
    writer: (a, b) => Number(a.xmin) - Number(b.xmin),
    id: (a, b) => (String(a.id) < String(b.id) ? -1 : 1),
    last: (a, b) => Number(b.xmin) - Number(a.xmin),
  }
  const ofCodes = [used, [...used].sort(), [...used].reverse(), [...used].sort().reverse()]
  for (const [name, order] of Object.entries(ordersOfAnswers)) {
    const sorted = answers.toSorted(order)
    for (const guess of ofCodes) {
      const right = sorted.filter(({ id }, i) => truth.get(String(id)) === guess[i]).length
      // Nine or more of twenty by chance: once in four hundred thousand.
      assert.ok(right < 9, `${name}: ${right} of ${truth.size} are guessed`)
    }
  }
})

/** All that an answer by code says: what was answered, of which survey and version, in which language, on which day. */
const columnsThatSpeak = [
  'answers',
  'channel',
  'id',
  'language',
  'late',
  'questionnaire_version',
  'received_on',
  'survey_id',
  'xmin',
]

test('the tables after two people answered are the same, whichever of them had which slip', async (t) => {
  const kept = []
  for (const isSwapped of [false, true]) {
    const w = await workWorld(t)
    const survey = await openSurvey(w, { openLink: false, codes: true })
    const { codes } = await w.as('keeper', 'survey.makeCodes', { surveyId: survey.id, count: 3 }, during)
    const [first = '', second = ''] = isSwapped ? [codes[1], codes[0]] : codes
    for (const [code, word, n] of [
      [first, 'co', 1],
      [second, 'khong', 2],
    ] as const) {
      const submissionId = `00000000-0000-4000-8000-00000000000${n}`
      const answer = answerTo(survey.slug, { submissionId, code, answers: { hai_long: word } })
      await w.as('visitor', 'survey.answer', answer, during)
    }
    const after = await everything(w)
    const [one] = after.get('survey_codes') ?? []
    // What chance gave each world (the survey's id, the digests) is left out; what is left must not tell the two apart.
    kept.push({
      answers: after.get('survey_answer')?.map(({ survey_id: _, xmin: __, ...row }) => row),
      codes: [one?.issued, String(one?.unused).length],
      rows: [...after].map(([table, rows]) => [table, rows.length]).sort(),
    })
  }
  assert.deepEqual(kept[0], kept[1])
})
