import { setImmediate as others } from 'node:timers/promises'
import { fold } from '#lib/vietnamese/fold.ts'
import { Memory } from '#platform/db/memory.ts'
import type { Sealing } from '#platform/sealing.ts'
import { nameOf } from '../reading.ts'
import type { SampleRow } from '../store.ts'
import { listSealed } from './store.ts'

type Named = { id: string; clusterId: string; text: string }

const MINUTES = 10 * 60_000
/**
 * Names as they are searched, opened once for several searches. They stand in the memory of the program alone, which has
 * the key anyway, and for minutes: in the database and its copies they stay sealed (docs/decisions/0033).
 */
const opened = new Memory({ most: 3, oldest: MINUTES })
/** Names that are opened before others get their turn. */
const AT_ONCE = 1000

/** Between name and contact stands what no search has. */
const BETWEEN = '\u0001'
let fading: NodeJS.Timeout | undefined

/** Units of a sample whose name or contact has these words, with and without marks, in the order of places. */
export async function unitsNamed(
  db: Parameters<typeof listSealed>[0],
  sample: SampleRow,
  sealing: Sealing,
  search: string,
): Promise<readonly Named[]> {
  clearTimeout(fading)
  fading = setTimeout(forgetNames, MINUTES).unref()
  const wanted = fold(search)
  return (await namesOf(db, sample, sealing)).filter(({ text }) => text.includes(wanted))
}

const namesOf = (db: Parameters<typeof listSealed>[0], sample: SampleRow, sealing: Sealing) =>
  // Who is drawn changes with the draw alone, what they are called when it is forgotten.
  opened.recall('', [sample.id, sample.drawnAt?.getTime(), sample.peopleForgottenAt?.getTime()].join(' '), async () => {
    const named: Named[] = []
    for (const { id, clusterId, ...unit } of await listSealed(db, sample.id)) {
      const { name, contact } = nameOf(unit, sealing, sample.design.people.name)
      named.push({ id, clusterId, text: fold(`${name}${BETWEEN}${contact}`) })
      if (named.length % AT_ONCE === 0) await others()
    }
    return named
  })

/** Names that were deleted for good do not stay in memory either. */
export const forgetNames = (): void => opened.clear()
