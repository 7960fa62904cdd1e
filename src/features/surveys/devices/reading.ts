import { createHash } from 'node:crypto'
import { markOfLetter, openLetter, unpacked } from '#lib/sealed-letter/letter.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import type { Sealing } from '#platform/sealing.ts'
import { Letter } from './schema.ts'
import { findOwner, type LetterKeyRow, listLetterKeys } from './store.ts'

export const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex')

/** The private half of a key; undefined when the program's secret is another one since. */
export const privateOf = ({ privateSealed }: LetterKeyRow, sealing: Sealing): Uint8Array<ArrayBuffer> | undefined => {
  const opened = sealing.open(privateSealed)
  return opened === undefined ? undefined : new Uint8Array(Buffer.from(opened, 'base64'))
}

/** What was sealed for this server; a letter for another one, or a changed one, is refused. */
export async function openedHere(db: Db, sealing: Sealing, letter: Uint8Array): Promise<Uint8Array> {
  const mark = markOfLetter(letter)
  const named = mark && Buffer.from(mark).toString('hex')
  const row = (await listLetterKeys(db)).find((each) => each.mark === named)
  const key = row && privateOf(row, sealing)
  const plain = key && (await openLetter(key, letter))
  if (!plain) throw new Problem('interview.letter_unreadable')
  return plain
}

/** A letter as it was written on the device: what is asked for, and a picture where it carries one. */
export async function readLetter(db: Db, sealing: Sealing, bytes: Uint8Array): Promise<Letter & { rest: Uint8Array }> {
  const parts = unpacked(await openedHere(db, sealing, bytes))
  const read = Letter.safeParse(parts?.value)
  if (!parts || !read.success) throw new Problem('interview.letter_unreadable')
  return { ...read.data, rest: parts.rest }
}

/** Whose device has this key. */
export async function ownerOf(db: Db, key: string): Promise<{ id: string; name: string }> {
  const owner = await findOwner(db, digestOf(key))
  if (!owner) throw new Problem('interview.device_ended')
  return owner
}
