import type { NewDevice } from '#features/surveys/devices/schema.ts'
import { fromBase64 } from './base64.ts'
import { findKept, listPeople, saveKept } from './keep.ts'
import { PATIENCE } from './line.ts'
import { keepRecovery, seal, unseal } from './vault.ts'

/** By which key the server knows this device as somebody's, and for which one letters to the server are sealed. */
export type Device = { id: string; key: string; letterKey: Uint8Array<ArrayBuffer> }
type Owner = { person: string; key: CryptoKey }

const deviceId = (person: string) => `device ${person}`

const deviceOf = ({ id, key, letterKey }: NewDevice): Device => ({ id, key, letterKey: fromBase64(letterKey) })

/** Makes this device his who is signed in; undefined when the server cannot be asked or refuses. */
export async function register(): Promise<NewDevice | undefined> {
  const { platform } = navigator as { platform?: string }
  const found = /Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(navigator.userAgent)?.[0] ?? platform ?? 'web'
  return asked<NewDevice>('/api/interview-devices', { name: found })
}

/** The key of what he keeps here, given back to the account that is signed in. */
export const recover = async (recovery: Uint8Array): Promise<string | undefined> => {
  const sealed = btoa(String.fromCharCode(...recovery))
  return (await asked<{ key: string }>('/api/interview-devices/recover', { sealed }))?.key
}

async function asked<T>(path: string, body: object): Promise<T | undefined> {
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE) }
  const reply = await fetch(path, init).catch(() => undefined)
  return reply?.ok ? ((await reply.json()) as T) : undefined
}

export async function loadDevice({ person, key }: Owner): Promise<Device | undefined> {
  const kept = await findKept(deviceId(person))
  return kept && deviceOf(await unseal<NewDevice>(key, kept))
}

export async function saveDevice({ person, key }: Owner, made: NewDevice): Promise<Device> {
  const base = { person, kind: 'device' as const, at: Date.now(), format: 1 as const }
  await saveKept({ ...base, id: deviceId(person), ...(await seal(key, made)) })
  return deviceOf(made)
}

/** Makes the device his again, or for the first time where an earlier version of the app had put him onto it. */
export async function join(owner: Owner): Promise<Device | undefined> {
  const made = await register()
  if (!made) return undefined
  const device = await saveDevice(owner, made)
  const person = (await listPeople()).find(({ id }) => id === owner.person)
  if (person && !person.recovery) await keepRecovery(person, owner.key, device.letterKey)
  return device
}
