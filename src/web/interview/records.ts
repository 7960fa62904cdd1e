import type { Outcome, Reason, UnitRow } from '#features/samples/schema.ts'
import type { InterviewKit } from '#features/surveys/schema.ts'
import { bareJpeg } from '#lib/pictures/bare-jpeg.ts'
import type { Device } from './device.ts'
import { digestOf } from './digest.ts'
import {
  drop,
  findKept,
  type Kept,
  type Kind,
  listKept,
  listPhotos,
  saveIfDraft,
  saveIfSame,
  saveKept,
  savePhoto,
} from './keep.ts'
import { interviewLetters, outcomeLetter } from './letters.ts'
import { openBytes, seal, sealBytes, unseal } from './vault.ts'

/** Somebody at work on this device: his key is in memory only. Without `device` nothing of his can go out yet. */
export type Session = { person: string; name: string; key: CryptoKey; device: Device | undefined }

/** Somebody who was drawn and is given to this person. */
export type Unit = Pick<UnitRow, 'id' | 'label' | 'contact' | 'reserve' | 'outcome' | 'reason'> & {
  /** Who else asked him, so that nobody asks twice. Kits of earlier versions of the app do not say. */
  askedBy?: string | null
  also?: readonly string[]
  place?: number
}
/** Kits of earlier versions of the app have no units. */
export type Place = { id: string; label: string; within: string; units?: readonly Unit[] }
type Carried = InterviewKit['surveys'][number]
type Ending = 'over' | 'endsOn' | 'interviewsUntil'
/** Kits of earlier versions of the app do not say when what is taken. */
export type Survey = Omit<Carried, Ending> & Partial<Pick<Carried, Ending>> & { places: readonly Place[] }
export type Kit = { at: number; surveys: readonly Survey[] }

/** One interview, with everything that is needed to go on with it though the survey has a newer version since. */
export type Draft = {
  id: string
  survey: Survey
  clusterId?: string | undefined
  /** Who is asked. Never sent with the answer: what came of somebody is told apart from what he said. */
  unit?: Pick<Unit, 'id' | 'label'> | undefined
  language: string
  beganAt: number
  /** Seconds in which somebody was at work on it; the clock of the device may be moved meanwhile. */
  seconds: number
  fields: readonly (readonly [string, readonly string[]])[]
}

const kitId = (person: string) => `kit ${person}`

async function loadKit({ person, key }: Session): Promise<Kit | undefined> {
  const kept = await findKept(kitId(person))
  return kept && unseal<Kit>(key, kept)
}

export async function saveKit({ person, key }: Session, kit: Kit): Promise<void> {
  await saveKept({ ...base(person, 'kit'), id: kitId(person), ...(await seal(key, kit)) })
}

const base = (person: string, kind: Kind) => ({ person, kind, at: Date.now(), format: 1 as const })

const writing = new Set<Promise<unknown>>()

function isWriting<T>(work: Promise<T>): Promise<T> {
  const watched = work.finally(() => writing.delete(watched))
  writing.add(watched)
  return watched
}

/** Whether something of an interview is on its way to the disk. */
export const isKeeping = (): boolean => writing.size > 0

/** When nothing of an interview is on its way to the disk any more; the page may go then. */
export async function allKept(): Promise<void> {
  while (writing.size > 0) {
    await Promise.allSettled(writing)
    // Whoever waited for that one begins the next.
    await new Promise((resolve) => setTimeout(resolve))
  }
}

/** False when it no longer is a draft. */
export const saveDraft = ({ person, key }: Session, draft: Draft): Promise<boolean> =>
  isWriting(seal(key, draft).then((sealed) => saveIfDraft({ ...base(person, 'draft'), id: draft.id, ...sealed })))

/** From now on it waits to be sent; a draft and what waits are the same record, so that neither can be lost for the other. */
export const finish = (session: Session, draft: Draft): Promise<boolean> =>
  isWriting(
    (async () => {
      const { person, key } = session
      const record = { ...base(person, 'waiting'), id: draft.id, ...(await seal(key, draft)) }
      const also = draft.unit && (await outcomeRecord(session, { unitId: draft.unit.id, outcome: 'done' }))
      const { letter, photos } = await lettersOf(session, draft)
      return saveIfDraft(letter ? { ...record, letter } : record, { also, photos })
    })(),
  )

const lettersOf = async ({ device, key }: Session, draft: Draft) =>
  device ? interviewLetters(device, key, draft, await listPhotos(draft.id)) : { letter: undefined, photos: [] }

/** Seals for the server what waits and is not sealed for it yet, or by a key of this device that has ended. */
export const sealWaiting = (session: Session): Promise<void> =>
  isWriting(
    (async () => {
      const { device } = session
      if (!device) return
      const unsealed = (await listKept(session.person)).filter(({ letter }) => letter?.device !== device.id)
      for (const { record, draft } of await draftsIn(session, unsealed, 'waiting')) {
        const { letter, photos } = await lettersOf(session, draft)
        if (letter) await saveIfSame(record, { ...record, letter }, photos)
      }
      for (const { record, met } of await outcomesIn(session, unsealed, 'outcome'))
        await saveIfSame(record, { ...record, letter: await outcomeLetter(device, met) })
    })(),
  )

