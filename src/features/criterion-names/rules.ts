import { type CriteriaIndex, criteriaIndex, matchCriterion } from '#lib/reader/criteria.ts'
import type { Catalogue, KnownEdition } from '#lib/scoring/catalogue.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { CriteriaOfIndex, CriterionDoubt, CriterionTie } from './schema.ts'

/** A name that a person taught. */
export type Learned = { id: string; indexName: string; folded: string; criterionCode: string; criterionName: string }

/** The criteria of one index with what is needed to find them by name. */
export type Nameable = CriteriaOfIndex & {
  index: CriteriaIndex
  learned: ReadonlyMap<string, Learned>
  memory: Memory
  /** The same for the criteria below one of its areas, made when first asked for. */
  below: Map<string, Nameable>
}

type Found = { tie: CriterionTie } | { doubt: CriterionDoubt } | undefined
type Memory = Map<string, Found>

const frameworkNames: Record<string, string> = {
  ...{ papi: 'papi', 'par index': 'par-index', sipas: 'sipas', pci: 'pci', 'ict index': 'ict-index', paca: 'paca' },
}

/** The criteria of the indices that a plan is about, in the edition of its year, or the nearest one that has criteria. */
export function criteriaOf(
  catalogue: Pick<Catalogue, 'framework'>,
  { indices, year }: { indices: readonly string[]; year: number },
  learned: readonly Learned[],
): Nameable[] {
  return indices.flatMap((indexName) => {
    const editions = catalogue.framework(frameworkNames[fold(indexName)] ?? '')?.editions ?? []
    const usable = editions.filter(
      ({ edition }) => edition.framework.level === 'province' && edition.criteria.length > 1,
    )
    const chosen = [...usable].sort((a, b) => distance(a, year) - distance(b, year))[0]
    return chosen ? [nameable(indexName, chosen, year, usable, learned)] : []
  })
}

const distance = ({ edition }: KnownEdition, year: number): number =>
  Math.min(...edition.framework.years.map((each) => Math.abs(each - year)), 1000)

function nameable(
  indexName: string,
  { edition: { framework, criteria } }: KnownEdition,
  year: number,
  all: readonly KnownEdition[],
  learned: readonly Learned[],
): Nameable {
  // Areas keep their codes over the years, and documents call them by the names of any year.
  const areas = Map.groupBy(
    all.flatMap(({ edition }) => edition.criteria.filter(({ parent }) => parent === null)),
    ({ code }) => code,
  )
  const named = criteria.map(({ code, name, parent }) => ({ code, name: name.vi, parent }))
  const aliased = named.map((it) => {
    const others = it.parent === null ? (areas.get(it.code) ?? []).map(({ name }) => name.vi) : []
    return { ...it, aliases: others.filter((name) => name !== it.name) }
  })
  const own = learned.filter((it) => it.indexName === indexName)
  return {
    ...{ indexName, edition: framework.edition, editionName: framework.name.vi, criteria: named },
    ...{ exact: framework.years.includes(year), index: criteriaIndex(aliased), memory: new Map(), below: new Map() },
    learned: new Map(own.map((it) => [it.folded, it])),
  }
}

type NamedTask = { indexName: string | null; axis: string | null; criterionText: string | null }

/**
 * The criteria that a task names. What it calls its sub-index counts before what it calls its axis, and is looked for
 * below the axis first; a name that could be several is a doubt, for a person.
 */
export function matchTask(
  task: NamedTask,
  editions: readonly Nameable[],
): { ties: CriterionTie[]; doubts: CriterionDoubt[] } {
  const asked = editions.filter(({ indexName }) => task.indexName === null || indexName === task.indexName)
  const areas = found(task.axis ?? '', asked)
  const narrow = (task.criterionText ?? '').split(';').flatMap((words) => foundBelow(words, areas, asked))
  const named = narrow.length > 0 && narrow.every((each) => 'tie' in each)
  const all = named ? narrow : [...narrow, ...areas]
  const ties = all.flatMap((each) => ('tie' in each ? [each.tie] : []))
  const distinct = new Map(ties.map((tie) => [`${tie.indexName} ${tie.criterionCode}`, tie]))
  return { ties: [...distinct.values()], doubts: all.flatMap((each) => ('doubt' in each ? [each.doubt] : [])) }
}

type Finding = Exclude<Found, undefined>

/** What the words mean below the areas that the axis names; certain elsewhere goes before likely there. */
function foundBelow(words: string, areas: readonly Finding[], editions: readonly Nameable[]): Finding[] {
  const parents = areas.flatMap((each) => ('tie' in each ? [each.tie] : []))
  if (parents.length === 0 || words.trim() === '') return found(words, editions)
  const inside = parents.flatMap(({ indexName, criterionCode }) => {
    const edition = editions.find((each) => each.indexName === indexName)
    return edition ? [belowArea(edition, criterionCode)] : []
  })
  const near = found(words, inside)
  if (near.some((each) => 'tie' in each)) return near
  const certain = found(words, editions).filter((each) => 'tie' in each)
  if (certain.length > 0) return certain
  return inside.flatMap((edition) => openAmong(words.trim(), edition, near))
}

const MOST_CANDIDATES = 8

/** A sub-index that is named in words of its own is one of those below its axis: they are all offered, the likely ones first. */
function openAmong(words: string, { indexName, edition, criteria }: Nameable, near: readonly Finding[]): Finding[] {
  if (criteria.length === 0) return []
  const likely = near.flatMap((each) =>
    'doubt' in each && each.doubt.indexName === indexName ? each.doubt.candidates : [],
  )
  const rest = criteria.filter(({ code }) => !likely.some((each) => each.code === code))
  const candidates = [...likely, ...rest.map(({ code, name }) => ({ code, name, likeness: 0 }))]
  return [{ doubt: { indexName, edition, words, candidates: candidates.slice(0, MOST_CANDIDATES) } }]
}

