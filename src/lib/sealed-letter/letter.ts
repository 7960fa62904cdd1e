import { joined } from '../bytes/joined.ts'

/**
 * Letters that only their reader opens. Whoever writes one needs the reader's public key alone and cannot open it again
 * himself. P-256 Diffie–Hellman with a key made for this letter, HKDF-SHA-256 (RFC 5869), AES-256-GCM; the same code in
 * browser and server (Web Cryptography API).
 *
 * Bytes: form (1) · mark of the reader's key (8) · the letter's own public point (65) · sealed text with its tag.
 */
type Bytes = Uint8Array<ArrayBuffer>

/** Public: a point of 65 bytes, uncompressed. Private: PKCS #8. */
export type LetterKeys = { publicKey: Bytes; privateKey: Bytes }

const FORM = 1
const [MARK, POINT] = [8, 65]
const HEAD = 1 + MARK + POINT
const curve = { name: 'ECDH', namedCurve: 'P-256' }
const label = new TextEncoder().encode('namro sealed letter 1')

export async function newLetterKeys(): Promise<LetterKeys> {
  const made = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.exportKey('raw', made.publicKey),
    crypto.subtle.exportKey('pkcs8', made.privateKey),
  ])
  return { publicKey: new Uint8Array(publicKey), privateKey: new Uint8Array(privateKey) }
}

/** Eight bytes by which a reader finds the key that a letter was sealed for. */
export const markOfKey = async (publicKey: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey)).slice(0, MARK)

/** For which key a letter was sealed; undefined when it is none. */
export const markOfLetter = (letter: Uint8Array): Uint8Array | undefined =>
  letter.length > HEAD + 16 && letter[0] === FORM ? letter.slice(1, 1 + MARK) : undefined

async function sealingOf(shared: ArrayBuffer, head: Bytes, use: 'encrypt' | 'decrypt') {
  const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt: head, info: label }
  const bits = new Uint8Array(await crypto.subtle.deriveBits(how, secret, (32 + 12) * 8))
  const key = await crypto.subtle.importKey('raw', bits.slice(0, 32), 'AES-GCM', false, [use])
  return { key, how: { name: 'AES-GCM', iv: bits.slice(32), additionalData: head } }
}

/** Seals bytes for the owner of a public key; each letter differs though it says the same. */
export async function sealLetter(publicKey: Bytes, plain: Uint8Array): Promise<Bytes> {
  const reader = await crypto.subtle.importKey('raw', publicKey, curve, false, [])
  const own = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey))
  const head = joined(new Uint8Array([FORM]), await markOfKey(publicKey), point)
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: reader }, own.privateKey, 256)
  const { key, how } = await sealingOf(shared, head, 'encrypt')
  return joined(head, new Uint8Array(await crypto.subtle.encrypt(how, key, joined(plain))))
}

/** What a letter says; undefined when it was sealed for another key, was changed, or is none. */
export async function openLetter(privateKey: Bytes, letter: Uint8Array): Promise<Bytes | undefined> {
  if (!markOfLetter(letter)) return undefined
  const head = joined(letter.subarray(0, HEAD))
  try {
    const own = await crypto.subtle.importKey('pkcs8', privateKey, curve, false, ['deriveBits'])
    const writer = await crypto.subtle.importKey('raw', head.slice(1 + MARK), curve, false, [])
    const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: writer }, own, 256)
    const { key, how } = await sealingOf(shared, head, 'decrypt')
    return new Uint8Array(await crypto.subtle.decrypt(how, key, joined(letter.subarray(HEAD))))
  } catch {
    return undefined
  }
}

/** A value and, behind it, bytes: the length of the value's JSON stands in the first four. */
export function packed(value: unknown, rest: Uint8Array = new Uint8Array()): Bytes {
  const json = new TextEncoder().encode(JSON.stringify(value))
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, json.length)
  return joined(length, json, rest)
}

/** Undefined when the bytes were not packed so. */
export function unpacked(bytes: Uint8Array): { value: unknown; rest: Uint8Array } | undefined {
  if (bytes.length < 4) return undefined
  const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  if (end > bytes.length) return undefined
  try {
    return { value: JSON.parse(new TextDecoder().decode(bytes.subarray(4, end))), rest: bytes.subarray(end) }
  } catch {
    return undefined
  }
}
