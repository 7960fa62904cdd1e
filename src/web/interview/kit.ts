import type { MySample } from '#features/samples/schema.ts'
import type { InterviewKit } from '#features/surveys/schema.ts'
import { dropOutcome, type Kit, listOutcomes, type Place, type Session, saveKit } from './records.ts'
import { PATIENCE } from './sending.ts'

/** Why nothing new could be fetched; what was carried before stays. */
export type NotFetched = 'offline' | 'signIn' | 'other' | 'ended'

/** Fetches what is carried. */
export async function renewKit(session: Session): Promise<NotFetched | undefined> {
  // What was told before this asking is in what the server says now.
  const told = await listOutcomes(session, 'told')
  const kit = await fetchedKit(session)
  if (typeof kit === 'string') return kit
  await saveKit(session, kit)
  await Promise.all(told.map(dropOutcome))
  return undefined
}

async function fetchedKit({ person, device }: Session): Promise<Kit | NotFetched> {
  const headers = device ? { 'x-namro-device': device.key } : {}
  const read = (path: string) => fetch(path, { headers, signal: AbortSignal.timeout(PATIENCE) })
  try {
    const [reply, units] = await Promise.all([read('/api/interviews'), read('/api/samples/mine')])
    if (reply.status === 401) return 'signIn'
    if (reply.status === 403) return 'ended'
    // Without its people a kit would send an interviewer to a place where he knows nobody.
    if (!reply.ok || !units.ok) return 'offline'
    const kit = (await reply.json()) as InterviewKit
    if (kit.userId !== person) return 'other'
    const mine = (await units.json()) as MySample
    return {
      at: Date.now(),
      surveys: kit.surveys.map((each) => ({ ...each, places: placesOf(mine, each.surveyId) })),
    }
  } catch {
    return 'offline'
  }
}

const placesOf = ({ surveys }: MySample, surveyId: string): Place[] =>
  (surveys.find((each) => each.surveyId === surveyId)?.clusters ?? []).map(({ units, ...place }) => ({
    ...place,
    units: units.map(({ id, label, contact, reserve, outcome, reason }) => ({
      ...{ id, label, contact, reserve, outcome, reason },
    })),
  }))
