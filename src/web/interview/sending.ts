import { walk } from '#lib/questionnaire/answering.ts'
import { compile } from '#lib/questionnaire/compile.ts'
import { type Fields, readFields } from '#lib/questionnaire/fields.ts'
import { todayHere } from './day.ts'
import { markSent, saveIfSame, saveKept } from './keep.ts'
import {
  type Draft,
  type Listed,
  type ListedMet,
  listDrafts,
  listOutcomes,
  loadPhotos,
  markTold,
  type Session,
} from './records.ts'

/** How sending ended: all gone, no line, nobody (or somebody else) signed in, or some that the server did not take. */
export type Sending = 'done' | 'busy' | 'offline' | 'signIn' | 'other' | 'refused'

/** A server that has not answered in this many milliseconds is taken for one that is not there. */
export const PATIENCE = 30_000

class NoLine extends Error {}
class Refused extends Error {}

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const reply = await fetch(`/api${path}`, { ...init, signal: AbortSignal.timeout(PATIENCE) }).catch(() => {
    throw new NoLine()
  })
  if (reply.ok) return reply
  if (reply.status >= 500 || reply.status === 429 || reply.status === 401) throw new NoLine(String(reply.status))
  const { title } = (await reply.json().catch(() => ({ title: '' }))) as { title?: string }
  throw new Refused(title || String(reply.status))
}

/** Who is signed in on the server; undefined without a line, null when nobody is. */
export async function signedIn(): Promise<{ id: string; name: string } | null | undefined> {
  const reply = await fetch('/api/me', { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined)
  if (!reply || reply.status >= 500) return undefined
  return reply.ok ? ((await reply.json()) as { id: string; name: string }) : null
}

/** Sends what waits, one after the other. One tab of the device at a time; sending again what has arrived does no harm. */
export async function sendAll(session: Session, onSent: () => void): Promise<Sending> {
  return navigator.locks.request(`namro-gui ${session.person}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return 'busy'
    const queue = await queueOf(session)
    if (queue.length === 0) return 'done'
    const who = await signedIn()
    if (who === undefined) return 'offline'
    if (who === null) return 'signIn'
    if (who.id !== session.person) return 'other'
    let refused = false
    for (const { send, refuse } of queue) {
      try {
        await patiently(send)
        onSent()
      } catch (error) {
        if (error instanceof NoLine) return 'offline'
        // One that cannot be sent keeps none of the others back; it stays, with the reason beside it.
        refused = true
        await refuse(error instanceof Refused ? error.message : String(error))
      }
    }
    return refused ? 'refused' : 'done'
  })
}

type Queued = { send: () => Promise<unknown>; refuse: (note: string) => Promise<unknown> }

/** Interviews first, then what came of the people who were drawn, which does not say which interview was whose. */
async function queueOf(session: Session): Promise<Queued[]> {
  const interviews = (await listDrafts(session, 'waiting')).map((each) => ({
    send: () => sendInterview(session, each),
    refuse: (note: string) => saveKept({ ...each.record, note }),
  }))
  const outcomes = (await listOutcomes(session, 'outcome')).map((each) => ({
    send: () => sendOutcome(each),
    refuse: (note: string) => saveIfSame(each.record, { ...each.record, note }),
  }))
  return [...interviews, ...outcomes]
}

/** A line that is poor rather than gone is given some tries; sending again does no harm. */
async function patiently(run: () => Promise<unknown>): Promise<unknown> {
  for (let wait = 250; ; wait *= 2) {
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof NoLine) || wait > 2000 || !navigator.onLine) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}

async function sendInterview(session: Session, { record, draft }: Listed): Promise<void> {
  const names = await sendPhotos(session, draft)
  const answers = answersOf(draft, names)
  const { surveyId, questionnaireVersion } = draft.survey
  const seconds = Math.min(604_800, Math.round(draft.seconds))
  const ago = Math.round((Date.now() - draft.beganAt) / 1000)
  const body = {
    ...{ submissionId: draft.id, questionnaireVersion, language: draft.language, answers, seconds },
    beganSecondsAgo: Math.min(31_622_400, Math.max(seconds, ago)),
    ...(draft.clusterId ? { clusterId: draft.clusterId } : {}),
  }
  await ask(`/interviews/${surveyId}/answers`, inJson(body))
  await markSent(record)
}

async function sendOutcome(listed: ListedMet): Promise<void> {
  const { unitId, ...said } = listed.met
  await ask(`/sample-units/${unitId}/outcome`, inJson(said))
  await markTold(listed)
}

const inJson = (body: unknown) => ({
  ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
  body: JSON.stringify(body),
})

/** Pictures go first; the server says under which digest it keeps each. */
async function sendPhotos(session: Session, { id, survey }: Draft): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const [local, photo] of await loadPhotos(session, id)) {
    const headers = { 'content-type': 'application/octet-stream', 'x-filename': `${local.slice(0, 12)}.jpg` }
    const reply = await ask(`/surveys/${survey.surveyId}/photos`, { method: 'POST', headers, body: photo })
    names.set(local, ((await reply.json()) as { sha256: string }).sha256)
  }
  return names
}

/** The answers that hold, as the questionnaire decides them here and on the server alike. */
export function answersOf({ survey, fields }: Draft, photos: ReadonlyMap<string, string> = new Map()) {
  const { compiled } = compile(survey.content)
  if (!compiled) return {}
  const typed: Fields = new Map(fields)
  const given = Object.fromEntries(
    [...compiled.questions.values()].map(({ question }) => {
      const value = readFields(question, typed)
      return [
        question.code,
        question.kind === 'photo' && Array.isArray(value) ? value.map((id) => photos.get(id) ?? id) : value,
      ]
    }),
  )
  return walk(compiled, given, { today: todayHere() }).answers
}
