import type { Engine } from '#features/rounds/engine.ts'
import { listLines } from '#features/rounds/lines/store.ts'
import { getEngine, getSheet } from '#features/rounds/store.ts'
import type { Catalogue, Level } from '#lib/scoring/catalogue.ts'
import { identity } from '#lib/scoring/crosswalk.ts'
import type { Correspondence } from '#lib/scoring/ledger.ts'
import type { Db } from '#platform/db/connection.ts'
import { engineOfBook, inputsIn, inputsOfClaims, type Reading, type Scored } from './reading.ts'
import type { Earlier } from './rules.ts'
import { findEarlierBook, findEarlierSheet } from './store.ts'

/** The same agency by the same index in an earlier year: from a round, else from a book. */
export async function earlierOf(reading: Reading, { head, engine }: Scored): Promise<Earlier | undefined> {
  const { framework, level, agencyId, year } = head
  const found =
    (await earlierSheet(reading.db, await findEarlierSheet(reading.db, { framework, level, agencyId, year }))) ??
    (await earlierBook(reading, { framework, agencyId, year }))
  if (!found) return
  return { ...found, lines: linesBetween(reading.services.frameworks, found, { engine, year }) }
}

type Found = Omit<Earlier, 'lines'>

async function earlierSheet(db: Db, id: string | undefined): Promise<Found | undefined> {
  const subject = id === undefined ? undefined : await getSheet(db, id)
  if (!subject) return
  const { round, sheet } = subject
  const engine = await getEngine(db, round)
  const strict = round.stage === 'final' || round.stage === 'published'
  const lines = await listLines(db, sheet.id)
  return { id: sheet.id, year: round.year, engine, inputs: inputsIn(engine, lines, strict) }
}

async function earlierBook(
  reading: Reading,
  it: { framework: string; agencyId: string; year: number },
): Promise<Found | undefined> {
  const found = await findEarlierBook(reading.db, it)
  if (!found) return
  const { book } = found
  const engine = engineOfBook(reading, book)
  return { id: book.id, year: book.year, engine, inputs: inputsOfClaims(new Map(Object.entries(book.claims))) }
}

/** What the lines of the earlier edition are called now; within one edition every line is itself. */
function linesBetween(
  frameworks: Catalogue,
  from: { engine: Engine; year: number },
  to: { engine: Engine; year: number },
): Correspondence[] | undefined {
  const { framework, edition, level } = to.engine.edition.framework
  if (from.engine.edition.framework.edition === edition)
    return identity(edition, to.engine.edition.criteria).lines.map(({ kind, from, to, comparable }) => ({
      kind,
      from,
      to,
      comparable,
    }))
  return frameworks.between(framework, from.year, to.year, level as Level)
}
