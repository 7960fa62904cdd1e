import type { Deadline } from '#lib/calendar/deadline.ts'
import { isCertain } from '#lib/reader/certainty.ts'
import type { DocumentReading, ReadTask, TaskField } from '#lib/reader/reading.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Gold, GoldTask } from './gold.ts'

/**
 * How a reading agrees with what a careful reader finds. Tasks are matched by the beginning of their text, one to one,
 * best first. Every compared field is one judgement: right from 0 to 1, and whether the reader had flagged it.
 */
export type Judgement = {
  field: string
  right: number
  flagged: boolean
  /** How sure the reader is, where it found the field. */
  confidence?: number | undefined
  gold: unknown
  read: unknown
}
export type Agreement = {
  header: Judgement[]
  bases: F1
  annex: F1
  body: F1
  /** Fields of the matched annex rows. */
  fields: Judgement[]
  /** Lead, coordinating agencies and deadline of the matched tasks of the body. */
  bodyFields: Judgement[]
  /** Share of the stated objectives that were found, by their words or their figure. */
  targets: number
}
export type F1 = { hit: number; missed: number; extra: number }

const SAME = 0.75

export const f1Of = ({ hit, missed, extra }: F1): number =>
  hit + missed + extra === 0 ? 1 : (2 * hit) / (2 * hit + missed + extra)

export function agreement(gold: Gold, reading: DocumentReading): Agreement {
  const rows = gold.tasks.filter(({ kind }) => kind === 'annexRow')
  const annex = matched(
    rows,
    reading.tasks.filter(({ kind }) => kind === 'annexRow'),
  )
  const body = matched(
    gold.tasks.filter(({ kind }) => kind !== 'annexRow'),
    reading.tasks.filter(({ kind }) => kind !== 'annexRow'),
  )
  const found = new Set(reading.bases.map(({ number }) => fold(number)))
  const wanted = new Set(gold.bases.map(({ number }) => fold(number)))
  const bases = [...found].filter((number) => wanted.has(number)).length
  const asked = body.pairs.filter(([{ kind }]) => kind === 'bodyTask').length
  // A task that stands once for several sub-indices or products may be copied to each.
  const shared = rows.filter(({ subIndexAlso, products }) => subIndexAlso || products)
  const copies = annex.extra.filter((task) => shared.some((wish) => likenessOf(wish.text, task.text) >= SAME))
  return {
    header: headerOf(gold, reading),
    bases: { hit: bases, missed: wanted.size - bases, extra: found.size - bases },
    annex: { hit: annex.pairs.length, missed: annex.missed, extra: annex.extra.length - copies.length },
    // General directions and duties may pass; only tasks are counted.
    body: {
      hit: asked,
      missed: gold.tasks.filter(({ kind }) => kind === 'bodyTask').length - asked,
      extra: body.extra.filter(({ kind }) => kind === 'bodyTask').length,
    },
    fields: annex.pairs.flatMap(([wish, task]) => fieldsOf(wish, task)),
    bodyFields: body.pairs
      .filter(([{ kind }]) => kind === 'bodyTask')
      .flatMap(([wish, task]) => fieldsOf(wish, task).filter(({ field }) => ASSIGNMENT.has(field))),
    targets: targetsFound(gold, reading),
  }
}

const ASSIGNMENT = new Set(['lead', 'coordinate', 'deadline'])

function targetsFound(gold: Gold, reading: DocumentReading): number {
  const wanted = gold.targets.filter(({ level }) => level === 'objective')
  const found = wanted.filter(({ text, value }) =>
    reading.targets.some(
      (each) => sharedWords(text, each.text) >= SAME || (value !== undefined && value === each.value),
    ),
  )
  return found.length / wanted.length
}

type Matched = { pairs: [GoldTask, ReadTask][]; missed: number; extra: ReadTask[] }

function matched(gold: readonly GoldTask[], read: readonly ReadTask[]): Matched {
  const candidates: { likeness: number; wish: GoldTask; task: ReadTask }[] = []
  for (const wish of gold) {
    for (const task of read) {
      const likeness = likenessOf(wish.text, task.text)
      if (likeness >= SAME) candidates.push({ likeness, wish, task })
    }
  }
  candidates.sort((a, b) => b.likeness - a.likeness)
  const pairs: [GoldTask, ReadTask][] = []
  const used = new Set<GoldTask | ReadTask>()
  for (const { wish, task } of candidates) {
    if (used.has(wish) || used.has(task)) continue
    used.add(wish).add(task)
    pairs.push([wish, task])
  }
  return { pairs, missed: gold.length - pairs.length, extra: read.filter((task) => !used.has(task)) }
}

