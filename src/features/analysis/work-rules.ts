import { type CriteriaIndex, criteriaIndex, matchCriterion } from '#lib/reader/criteria.ts'
import type { Criterion } from '#lib/scoring/edition.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Work } from './schema.ts'
import type { TaskWork } from './store.ts'

export type Proposal = {
  certainty: 'certain' | 'likely'
  why: 'criterion' | 'axis' | 'words' | 'carried'
  likeness: number
}
/** Tasks of one line: tied ones, and those that seem to answer it, best first. */
export type Answering = { tied: TaskWork[]; proposed: (Proposal & { task: TaskWork })[] }

const isOpen = ({ parts, completed }: TaskWork): boolean => parts === 0 || completed < parts

export function workOf({ tied, proposed }: Answering): Work {
  const leading = new Map<string, number>()
  for (const { leads } of tied) for (const lead of leads) leading.set(lead, (leading.get(lead) ?? 0) + 1)
  return {
    tasks: tied.length,
    open: tied.filter(isOpen).length,
    overdue: tied.filter(({ overdue }) => overdue > 0).length,
    agencies: new Set(tied.flatMap(({ agencyIds }) => agencyIds)).size,
    leads: [...leading]
      .sort(([a, n], [b, m]) => m - n || a.localeCompare(b, 'vi'))
      .slice(0, 5)
      .map(([name]) => name),
    evidence: tied.reduce((sum, { evidence }) => sum + evidence, 0),
    proposals: proposed.length,
  }
}

/**
 * For every line the tasks that answer it, and for every group those tied to it or to a line of it. A task that is tied to a
 * line is proposed for no other; one that is tied to a whole group is proposed within it.
 */
export function answeringOf(
  criteria: readonly Criterion[],
  lines: readonly string[],
  tasks: readonly TaskWork[],
): Map<string, Answering> {
  const found = new Map<string, Answering>(lines.map((code) => [code, { tied: [], proposed: [] }]))
  const index = criteriaIndex(criteria.map(({ code, name }) => ({ code, name: name.vi })))
  const known = new Set(lines)
  const parents = new Map(criteria.map(({ code, parent }) => [code, parent]))
  const groups = [...new Set(lines.map((code) => parents.get(code) ?? null).filter((code) => code !== null))]
  for (const code of groups) found.set(code, { tied: [], proposed: [] })
  for (const task of tasks) {
    const above = task.codes.map((code) => (known.has(code) ? parents.get(code) : code))
    for (const code of new Set([...task.codes, ...above])) if (code) found.get(code)?.tied.push(task)
    if (task.codes.some((code) => known.has(code))) continue
    for (const [code, proposal] of proposalsFor(task, criteria, index))
      if (known.has(code)) found.get(code)?.proposed.push({ ...proposal, task })
  }
  for (const { proposed } of found.values()) proposed.sort((a, b) => b.likeness - a.likeness)
  return found
}

/** Words of the line that the task must speak of where nothing but its text tells. */
const enough = { withinAxis: 0.6, anywhere: 0.85 }

function proposalsFor(task: TaskWork, criteria: readonly Criterion[], index: CriteriaIndex): Map<string, Proposal> {
  const found = new Map<string, Proposal>()
  const parents = new Set(criteria.map(({ parent }) => parent))
  const add = (code: string, proposal: Proposal) => {
    if (!parents.has(code) && !found.has(code)) found.set(code, proposal)
  }
  const axes = new Set<string>(task.codes)
  for (const code of task.offers) add(code, { certainty: 'likely', why: 'carried', likeness: 1 })
  for (const [why, text] of [
    ['criterion', task.criterionText],
    ['axis', task.axis],
  ] as const) {
    if (!text) continue
    const match = matchCriterion(text, index)
    if (match.match === 'certain') {
      axes.add(match.code)
      add(match.code, { certainty: 'certain', why, likeness: 1 })
    }
    if (match.match === 'likely')
      for (const { code, likeness } of match.candidates) add(code, { certainty: 'likely', why, likeness })
  }
  const words = new Set(wordsOf(`${task.text} ${task.criterionText ?? ''}`))
  for (const { code, parent, name } of criteria) {
    const said = shareSaid(name.vi, words)
    const least = parent !== null && axes.has(parent) ? enough.withinAxis : enough.anywhere
    if (said >= least) add(code, { certainty: 'likely', why: 'words', likeness: said * 0.8 })
  }
  return found
}

const small = new Set(
  'va cua cac trong tai o cho theo voi ve muc do cong tac viec duoc tren den chinh quyen dia phuong'.split(' '),
)
const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 0 && !small.has(word))

function shareSaid(name: string, words: ReadonlySet<string>): number {
  const wanted = wordsOf(name)
  return wanted.length < 2 ? 0 : wanted.filter((word) => words.has(word)).length / wanted.length
}
