import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { openZip } from '#lib/office/zip.ts'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { drawnSample, smallDesign } from '../../samples/samples-samples.ts'
import { during, openSurvey, publishedForm } from '../../surveys/samples-surveys.ts'
import { bytesOf, factorAnswers, factorForm, giveAnswers } from '../samples-estimates.ts'
import type { Part, Result } from '../schema.ts'
import { tablesOf } from './told-rules.ts'

const reason = 'Nhập trùng ba phiếu giấy của điểm một cửa; đã bỏ phần trùng và tính lại.'

async function published(t: TestContext) {
  const w = await workWorld(t)
  const survey = await openSurvey(
    w,
    { openLink: true, codes: false },
    await publishedForm(w, factorForm, factorAnswers),
  )
  const { clusters } = await drawnSample(w, survey.id, smallDesign)
  const places = clusters.map(({ id }) => id)
  await giveAnswers(w, survey.id, places, 14, 'interviewer')
  await giveAnswers(w, survey.id, [null], 60, 'openLink')
  const of = { surveyId: survey.id }
  const make = () => w.as('keeper', 'estimate.make', of, during)
  const publish = (number: number) => problemOf(w.as('keeper', 'estimate.publish', { ...of, number }, during))
  const told = async () => (await w.as('visitor', 'estimate.public', { slug: survey.slug })).shown?.content
  await make()
  assert.equal(await publish(1), 'fine')
  return { w, survey, of, places, make, publish, told }
}

const partOf = (content: Result | undefined, source: Part['source']) =>
  content?.parts.find((part) => part.source === source)

/** Answers that one version counts and another does not, as they were given. */
async function apart({ w }: Awaited<ReturnType<typeof published>>, a: number, b: number) {
  const { rows } = await w.province.read((db) =>
    sql<{ clusterId: string | null; answers: Record<string, unknown> }>`
      select a.cluster_id as "clusterId", a.answers from survey_answer a
      where (select count(*) from survey_result_answer x join survey_result r on r.id = x.result_id
        where x.answer_id = a.id and r.number in (${a}, ${b})) = 1`.execute(db),
  )
  return rows
}

test('a version with an error is withdrawn with its reason; what replaces it tells nothing of few answers', async (t) => {
  const it = await published(t)
  const { w, survey, of, make, publish, told } = it
  await giveAnswers(w, survey.id, [null], 3, 'paper')
  await giveAnswers(w, survey.id, [null], 3, 'openLink')
  await make()
  assert.equal(await publish(2), 'estimate.too_alike')

  const withdraw = (who: 'keeper' | 'stranger', number: number, why = reason) =>
    problemOf(w.as(who, 'estimate.withdraw', { ...of, number, reason: why }, during))
  assert.equal(await withdraw('stranger', 1), 'access.verb_missing')
  assert.notEqual(await withdraw('keeper', 1, 'Sai.'), 'fine')
  assert.equal(await withdraw('keeper', 2), 'estimate.not_public')
  assert.equal(await withdraw('keeper', 9), 'access.not_found')
  assert.equal(await withdraw('keeper', 1), 'fine')
  assert.equal(await withdraw('keeper', 1), 'estimate.not_public')

  // Everybody sees that it was withdrawn and why; its figures are gone, and it never comes back.
  const after = await w.as('visitor', 'estimate.public', { slug: survey.slug })
  assert.deepEqual([after.shown, after.corrections.map((own) => own.reason)], [null, [reason]])
  assert.equal((await w.as('visitor', 'estimate.listPublic')).results[0]?.withdrawn, true)
  const file = { slug: survey.slug }
  assert.equal(await problemOf(w.as('visitor', 'estimate.publicXlsx', file)), 'access.not_found')
  assert.equal(await problemOf(w.as('visitor', 'estimate.publicSeries', file)), 'access.not_found')
  assert.equal(await publish(1), 'estimate.withdrawn')
  // Who takes a file of it still is told in the file.
  const taken = wordsOf(await w.as('keeper', 'estimate.xlsx', { ...of, number: '1' }))
  assert.match(await taken, /đã rút để đính chính.*Nhập trùng ba phiếu giấy/)

  assert.equal(await publish(2), 'fine')
  const content = await told()
  const [sample, open] = [partOf(content, 'sample'), partOf(content, 'selfSelected')]
  assert.ok(sample?.overall?.figure && sample.factors.length === 2, 'what did not change is told as it was')
  // Of the open link three answers differ: nothing is told of it, in the page or in the file.
  assert.deepEqual([open?.overall, open?.factors, open?.items, open?.numbers, open?.groups], [null, [], [], [], []])
  assert.ok(content?.method.words.some((words) => words.startsWith('Một số bảng không nêu')))
  const workbook = await workbookOf(it)
  assert.ok(workbook.includes('Hài lòng – theo mẫu') && !workbook.includes('Hài lòng – tự chọn'))
  const kept = await w.as('keeper', 'estimate.get', { ...of, number: '2' })
  assert.equal(partOf(kept.shown?.content, 'selfSelected')?.overall, null, 'who signs in reads what was told')
  const opened = { ...of, number: '2', source: 'selfSelected', kind: 'item', of: 'F1' } as const
  assert.deepEqual((await w.as('keeper', 'estimate.singles', opened)).singles, [])

  // The database holds to it, too.
  const change = (set: string) =>
    w.province.write((db) => sql.raw(`update survey_result set ${set} where number < 3`).execute(db))
  await assert.rejects(change('withdrawn_at = null, withdrawn_reason = null, withdrawn_by_name = null'))
  await assert.rejects(change('withheld = null'))
})

