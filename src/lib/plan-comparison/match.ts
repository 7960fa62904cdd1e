import { sameForm } from './words.ts'

/** A task as far as matching asks; `lead` is whom it means, in any form that is the same for the same agencies. */
export type Matchable = {
  id: string
  path: string
  axis: string
  text: string
  lead: string
  /** Coordinating agencies and deadline in one line. */
  rest: string
  product: string
}

/** `likeness` from 0.5 to 1; 1 when the texts are the same. */
export type Pair = { oldId: string; newId: string; likeness: number }

type Keyed = Matchable & { form: string; tie: string; words: readonly string[] }

const LEAST = 0.5
const MOST_LEANING = 0.1
/** Words that stand in more tasks than this do not name candidates, as long as rarer ones do. */
const MOST_POSTINGS = 120
const RAREST = 12

/** Which tasks of two issues of a plan are the same one (SPEC B1–B6). Any order of either side gives the same pairs. */
export function matchTasks(before: readonly Matchable[], after: readonly Matchable[]): Pair[] {
  const [old, now] = [before.map(keyed), after.map(keyed)]
  const left = { old: new Set(old), now: new Set(now) }
  const pairs: Pair[] = []
  const take = (a: Keyed, b: Keyed, likeness: number) => {
    left.old.delete(a)
    left.now.delete(b)
    pairs.push({ oldId: a.id, newId: b.id, likeness })
  }
  for (const keyOf of exactKeys) {
    const waiting = Map.groupBy([...left.now].sort(byTie), keyOf)
    for (const a of [...left.old].sort(byTie)) {
      const b = waiting.get(keyOf(a))?.shift()
      if (b) take(a, b, 1)
    }
  }
  for (const { a, b, likeness } of likePairs([...left.old], [...left.now])) {
    if (left.old.has(a) && left.now.has(b)) take(a, b, likeness)
  }
  return pairs
}

/** From all that a task says down to its text alone. */
const exactKeys: readonly ((task: Keyed) => string)[] = [
  (it) => it.tie,
  ({ form, lead, rest, product, axis }) => [form, lead, rest, product, axis].join('\n'),
  ({ form, lead, rest, product }) => [form, lead, rest, product].join('\n'),
  ({ form, path }) => [form, path].join('\n'),
  ({ form, lead, axis }) => [form, lead, axis].join('\n'),
  ({ form, lead }) => [form, lead].join('\n'),
  ({ form, axis }) => [form, axis].join('\n'),
  ({ form }) => form,
]

function keyed(task: Matchable): Keyed {
  const form = sameForm(task.text)
  const words = [...new Set(form.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])]
  const tie = [form, task.path, task.axis, task.lead, task.rest, task.product].join('\n')
  return { ...task, form, tie, words }
}

const byTie = (a: Keyed, b: Keyed): number => (a.tie < b.tie ? -1 : a.tie > b.tie ? 1 : 0)

type Like = { a: Keyed; b: Keyed; likeness: number; score: number }

/** Pairs that are alike enough, the most alike first. */
function likePairs(old: readonly Keyed[], now: readonly Keyed[]): Like[] {
  const weight = weightsOf([...old, ...now])
  const heavy = (word: string): number => weight.get(word) ?? 1
  const sizes = new Map([...old, ...now].map((task) => [task, task.words.reduce((sum, word) => sum + heavy(word), 0)]))
  const postings = new Map<string, Keyed[]>()
  for (const task of now) {
    for (const word of task.words) {
      const listed = postings.get(word)
      if (listed) listed.push(task)
      else postings.set(word, [task])
    }
  }
  const found: Like[] = []
  for (const a of old) {
    const own = new Set(a.words)
    for (const b of candidatesOf(a, postings)) {
      const common = b.words.reduce((sum, word) => (own.has(word) ? sum + heavy(word) : sum), 0)
      const likeness = (2 * common) / ((sizes.get(a) ?? 0) + (sizes.get(b) ?? 0) || 1)
      const score = likeness + leaning(a, b)
      if (score >= LEAST) found.push({ a, b, likeness: Math.min(0.99, Math.round(score * 100) / 100), score })
    }
  }
  return found.sort((x, y) => y.score - x.score || byTie(x.a, y.a) || byTie(x.b, y.b))
}

/** Those that share one of the rarest words of the task. Two of half the weight in common share one for certain in practice. */
function candidatesOf(task: Keyed, postings: ReadonlyMap<string, readonly Keyed[]>): Set<Keyed> {
  const known = task.words.flatMap((word) => {
    const listed = postings.get(word)
    return listed ? [{ word, listed }] : []
  })
  known.sort((x, y) => x.listed.length - y.listed.length || (x.word < y.word ? -1 : 1))
  const rare = known.filter(({ listed }) => listed.length <= MOST_POSTINGS).slice(0, RAREST)
  return new Set((rare.length > 0 ? rare : known.slice(0, 1)).flatMap(({ listed }) => listed))
}

function weightsOf(tasks: readonly Keyed[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { words } of tasks) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Map([...counts].map(([word, count]) => [word, Math.log(1 + tasks.length / count)]))
}

/** What else speaks for a pair: small enough never to outweigh the words. */
function leaning(a: Keyed, b: Keyed): number {
  const alike = (x: string, y: string) => x !== '' && x === y
  let sum = 0
  if (alike(a.lead, b.lead)) sum += 0.4
  if (alike(a.product, b.product)) sum += 0.3
  if (alike(a.axis, b.axis)) sum += 0.2
  if (alike(a.path, b.path)) sum += 0.1
  return sum * MOST_LEANING
}