function belowArea(edition: Nameable, area: string): Nameable {
  const known = edition.below.get(area)
  if (known) return known
  const inside = new Set([area])
  // Parents stand before their children.
  for (const { code, parent } of edition.criteria) if (parent !== null && inside.has(parent)) inside.add(code)
  const criteria = edition.criteria.filter(({ code }) => code !== area && inside.has(code))
  const made = { ...edition, criteria, index: criteriaIndex(criteria), memory: new Map(), below: new Map() }
  edition.below.set(area, made)
  return made
}

/** What the words mean in the indices: where one of them knows the name for certain, the others are not asked. */
function found(words: string, editions: readonly Nameable[]): Finding[] {
  const clean = words.trim()
  if (clean === '') return []
  const all = editions.flatMap((edition) => lookUp(clean, edition) ?? [])
  const certain = all.filter((each) => 'tie' in each)
  return certain.length > 0 ? certain : all
}

/** The same few names stand in most rows: each is looked up once. */
function lookUp(words: string, edition: Nameable): Found {
  if (!edition.memory.has(words)) edition.memory.set(words, matchWords(words, edition))
  return edition.memory.get(words)
}

function matchWords(words: string, { indexName, edition, criteria, index, learned }: Nameable): Found {
  const nameOf = new Map(criteria.map(({ code, name }) => [code, name]))
  const taught = learned.get(fold(words))
  const code = taught && taughtCode(taught, criteria)
  const tie = (criterionCode: string, learnedId: string | null): Found => ({
    tie: {
      ...{ indexName, edition, words, criterionCode, learnedId, certainty: 'certain' },
      criterionName: nameOf.get(criterionCode) ?? criterionCode,
    },
  })
  if (taught && code) return tie(code, taught.id)
  const match = matchCriterion(words, index)
  if (match.match === 'certain') return tie(match.code, null)
  if (match.match === 'none') return undefined
  const candidates = match.candidates.map((it) => ({ ...it, name: nameOf.get(it.code) ?? it.code }))
  return { doubt: { indexName, edition, words, candidates } }
}

/** Codes change from edition to edition: the name says which criterion was meant. */
function taughtCode(taught: Learned, criteria: Nameable['criteria']): string | undefined {
  const same = criteria.filter(({ name }) => fold(name) === fold(taught.criterionName))
  return (same.find(({ code }) => code === taught.criterionCode) ?? same[0])?.code
}

/** Doubts that nobody has settled: no criterion is tied by these words. */
export function openDoubts(
  task: NamedTask & { criteria: readonly CriterionTie[] },
  editions: readonly Nameable[],
): CriterionDoubt[] {
  const settled = new Set(task.criteria.map(({ indexName, words }) => `${indexName} ${fold(words ?? '')}`))
  return matchTask(task, editions).doubts.filter(({ indexName, words }) => !settled.has(`${indexName} ${fold(words)}`))
}

/** The criteria of a task whose names were written anew: what a person chose stays, the rest is found again. */
export function rematched(
  task: NamedTask & { criteria: readonly CriterionTie[] },
  editions: readonly Nameable[],
): CriterionTie[] {
  const chosen = task.criteria.filter(({ certainty }) => certainty === 'chosen')
  const known = new Set(chosen.map(({ indexName, criterionCode }) => `${indexName} ${criterionCode}`))
  const fresh = matchTask(task, editions).ties.filter((tie) => !known.has(`${tie.indexName} ${tie.criterionCode}`))
  return [...chosen, ...fresh]
}

/** The year of a plan, by which the editions are chosen. */
export const yearOf = (plan: { periodFrom: string | null; issuedOn: string | null }, today: string): number =>
  Number((plan.periodFrom ?? plan.issuedOn ?? today).slice(0, 4))

/** An axis in the words of a document, with the index that it stands under. */
export type NamedAxis = { indexName: string | null; axis: string }

/**
 * One name for each axis, however documents call it: that of the area in its index where the words mean one for certain,
 * else their own. An index in brackets behind the words, and marks and capitals, make no other axis.
 */
export function oneNameEach(axes: readonly NamedAxis[], editions: readonly Nameable[]): (it: NamedAxis) => string {
  const own = new Map<string, string>()
  const nameOf = (it: NamedAxis): string => {
    const axis = it.axis.replace(/\s*\(([^()]*)\)\s*$/, (all, inside: string) => (isIndex(inside) ? '' : all))
    const area = areaOf({ ...it, axis }, editions)
    if (area !== undefined) return area
    const key = fold(axis)
    if (!own.has(key)) own.set(key, axis)
    return own.get(key) ?? axis
  }
  for (const it of axes) nameOf(it)
  return nameOf
}

const isIndex = (words: string): boolean => fold(words).trim() in frameworkNames

function areaOf({ indexName, axis }: NamedAxis, editions: readonly Nameable[]): string | undefined {
  const [tie, other] = matchTask({ indexName, axis, criterionText: null }, editions).ties
  if (!tie || other) return undefined
  const named = editions.find((each) => each.indexName === tie.indexName)?.criteria ?? []
  const area = named.find(({ code, parent }) => code === tie.criterionCode && parent === null)
  // Some editions name the unit with the area: “Tiếp cận dịch vụ (%)”.
  return area?.name.replace(/\s*\(%\)$/, '')
}
