import { invoke, type Operation, todayInVietnam } from '#features/access/operation.ts'
import type { Actor } from '#features/access/schema.ts'
import { listReachingGrants } from '#features/access/store.ts'
import { ownerOf, readLetter } from '#features/surveys/devices/reading.ts'
import type { Province } from '#platform/db/province.ts'
import type { Services } from '#platform/services.ts'
import { events } from './events.ts'
import { operationNamed } from './operations.ts'

/** What somebody may fetch by the key of his device, without signing in. */
export const fetchedByDevice: ReadonlySet<string> = new Set(['interview.kit', 'sample.mine'])

/** The person whose device has this key, with the grants of today. */
export async function actorOfDevice(province: Province, key: string): Promise<Actor> {
  return province.read(async (db) => {
    const { id, name } = await ownerOf(db, key)
    return {
      kind: 'user',
      id,
      name,
      sessionId: null,
      grants: await listReachingGrants(db, id, todayInVietnam(new Date())),
    }
  })
}

type Delivery = {
  province: Province
  services: Services
  letter: Uint8Array
  /** The clock of the device as it delivers: what it says of earlier moments is read against it. */
  deviceNow: number
}

/**
 * A letter of a device does what its writer would do: who he is stands inside, so that whoever holds the device, and
 * without any PIN, can send what waits on it but neither read nor write a line of it.
 */
export async function deliver({ province, services, letter, deviceNow }: Delivery): Promise<unknown> {
  const { device, operation, input, beganAt, rest } = await province.read((db) =>
    readLetter(db, services.sealing, letter),
  )
  const op: Operation = operationNamed(operation)
  const actor = await actorOfDevice(province, device)
  const timed = op.name === 'interview.send' ? { ...input, beganSecondsAgo: since(beganAt, deviceNow, input) } : input
  const upload =
    op.body === 'file' ? { filename: 'anh.jpg', stream: new Blob([Uint8Array.from(rest)]).stream() } : undefined
  return invoke(op, { province, actor, services, input: timed, upload, events })
}

const LONGEST = 31_622_400

/** Seconds since an interview began, at least as many as somebody was at work on it, however wrong the clock. */
function since(beganAt: number | undefined, deviceNow: number, { seconds }: Record<string, unknown>): number {
  const worked = typeof seconds === 'number' ? seconds : 0
  const ago = beganAt === undefined || !Number.isFinite(deviceNow) ? 0 : Math.round((deviceNow - beganAt) / 1000)
  return Math.min(LONGEST, Math.max(worked, ago))
}
