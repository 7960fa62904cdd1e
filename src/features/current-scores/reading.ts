import type { Context } from '#features/access/operation.ts'
import { fieldOfUnit, TOTAL } from '#features/results/field-rules.ts'
import { ownUnit, readYears } from '#features/results/reading.ts'
import { indexName } from '#features/results/rules.ts'
import { type Engine, engineOf, exactPercent } from '#features/rounds/engine.ts'
import { undecidedParts } from '#features/rounds/form.ts'
import { readRound } from '#features/rounds/reading.ts'
import { inputOf, inputsOf, type LineRow } from '#features/rounds/rules.ts'
import type { Claim } from '#features/rounds/schema.ts'
import {
  getEngine,
  getRound,
  getSheet,
  type RoundRow,
  type RoundSubject,
  type SheetSubject,
} from '#features/rounds/store.ts'
import type { Points } from '#lib/scoring/decimal.ts'
import type { Inputs } from '#lib/scoring/inputs.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import type { ScoreHead } from './schema.ts'
import { type BookRow, type BookSubject, findBook } from './store.ts'

export type Reading = Pick<Context, 'db' | 'once' | 'services' | 'province' | 'today' | 'can'>
export type ScoreSubject = BookSubject | SheetSubject

/** A book or a sheet of a round by its id. */
export async function findScore(db: Db, { scoreId }: { scoreId: string }): Promise<ScoreSubject | undefined> {
  return (await findBook(db, scoreId)) ?? (await getSheet(db, scoreId))
}

/** Points of the others with whom one is ranked. */
export type Field = {
  name: string
  others: Rival[]
  comparesPercent: boolean
  errors: ReadonlyMap<string, number>
  own: string
}
export type Rival = { unit: string; points: Points; of: Points | null; leaves?: Float64Array | undefined }

/** What one agency's points are reckoned from, and beside whom they stand. */
export type Scored = {
  head: ScoreHead
  engine: Engine
  inputs: Inputs
  /** What was typed, also where an appraiser put points in its place. */
  claims: ReadonlyMap<string, Claim>
  field: Field | null
}

/** The engine for a book: the edition as it stands now; what was kept on a day says by which one it was scored. */
export function engineOfBook(
  { services }: Pick<Reading, 'services'>,
  book: Pick<BookRow, 'framework' | 'edition' | 'year'>,
): Engine {
  const known = services.frameworks.edition(book.framework, book.edition)
  if (!known) throw new Problem('access.not_found', { edition: book.edition })
  const { criteria, framework } = known.edition
  return engineOf({ digest: known.digest, framework, criteria }, book.year)
}

export async function readScored(reading: Reading, subject: ScoreSubject): Promise<Scored> {
  return 'book' in subject ? readBook(reading, subject) : readSheetScored(reading, subject)
}

async function readBook(reading: Reading, subject: BookSubject): Promise<Scored> {
  const { book } = subject
  const engine = engineOfBook(reading, book)
  const { framework } = engine.edition
  const claims = new Map(Object.entries(book.claims))
  const head: ScoreHead = {
    ...headOf(framework),
    ...{ id: book.id, kind: 'book', year: book.year, agencyId: book.agencyId, name: book.name, round: null },
    illustrative: book.illustrative,
    can: reading.can(subject),
  }
  const inputs = inputsOfClaims(claims)
  return {
    head,
    engine,
    inputs,
    claims,
    field: framework.level === 'province' ? await publishedField(reading, framework.framework) : null,
  }
}

export const inputsOfClaims = (claims: ReadonlyMap<string, Claim>): Inputs =>
  Object.fromEntries([...claims].map(([code, claim]) => [code, inputOf(claim)]))

const headOf = (framework: Engine['edition']['framework']) => ({
  framework: framework.framework,
  frameworkName: indexName(framework.name.vi),
  indexName: framework.framework.replaceAll('-', ' ').toUpperCase(),
  edition: framework.edition,
  editionName: framework.name.vi,
  level: framework.level,
})

/** The last field that was published of the index: a total that is only forecast is ranked among those of that year. */
async function publishedField(reading: Reading, framework: string): Promise<Field | null> {
  const own = await ownUnit(reading)
  if (!own) return null
  const years = await readYears(reading, { framework, field: fieldOfUnit(reading.services.localities, own) })
  const table = years.tables.at(-1)
  const column = table?.columns.get(TOTAL)
  if (!table || !column) return null
  const others = table.units.flatMap((unit, i): Rival[] => {
    const points = column.points[i] ?? null
    return points === null || unit === own ? [] : [{ unit, points, of: null }]
  })
  if (others.length === 0) return null
  const errors = years.errors.get(table.year) ?? new Map<string, number>()
  return { name: String(table.year), others, comparesPercent: false, errors, own }
}

async function readSheetScored(reading: Reading, subject: SheetSubject): Promise<Scored> {
  const { round, sheet } = subject
  const state = await readWholeRound(reading, round)
  const found = state.scored.find((it) => it.sheet.id === sheet.id)
  if (!found) throw new Problem('access.not_found')
  const strict = round.stage === 'final' || round.stage === 'published'
  const lines = [...found.lines.values()]
  return {
    head: { ...sheetHead(state.engine, round, sheet), can: reading.can(subject) },
    engine: state.engine,
    inputs: inputsIn(state.engine, lines, strict),
    claims: new Map(lines.flatMap(({ code, claim }) => (claim ? [[code, claim] as const] : []))),
    field: {
      ...{ name: round.name, own: sheet.id, comparesPercent: true, errors: new Map() },
      others: state.scored
        .filter((it) => it !== found && !it.unscored)
        .map(({ sheet: other, final }) => ({
          unit: other.id,
          points: final.total,
          of: final.maximum,
          leaves: final.points,
        })),
    },
  }
}

export const sheetHead = (engine: Engine, round: RoundRow, sheet: SheetSubject['sheet']): Omit<ScoreHead, 'can'> => ({
  ...headOf(engine.edition.framework),
  ...{ id: sheet.id, kind: 'sheet', year: round.year, agencyId: sheet.agencyId, name: sheet.name },
  round: { id: round.id, name: round.name, stage: round.stage },
  illustrative: round.illustrative,
})

/** Inputs as they hold: settled by the appraisers, or as claimed where nobody has judged yet. */
export function inputsIn(engine: Engine, lines: readonly LineRow[], strict: boolean): Inputs {
  return inputsOf(lines, 'final', (code) => undecidedParts(engine, code), strict)
}

/** All sheets of a round, reckoned once for all who look. */
export async function readWholeRound({ db, once }: Pick<Reading, 'db' | 'once'>, round: RoundRow) {
  return once(`scores round ${round.id}`, async () => {
    const subject = await getRound(db, round.id)
    return readRound({ db, once }, round, subject?.sheets ?? [])
  })
}

export type { RoundSubject }
export { exactPercent, getEngine }