/** What came of somebody who was drawn. */
export type Met = { unitId: string; outcome: Exclude<Outcome, 'replaced'>; reason?: Reason | undefined }
export type ListedMet = { record: Kept; met: Met }

const outcomeRecord = async ({ person, key, device }: Session, met: Met): Promise<Kept> => ({
  ...base(person, 'outcome'),
  ...{ id: `outcome ${met.unitId}`, ...(await seal(key, met)) },
  ...(device ? { letter: await outcomeLetter(device, met) } : {}),
})

/** The last word about somebody takes the place of the one before. */
export const keepOutcome = (session: Session, met: Met): Promise<unknown> =>
  isWriting(outcomeRecord(session, met).then(saveKept))

/** By unit, not by time: in which order people were asked is not told. */
const outcomesIn = ({ key }: Session, kept: readonly Kept[], kind: 'outcome' | 'told'): Promise<ListedMet[]> =>
  Promise.all(ofKind(kept, kind).map(async (record) => ({ record, met: await unseal<Met>(key, record) })))

export const listTold = async (session: Session): Promise<ListedMet[]> =>
  outcomesIn(session, await listKept(session.person), 'told')

/** The server has it; it holds here until what the server says is fetched anew. */
export const markTold = ({ note: _, letter: __, ...record }: Kept) => saveIfSame(record, { ...record, kind: 'told' })

export const dropOutcome = ({ record }: ListedMet) => saveIfSame(record, null)

/** What the server said of an interview that it took has been read. */
export async function noteRead(id: string): Promise<void> {
  const kept = await findKept(id)
  if (!kept) return
  const { note: _, ...rest } = kept
  await saveKept(rest)
}

export type Listed = { record: Kept; draft: Draft }

const draftsIn = ({ key }: Session, kept: readonly Kept[], kind: 'draft' | 'waiting'): Promise<Listed[]> =>
  Promise.all(ofKind(kept, kind).map(async (record) => ({ record, draft: await unseal<Draft>(key, record) })))

export const listDrafts = async (session: Session): Promise<Listed[]> =>
  draftsIn(session, await listKept(session.person), 'draft')

const ofKind = (kept: readonly Kept[], kind: Kind) => kept.filter((each) => each.kind === kind)

export type Seen = {
  kit: Kit | undefined
  drafts: readonly Listed[]
  /** Still sealed: with hundreds of them it would take long to open each, and how many is all that is shown. */
  waiting: readonly Kept[]
  outcomes: readonly ListedMet[]
  told: readonly ListedMet[]
  sent: readonly Kept[]
}

/** What is carried, what was begun, and what has not been sent yet. */
export async function seen(session: Session): Promise<Seen> {
  const kept = await listKept(session.person)
  const [kit, drafts, outcomes, told] = await Promise.all([
    loadKit(session),
    draftsIn(session, kept, 'draft'),
    outcomesIn(session, kept, 'outcome'),
    outcomesIn(session, kept, 'told'),
  ])
  return { kit, drafts, waiting: ofKind(kept, 'waiting'), outcomes, told, sent: ofKind(kept, 'sent') }
}

export const countKept = async (person: string): Promise<Record<Kind, number>> => {
  const counts = { kit: 0, draft: 0, waiting: 0, sent: 0, outcome: 0, told: 0, device: 0 }
  for (const { kind } of await listKept(person)) counts[kind] += 1
  return counts
}

export const discard = (id: string) => drop(id)

const LONGEST_SIDE = 1600

/** Drawn anew and smaller: what the camera wrote about place and device is left behind. Undefined when it is no picture. */
async function smaller(file: Blob): Promise<Blob | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return undefined
  const share = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * share)))
  const canvas = new OffscreenCanvas(width ?? 1, height ?? 1)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 })
}

/** Keeps a picture of an interview; answers under which digest the interview names it until it is sent. */
export const keepPhoto = (session: Session, of: string, file: Blob): Promise<string | undefined> =>
  isWriting(keptPhoto(session, of, file))

async function keptPhoto({ person, key }: Session, of: string, file: Blob): Promise<string | undefined> {
  const small = await smaller(file)
  if (!small) return undefined
  const drawn = new Uint8Array(await small.arrayBuffer())
  const bytes = bareJpeg(drawn) ?? drawn
  const id = await digestOf(bytes)
  await savePhoto({ id, of, person, ...(await sealBytes(key, bytes)) })
  return id
}

export async function loadPhotos({ key }: Session, of: string): Promise<Map<string, Blob>> {
  const kept = await listPhotos(of)
  return new Map(
    await Promise.all(
      kept.map(async (each) => [each.id, new Blob([await openBytes(key, each)], { type: 'image/jpeg' })] as const),
    ),
  )
}
