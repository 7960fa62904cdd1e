import assert from 'node:assert/strict'
import { v7 as uuid } from 'uuid'
import { readQuestionnaires } from '#features/questionnaires/presets.ts'
import { codeFrom, withCodes } from '#features/surveys/codes.ts'
import type { Db } from '#platform/db/connection.ts'
import { createLog } from '#platform/log.ts'
import { insertAgencies } from './public-plans.ts'
import { publicWeb } from './public-web.ts'

const most = 40 * 1024

export const code = codeFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]))

async function insertSurvey(db: Db, agencyId: string, slug: string, content: { title: Record<string, string> }) {
  const [questionnaireId, id, now] = [uuid(), uuid(), new Date()]
  await db
    .insertInto('questionnaire')
    .values({ id: questionnaireId, agencyId, title: slug, createdAt: now, createdByName: 'x' })
    .execute()
  await db
    .insertInto('questionnaireVersion')
    .values({
      questionnaireId,
      number: 1,
      content: JSON.stringify(content),
      testedEdit: 1,
      publishedAt: now,
      publishedByName: 'x',
      updatedAt: now,
    })
    .execute()
  await db
    .insertInto('survey')
    .values({
      id,
      agencyId,
      questionnaireId,
      versions: [1],
      title: content.title.vi ?? '',
      slug,
      opensOn: '2020-01-01',
      closesOn: '2999-12-31',
      state: 'open',
      openLink: true,
      codes: true,
      updatedAt: now,
    })
    .execute()
  await db
    .insertInto('surveyCodes')
    .values({ surveyId: id, unused: withCodes(Buffer.alloc(0), id, [code]), issued: 1 })
    .execute()
}

export const stateIn = (page: string): string => /name="phien" value="([^"]*)"/.exec(page)?.[1] ?? ''

/** The first option of every group of the page, and something for what is typed. */
export function filled(page: string): Record<string, string> {
  const chosen: Record<string, string> = {}
  for (const [, type, name, value] of page.matchAll(
    /<input type="(radio|checkbox)"(?: id="[^"]*")? name="([^"]+)" value="([^"]*)"/g,
  ))
    if (!(name! in chosen) && !value!.startsWith('~') && type) chosen[name!] = value!
  for (const [, name] of page.matchAll(/class="typed number"><input type="text" id="([^"]+)"/g)) chosen[name!] = '3'
  return chosen
}

export type PublicSurveys = Awaited<ReturnType<typeof publicSurveys>>

/** The ready questionnaires as open surveys, answered as a browser without script does. */
export async function publicSurveys() {
  const web = await publicWeb()
  const templates = await readQuestionnaires(createLog('silent'))
  let agencyId = ''
  await web.province.write(async (db) => {
    const agencies = await insertAgencies(db, ['Sở Nội vụ'])
    agencyId = agencies['Sở Nội vụ'] ?? ''
    for (const { code: slug, content } of templates) await insertSurvey(db, agencyId, slug, content)
  })
  const address = await web.listen()

  /** What a browser without script sends when the button is pressed. */
  async function press(slug: string, page: string, step: string, chosen: Record<string, string> = {}) {
    const state = stateIn(page)
    const body = new URLSearchParams({ ...(state ? { phien: state } : {}), buoc: step, ...chosen })
    const reply = await fetch(`${address}/khao-sat/${slug}`, { method: 'POST', body, headers: { origin: address } })
    const text = await reply.text()
    assert.equal(reply.headers.get('set-cookie'), null)
    assert.match(reply.headers.get('cache-control') ?? '', /^private|max-age=60/)
    assert.ok(Buffer.byteLength(text) <= most, `${slug}: ${Buffer.byteLength(text)} bytes`)
    assert.ok(!text.includes('<script'))
    return { status: reply.status, text }
  }

  /** To the page on which all answers are looked over. */
  async function walked(slug: string) {
    let reply = await press(slug, '', 'bat-dau')
    while (!reply.text.includes('value="gui"')) reply = await press(slug, reply.text, 'tiep', filled(reply.text))
    return reply
  }

  const add = (slug: string, content: { title: Record<string, string> }) =>
    web.province.write((db) => insertSurvey(db, agencyId, slug, content))

  return { web, address, press, walked, add, close: web.close }
}
