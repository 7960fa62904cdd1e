import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { invoke, type Operation, todayInVietnam } from '#features/access/operation.ts'
import { type Actor, system } from '#features/access/schema.ts'
import { listReachingGrants } from '#features/access/store.ts'
import { findAccountByEmail } from '#features/accounts/store.ts'
import type { Province } from '#platform/db/province.ts'
import type { Services } from '#platform/services.ts'
import { events } from './events.ts'

export const demoFolder = join(import.meta.dirname, '../examples/lam-giang')

export type DemoParts = {
  province: Province
  services: Services
  /** Runs the jobs that wait, such as the reading of an uploaded document. */
  runDue(): Promise<number>
  now?: Date
}

export type Demo = DemoParts & {
  /** The day on which the year is cut off. */
  today: string
  now: Date
  actors: Map<string, Promise<Actor>>
}

/** Who acts and when; without a person it is the program. */
export type Cue = {
  as?: string
  at?: Date
  upload?: { filename: string; bytes: Uint8Array }
  /** Key of a step that nothing else keeps from being taken twice, when two servers start at once. */
  once?: string
}

type Any = Pick<Operation, 'name'> & { input: z.ZodType; output: z.ZodType }

/** Takes one step of the demo through the door, as a person on a day of the past. */
export async function call<O extends Any>(
  demo: Demo,
  op: O,
  input: z.input<O['input']>,
  { as, at = demo.now, upload, once }: Cue = {},
): Promise<z.output<O['output']>> {
  const { province, services } = demo
  const file = upload && { filename: upload.filename, stream: new Blob([new Uint8Array(upload.bytes)]).stream() }
  return (await invoke(op as unknown as Operation, {
    province,
    services,
    events,
    actor: as === undefined ? system : await actorOf(demo, as),
    input,
    upload: file,
    idempotencyKey: once,
    // No step of a demo lies in the future, also where the clock is wrong.
    now: at < demo.now ? at : demo.now,
  })) as z.output<O['output']>
}

function actorOf(demo: Demo, email: string): Promise<Actor> {
  const known = demo.actors.get(email)
  if (known) return known
  const found = demo.province.read(async (db): Promise<Actor> => {
    const account = await findAccountByEmail(db, email)
    if (!account) throw new Error(`The demo has no account ${email}.`)
    const grants = await listReachingGrants(db, account.id, todayInVietnam(demo.now))
    return { kind: 'user', id: account.id, name: account.name, sessionId: null, grants }
  })
  demo.actors.set(email, found)
  return found
}

/** A morning in Việt Nam. */
export const morningOf = (day: string, minutes = 0): Date => new Date(Date.parse(`${day}T01:30:00Z`) + minutes * 60_000)

export const readDemoFile = async (name: string): Promise<Uint8Array> => readFile(join(demoFolder, name))

export const readDemoJson = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(join(demoFolder, name), 'utf8')) as T

/**
 * Runs what does not hang on each other side by side: a step mostly waits for the disk. After a failure no further step
 * begins, and those under way have ended before it is told.
 */
export async function inLanes<T>(items: readonly T[], run: (item: T) => Promise<void>, lanes = 6): Promise<void> {
  const rest = items.values()
  const lane = async () => {
    try {
      for (const item of rest) await run(item)
    } catch (error) {
      for (const _ of rest);
      throw error
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane))
  const failed = ended.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}
