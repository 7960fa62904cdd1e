import type { MySample } from '#features/samples/schema.ts'
import type { InterviewKit } from '#features/surveys/schema.ts'
import { PATIENCE } from './line.ts'
import { dropOutcome, type Kit, listTold, type Place, type Session, saveKit, type Unit } from './records.ts'

/** Why nothing new could be fetched; what was carried before stays. */
export type NotFetched = 'offline' | 'signIn' | 'other' | 'ended'

/** Fetches what is carried. */
export async function renewKit(session: Session): Promise<NotFetched | undefined> {
  // What was told before this asking is in what the server says now.
  const told = await listTold(session)
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
    const reply = await read('/api/interviews')
    if (reply.status === 401) return 'signIn'
    if (reply.status === 403) return 'ended'
    const mine = reply.ok ? await givenTo(read) : undefined
    // Without its people a kit would send an interviewer to a place where he knows nobody.
    if (!mine) return 'offline'
    const kit = (await reply.json()) as InterviewKit
    if (kit.userId !== person) return 'other'
    return {
      at: Date.now(),
      surveys: kit.surveys.map((each) => ({ ...each, places: placesOf(mine, each.surveyId) })),
    }
  } catch {
    return 'offline'
  }
}

/** Everybody he is sent to, page by page. */
async function givenTo(read: (path: string) => Promise<Response>): Promise<MySample['surveys'] | undefined> {
  const surveys: MySample['surveys'] = []
  for (let after: string | null = ''; after !== null; ) {
    const reply = await read(after ? `/api/samples/mine?after=${after}` : '/api/samples/mine')
    if (!reply.ok) return undefined
    const page = (await reply.json()) as MySample
    surveys.push(...page.surveys)
    after = page.next
  }
  return surveys
}

/** A place may stand on several pages. */
function placesOf(mine: MySample['surveys'], surveyId: string): Place[] {
  const places = new Map<string, Place & { units: Unit[] }>()
  for (const { clusters } of mine.filter((each) => each.surveyId === surveyId)) {
    for (const { units, ...place } of clusters) {
      const known = places.get(place.id) ?? { ...place, units: [] }
      known.units.push(...units.map(carried))
      places.set(place.id, known)
    }
  }
  return [...places.values()].map(({ units, ...place }) => ({
    ...place,
    units: units.sort((one, two) => Number(one.reserve) - Number(two.reserve) || (one.place ?? 0) - (two.place ?? 0)),
  }))
}

const carried = ({ id, place, label, contact, reserve, outcome, reason, askedBy, also }: MineUnit): Unit => ({
  ...{ id, place, label, contact, reserve, outcome, reason, askedBy },
  also: also.map(({ name }) => name),
})
type MineUnit = MySample['surveys'][number]['clusters'][number]['units'][number]
