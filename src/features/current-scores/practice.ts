import type { Context } from '#features/access/operation.ts'
import { reachOf } from '#features/access/rules.ts'
import { fieldOfUnit } from '#features/results/field-rules.ts'
import { ownUnit, readYears } from '#features/results/reading.ts'
import type { UnitLevel } from '#features/results/schema.ts'
import { type Engine, reckon } from '#features/rounds/engine.ts'
import { listRounds } from '#features/rounds/store.ts'
import type { Level } from '#lib/scoring/catalogue.ts'
import type { Points } from '#lib/scoring/decimal.ts'
import type { Edition } from '#lib/scoring/edition.ts'
import { type Practice, practiceOf, type YearOfLine } from './practice-rules.ts'
import { engineOfBook, inputsOfClaims, readWholeRound, type Scored } from './reading.ts'
import { listBooks } from './store.ts'

const yearsBack = 5

/**
 * Good practice in one line, from all that is known of it: what was published, books of figures that the person reads, and
 * rounds that are published or whose every sheet the person sees. An earlier year counts while the line means the same.
 */
export async function practiceFor(context: Context, scored: Scored, code: string): Promise<Practice> {
  const asked = await askedOf(context, scored, code)
  const years = new Map<number, Map<string, Points>>()
  const names = new Map<string, string>()
  const add = (year: number, unit: string, name: string, points: Points | undefined) => {
    if (points === undefined || Number.isNaN(points)) return
    names.set(unit, name)
    years.set(year, (years.get(year) ?? new Map<string, Points>()).set(unit, points))
  }
  await addResults(context, asked, add)
  await addBooks(context, asked, add)
  await addRounds(context, asked, add)
  const told: YearOfLine[] = [...years].map(([year, points]) => ({ year, points }))
  return practiceOf(told, asked.own, (unit) => names.get(unit) ?? unit)
}

type Add = (year: number, unit: string, name: string, points: Points | undefined) => void
type Asked = {
  framework: string
  level: UnitLevel
  year: number
  own: string
  unitOf: (agencyId: string) => string
  /** What the line is called in another edition; undefined where it meant something else. */
  codeIn: (edition: Pick<Edition, 'framework'>, year: number) => string | undefined
}

async function askedOf(context: Context, { head }: Scored, code: string): Promise<Asked> {
  const { framework, edition, level, year, agencyId } = head
  const province = level === 'province' ? await ownUnit(context) : null
  const unitOf = (id: string) => (id === agencyId && province ? province : `agency:${id}`)
  return {
    ...{ framework, level: level as UnitLevel, year, unitOf, own: unitOf(agencyId) },
    codeIn: (other, then) => {
      if (other.framework.edition === edition) return code
      const lines = context.services.frameworks.between(framework, then, year, level as Level) ?? []
      const found = lines.find(({ to, from, comparable }) => comparable && from.length === 1 && to.join() === code)
      return found?.from[0]
    },
  }
}

const isNear = (asked: Asked, year: number): boolean => year <= asked.year && year > asked.year - yearsBack

async function addResults(context: Context, asked: Asked, add: Add): Promise<void> {
  const { framework, level, own, codeIn } = asked
  const field = fieldOfUnit(context.services.localities, own)
  const { tables, names } = await readYears(context, { framework, level, field })
  for (const { year, edition, units, columns } of tables) {
    const code = isNear(asked, year) ? codeIn(edition, year) : undefined
    const column = code === undefined ? undefined : columns.get(code)
    for (const [i, unit] of units.entries()) add(year, unit, names(unit).name, column?.points[i] ?? undefined)
  }
}

const pointsAt = ({ scorer }: Engine, points: Float64Array, code: string): Points | undefined =>
  points[scorer.leafAt.get(code) ?? -1]

async function addBooks(context: Context, asked: Asked, add: Add): Promise<void> {
  const reach = reachOf(context.actor, 'round.read')
  for (const book of await listBooks(context.db, reach === 'all' ? reach : [...reach])) {
    const known = context.services.frameworks.edition(book.framework, book.edition)
    if (book.framework !== asked.framework || known?.edition.framework.level !== asked.level) continue
    const engine = engineOfBook(context, book)
    const code = isNear(asked, book.year) ? asked.codeIn(engine.edition, book.year) : undefined
    if (code === undefined) continue
    const { points } = reckon(engine, inputsOfClaims(new Map(Object.entries(book.claims))))
    add(book.year, asked.unitOf(book.agencyId), book.name, pointsAt(engine, points, code))
  }
}

async function addRounds(context: Context, asked: Asked, add: Add): Promise<void> {
  const reach = reachOf(context.actor, 'round.read')
  const rounds = await listRounds(context.db, reach === 'all' ? reach : [...reach])
  const near = rounds.filter(({ framework, year }) => framework === asked.framework && isNear(asked, year))
  for (const round of near) {
    const whole = { kind: 'round', id: round.id, parts: { owner: [round.agencyId], coordinating: round.appraiserIds } }
    const sees = round.stage === 'published' || reach === 'all' || context.can(whole).includes('round.read')
    const { engine, scored } = await readWholeRound(context, round)
    if (engine.edition.framework.level !== asked.level) continue
    const code = asked.codeIn(engine.edition, round.year)
    if (code === undefined) continue
    for (const { sheet, final, unscored } of scored) {
      const unit = asked.unitOf(sheet.agencyId)
      // While a round runs, an agency sees its own points only.
      if (!unscored && (sees || unit === asked.own))
        add(round.year, unit, sheet.name, pointsAt(engine, final.points, code))
    }
  }
}
