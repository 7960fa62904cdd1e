import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps what the database must not tell: names and contacts of people who are asked. */
export type Sealing = {
  seal(text: string): Buffer
  /** What was sealed; undefined when it was sealed with another secret or was changed. */
  open(sealed: Uint8Array): string | undefined
}

const FORM = 1
const [NONCE, TAG] = [12, 16]

/** AES-256-GCM under a key made from the program's secret; each text has its own nonce, and no change goes unseen. */
export function openSealing(secret: string): Sealing {
  const bytes = hkdfSync('sha256', secret, '', 'namro: names and contacts of people who are asked', 32)
  // Made once: thousands of names are opened at a time.
  const key = createSecretKey(Buffer.from(bytes))
  return {
    seal(text) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(FORM), nonce, cipher.getAuthTag(), body])
    },
    open(sealed) {
      const all = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length)
      if (all[0] !== FORM || all.length < 1 + NONCE + TAG) return undefined
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(1, 1 + NONCE))
        decipher.setAuthTag(all.subarray(1 + NONCE, 1 + NONCE + TAG))
        return Buffer.concat([decipher.update(all.subarray(1 + NONCE + TAG)), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
