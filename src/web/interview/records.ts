import type { InterviewKit } from '#features/surveys/schema.ts'
import { drop, findKept, type Kept, type Kind, listKept, listPhotos, saveIfDraft, saveKept, savePhoto } from './keep.ts'
import { openBytes, seal, sealBytes, unseal } from './vault.ts'

/** Somebody at work on this device: his key is in memory only. */
export type Session = { person: string; name: string; key: CryptoKey }

export type Place = { id: string; label: string; within: string; people: readonly string[] }
export type Survey = InterviewKit['surveys'][number] & { places: readonly Place[] }
export type Kit = { at: number; surveys: readonly Survey[] }

/** One interview, with everything that is needed to go on with it though the survey has a newer version since. */
export type Draft = {
  id: string
  survey: Survey
  clusterId?: string | undefined
  language: string
  beganAt: number
  /** Seconds in which somebody was at work on it; the clock of the device may be moved meanwhile. */
  seconds: number
  fields: readonly (readonly [string, readonly string[]])[]
}

const kitId = (person: string) => `kit ${person}`

export async function loadKit({ person, key }: Session): Promise<Kit | undefined> {
  const kept = await findKept(kitId(person))
  return kept && unseal<Kit>(key, kept)
}

export async function saveKit({ person, key }: Session, kit: Kit): Promise<void> {
  await saveKept({ ...base(person, 'kit'), id: kitId(person), ...(await seal(key, kit)) })
}

const base = (person: string, kind: Kind) => ({ person, kind, at: Date.now(), format: 1 as const })

/** False when it no longer is a draft. */
export const saveDraft = async ({ person, key }: Session, draft: Draft): Promise<boolean> =>
  saveIfDraft({ ...base(person, 'draft'), id: draft.id, ...(await seal(key, draft)) })

/** From now on it waits to be sent; a draft and what waits are the same record, so that neither can be lost for the other. */
export const finish = async ({ person, key }: Session, draft: Draft): Promise<boolean> =>
  saveIfDraft({ ...base(person, 'waiting'), id: draft.id, ...(await seal(key, draft)) })

export type Listed = { record: Kept; draft: Draft }

export async function listDrafts({ person, key }: Session, kind: 'draft' | 'waiting'): Promise<Listed[]> {
  const kept = (await listKept(person)).filter((each) => each.kind === kind)
  return Promise.all(kept.map(async (record) => ({ record, draft: await unseal<Draft>(key, record) })))
}

export const countKept = async (person: string): Promise<Record<Kind, number>> => {
  const counts = { kit: 0, draft: 0, waiting: 0, sent: 0 }
  for (const { kind } of await listKept(person)) counts[kind] += 1
  return counts
}

export const discard = (id: string) => drop(id)

const LONGEST_SIDE = 1600

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((each) => each.toString(16).padStart(2, '0')).join('')

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
export async function keepPhoto({ person, key }: Session, of: string, file: Blob): Promise<string | undefined> {
  const small = await smaller(file)
  if (!small) return undefined
  const bytes = await small.arrayBuffer()
  const id = hex(await crypto.subtle.digest('SHA-256', bytes))
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
