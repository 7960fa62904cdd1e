import { sealLetter } from '#lib/sealed-letter/letter.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { type Person, savePerson } from './keep.ts'

/** Rounds of PBKDF2 with SHA-256, as OWASP asks (2023): a guess costs about half a second on a phone. */
const ROUNDS = 600_000
const FREE_TRIES = 5

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

async function keyOf(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  return crypto.subtle.deriveKey(how, typed, { name: 'AES-GCM', length: 256 }, false, ['wrapKey', 'unwrapKey'])
}

export const isPin = (pin: string): boolean => /^\d{6,12}$/.test(pin)

const opening = { name: 'AES-GCM', length: 256 }
const uses: KeyUsage[] = ['encrypt', 'decrypt']

/** Seals the key to what somebody keeps by a PIN, the first time and whenever he takes another one. */
async function saveUnder(person: Pick<Person, 'id' | 'name' | 'recovery'>, key: CryptoKey, pin: string) {
  const [salt, iv] = [random(16), random(12)]
  const wrapped = await crypto.subtle.wrapKey('raw', key, await keyOf(pin, salt, ROUNDS), { name: 'AES-GCM', iv })
  const { id, name, recovery } = person
  const fresh = { salt, iv, key: wrapped, rounds: ROUNDS, failures: 0, waitUntil: 0 }
  await savePerson({ id, name, ...fresh, ...(recovery ? { recovery } : {}) })
}

/** Somebody new on this device: what he keeps is sealed by a key of its own, and that by his PIN. */
export async function enrol(
  person: Pick<Person, 'id' | 'name'>,
  pin: string,
  letterKey: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  const made = await crypto.subtle.generateKey(opening, true, uses)
  await saveUnder({ ...person, recovery: await recoveryOf(person.id, made, letterKey) }, made, pin)
  return made
}

async function recoveryOf(person: string, key: CryptoKey, letterKey: Uint8Array<ArrayBuffer>) {
  const raw = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', key)))
  return sealLetter(letterKey, new TextEncoder().encode(JSON.stringify({ person, key: raw })))
}

/** For somebody whom an earlier version of the app put onto this device. */
export async function keepRecovery(person: Person, key: CryptoKey, letterKey: Uint8Array<ArrayBuffer>): Promise<void> {
  if (key.extractable) await savePerson({ ...person, recovery: await recoveryOf(person.id, key, letterKey) })
}

/** With the key that the server gave back, what is kept opens again; from now on by another PIN. */
export async function renewPin(person: Person, key: string, pin: string): Promise<CryptoKey> {
  const back = await crypto.subtle.importKey('raw', fromBase64(key), opening, true, uses)
  await saveUnder(person, back, pin)
  return back
}

export type Unlocked = { key: CryptoKey } | { waitUntil: number } | { wrong: number }

/** After five wrong PINs each further one costs twice the wait of the one before. */
export async function unlock(person: Person, pin: string, now: number): Promise<Unlocked> {
  if (now < person.waitUntil) return { waitUntil: person.waitUntil }
  try {
    const sealing = await keyOf(pin, person.salt, person.rounds)
    const how = { name: 'AES-GCM', iv: person.iv }
    // It can be taken out of its place only where the server does not keep the means to give it back yet.
    const key = await crypto.subtle.unwrapKey('raw', person.key, sealing, how, opening, !person.recovery, uses)
    if (person.failures > 0) await savePerson({ ...person, failures: 0, waitUntil: 0 })
    return { key }
  } catch {
    const failures = person.failures + 1
    const wait = failures < FREE_TRIES ? 0 : Math.min(3_600_000, 15_000 * 2 ** (failures - FREE_TRIES))
    await savePerson({ ...person, failures, waitUntil: now + wait })
    return wait > 0 ? { waitUntil: now + wait } : { wrong: FREE_TRIES - failures }
  }
}

type Sealed = { iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }

export async function sealBytes(key: CryptoKey, bytes: BufferSource): Promise<Sealed> {
  const iv = random(12)
  return { iv, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) }
}

export const openBytes = (key: CryptoKey, { iv, sealed }: Sealed): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed)

export const seal = (key: CryptoKey, value: unknown): Promise<Sealed> =>
  sealBytes(key, new TextEncoder().encode(JSON.stringify(value)))

export const unseal = async <T>(key: CryptoKey, sealed: Sealed): Promise<T> =>
  JSON.parse(new TextDecoder().decode(await openBytes(key, sealed))) as T
