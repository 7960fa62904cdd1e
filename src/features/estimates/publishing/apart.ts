import type { Context } from '#features/access/operation.ts'
import type { SurveySubject } from '#features/surveys/store.ts'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import { inSteps } from '#platform/in-steps.ts'
import { takeTime } from '../making/store.ts'
import { questionnaireOf } from '../reading.ts'
import { Collected, countSteps } from '../rules.ts'
import type { Part, Source } from '../schema.ts'
import { listAllSingles } from '../singles/store.ts'
import type { ResultRow } from '../store.ts'
import { streamApart } from './store.ts'
import { joined, tablesOf, textsBeside, type Withheld, withheldBeside } from './told-rules.ts'

/** So many answers of each of two versions are looked at: of a cell that has few among them, few are known to differ. */
const mostApart = 20_000

/** What a version has in common with one that was told: what it must keep back, and in how many answers each part differs. */
export type Compared = { number: number; isWithdrawn: boolean; fewest: number; minimum: number; withheld: Withheld }

/** A version beside all that were told before, withdrawn ones too: what somebody has kept cannot be taken back. */
export async function besideTold(
  context: Pick<Context, 'db'> & { subject: SurveySubject },
  result: ResultRow,
  told: readonly ResultRow[],
): Promise<Compared[]> {
  const { db, subject } = context
  if (told.length === 0) return []
  const { questionnaire } = await questionnaireOf(context, subject)
  await takeTime(db)
  const compared: Compared[] = []
  for (const before of told) compared.push(await beside(db, questionnaire, result, before))
  return compared
}

async function beside(db: Db, questionnaire: Questionnaire, result: ResultRow, before: ResultRow): Promise<Compared> {
  const collected = new Collected(questionnaire)
  for await (const piece of streamApart(db, result.id, before.id, mostApart)) collected.add(piece)
  const minimum = Math.max(result.content.method.minimum, before.content.method.minimum)
  const placeOf = firstPlaces(result)
  const [own, earlier] = [await singlesOf(db, result), await singlesOf(db, before)]
  const parts: Withheld['parts'] = []
  const counts: number[] = []
  for (const part of result.content.parts) {
    const { source } = part
    const was = before.content.parts.find((it) => it.source === source)
    if (!was) continue
    const places = placesIn(part).map((id) => ({ id, label: '' }))
    const apart = await inSteps(countSteps(collected, { source, places, placeOf }))
    counts.push(apart?.part.answers ?? 0)
    const tables = withheldBeside({
      ...{ now: tablesOf(part, own(source)), before: tablesOf(was, earlier(source)), minimum },
      apart: apart ? tablesOf(apart.part, apart.singles) : new Map(),
    })
    parts.push({ source, tables })
  }
  const texts = textsBeside(result.content.texts, before.content.texts, minimum)
  const fewest = Math.min(...counts.filter((n) => n > 0), Number.POSITIVE_INFINITY)
  const { number, withdrawnAt } = before
  return { number, isWithdrawn: withdrawnAt !== null, fewest, minimum, withheld: { parts, texts, minimum } }
}

/** What must be kept back in all. */
export const keptBack = (compared: readonly Compared[]): Withheld | null =>
  joined(compared.map(({ withheld }) => withheld))

async function singlesOf(db: Db, result: ResultRow) {
  const all = await listAllSingles(db, result)
  return (source: Source) => all.find((it) => it.source === source)?.singles ?? []
}

const placesIn = ({ places, scores, total }: Part): string[] => {
  const lists = [places, total?.places ?? [], ...scores.map((score) => score.places)]
  return [...new Set(lists.flatMap((list) => list.map(({ code }) => code)))]
}

/** The place of the first stage in which each place of a sample lies. */
function firstPlaces({ facts }: ResultRow): Map<string, string> {
  const parents = new Map(facts?.clusters.map(({ id, parentId }) => [id, parentId]))
  const first = (id: string): string => {
    const parent = parents.get(id)
    return parent ? first(parent) : id
  }
  return new Map([...parents.keys()].map((id) => [id, first(id)]))
}