const wordsOf = (text: string): string[] =>
  fold(text)
    .slice(0, 80)
    .split(/[^\p{L}\p{N}%]+/u)
    .filter(Boolean)

/** The same wherever they stand, as the measure of the annotated seeds takes targets: "Phấn đấu …" may be left out. */
function sharedWords(a: string, b: string): number {
  const [x, y] = [wordsOf(a), wordsOf(b)]
  const n = Math.min(x.length, y.length)
  const open = x.slice(0, n)
  const shared = y.slice(0, n).filter((word) => {
    const at = open.indexOf(word)
    if (at >= 0) open.splice(at, 1)
    return at >= 0
  }).length
  return n === 0 ? 0 : Math.max(likenessOf(a, b), (shared / n) * 0.98)
}

/** Share of the words of the shorter beginning that stand at the same place in the other. */
export function likenessOf(a: string, b: string): number {
  const [x, y] = [wordsOf(a), wordsOf(b)]
  const n = Math.min(x.length, y.length)
  if (n === 0) return 0
  // The last word of a cut text may be half a word.
  const same = x.slice(0, n).filter((word, i) => word === y[i] || (i === n - 1 && halves(word, y[i]!))).length
  return same / n
}

const halves = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a)

const HEADER = ['agency', 'number', 'date', 'docType', 'title', 'signer', 'signerTitle', 'place'] as const

function headerOf(gold: Gold, reading: DocumentReading): Judgement[] {
  return HEADER.filter((field) => gold.header[field]).map((field) => {
    const value = gold.header[field]
    const read = reading.header[field] ?? null
    const right = keyOf(String(value)) === keyOf(String(read)) ? 1 : 0
    return { field, right, flagged: reading.flags.some((flag) => flag.field === field), gold: value, read }
  })
}

function fieldsOf(wish: GoldTask, task: ReadTask): Judgement[] {
  const judge = (field: string, right: number, gold: unknown, read: unknown): Judgement => ({
    field,
    right,
    flagged: !isCertain(task, field),
    confidence: task.fields[field as TaskField]?.confidence,
    gold,
    read,
  })
  const judged = [
    judge('lead', namesRight(wish.lead, task.lead), wish.lead, task.lead),
    judge('coordinate', namesRight(wish.coordinate, task.coordinate), wish.coordinate, task.coordinate),
    judge('deadline', deadlineRight(wish.deadline, task.deadline), wish.deadline, task.deadline),
  ]
  const { axis, subIndex, subIndexAlso = [], product } = wish
  if (axis) judged.push(judge('axis', keyOf(axis) === keyOf(task.axis ?? '') ? 1 : 0, axis, task.axis))
  if (subIndex) {
    const right = [subIndex, ...subIndexAlso].some((each) => keyOf(each) === keyOf(task.subIndex ?? ''))
    judged.push(judge('subIndex', right ? 1 : 0, subIndex, task.subIndex))
  }
  if (product)
    judged.push(judge('product', likenessOf(product, task.product ?? '') >= SAME ? 1 : 0, product, task.product))
  return judged
}

const keyOf = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[uủ]y ban nhân dân|uỷ ban nhân dân/g, 'ubnd')
    .replace(/\s+/g, ' ')
    .replace(/^[-+•\s]+|[.;,:\s]+$/g, '')

/** Harmonic mean of how many of the names are right and how many were found. */
function namesRight(gold: readonly string[], read: readonly string[]): number {
  const [wanted, found] = [new Set(gold.map(keyOf)), new Set(read.map(keyOf))]
  if (wanted.size === 0 && found.size === 0) return 1
  return (2 * [...found].filter((name) => wanted.has(name)).length) / (wanted.size + found.size)
}

const COMPARED = ['kind', 'year', 'quarter', 'month', 'date', 'op', 'freq', 'from', 'to'] as const

function deadlineRight(gold: Deadline | null, read: Deadline | null): number {
  if (!gold || !read) return gold === read ? 1 : 0
  const [wanted, found]: Record<string, unknown>[] = [{ ...gold }, { ...read }]
  return COMPARED.every((key) => wanted?.[key] === undefined || wanted[key] === found?.[key]) ? 1 : 0
}