async function workbookOf({ w, survey }: Awaited<ReturnType<typeof published>>): Promise<string> {
  return wordsOf(await w.as('visitor', 'estimate.publicXlsx', { slug: survey.slug }))
}

async function wordsOf({ body }: { body: Parameters<typeof bytesOf>[0] }): Promise<string> {
  const zip = openZip(await bytesOf(body), 20_000_000)
  return zip.entries.map(({ name }) => new TextDecoder().decode(zip.read(name))).join('\n')
}

test('an attacker who kept the version before learns of no cell what fewer than ten people said', async (t) => {
  const it = await published(t)
  const { w, survey, of, places, make, publish, told } = it
  const before = await told()
  const singlesOf = async (number: string, source: Part['source']) => {
    const all = []
    for (const [kind, group] of [
      ['item', 'F1'],
      ['item', 'F2'],
      ['number', 'cho'],
    ] as const) {
      const asked = { ...of, number, source, kind, of: group }
      all.push(...(await w.as('keeper', 'estimate.singles', asked)).singles)
    }
    return all
  }
  // Enough answers in all, but few in some groups and places.
  await giveAnswers(w, survey.id, places.slice(0, 1), 2, 'paper')
  await giveAnswers(w, survey.id, places.slice(1, 3), 15, 'paper')
  const mostlyMen = (c: number, i: number) => ({ ...factorAnswers, gioi: i === 0 ? 'nu' : 'nam', cho: 5 + c + i })
  await giveAnswers(w, survey.id, [null], 14, 'openLink', mostlyMen)
  await make()
  assert.equal(await publish(2), 'fine')
  const now = await told()
  const rows = await apart(it, 1, 2)
  const women = rows.filter(({ clusterId, answers }) => !clusterId && answers.gioi === 'nu').length
  assert.ok(women > 0 && women < 10)
  const [open, opened] = [partOf(before, 'selfSelected'), partOf(now, 'selfSelected')]
  assert.ok(open?.groups.length && open.overall?.figure && opened?.overall?.figure)
  assert.deepEqual([opened.groups, opened.questions.filter(({ code }) => code === 'gioi')], [[], []])
  const sample = partOf(now, 'sample')
  assert.ok(sample?.overall?.figure)
  assert.deepEqual(sample.places, [], 'two answers more in one place')

  for (const source of ['sample', 'selfSelected'] as const) {
    const [a, b] = [partOf(before, source), partOf(now, source)]
    assert.ok(a && b)
    const [early, late] = [tablesOf(a, await singlesOf('1', source)), tablesOf(b, await singlesOf('2', source))]
    let compared = 0
    for (const [key, table] of late) {
      for (const [cell, n] of table.cells) {
        const was = early.get(key)?.cells.get(cell)
        if (n == null || was == null) continue
        compared++
        assert.ok(n === was || Math.abs(n - was) >= 10, `${key} ${cell}: ${was} → ${n}`)
      }
    }
    assert.ok(compared > 5, source)
  }
})
