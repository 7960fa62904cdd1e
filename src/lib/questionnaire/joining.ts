import type { Question, Questionnaire, Section } from './schema.ts'

/** A part of a questionnaire that somebody changed: what stands around the questions, a section, a question, or their order. */
export type ChangedPart =
  | { kind: 'form'; name: string }
  | { kind: 'order' }
  | { kind: 'section'; code: string }
  | { kind: 'question'; code: string }

export type Joined = {
  form: Questionnaire
  mine: readonly ChangedPart[]
  theirs: readonly ChangedPart[]
  /** Changed by both, and not alike: mine stands; what one took out and the other changed stays in. */
  both: readonly ChangedPart[]
}

/** Two states of a questionnaire that grew from one, question by question. Nothing that either added is lost. */
export function joined(base: Questionnaire, mine: Questionnaire, theirs: Questionnaire): Joined {
  const out: Changes = { mine: [], theirs: [], both: [] }
  const itself = ({ sections: _, ...form }: Questionnaire) => form as Record<string, unknown>
  const form = formOf(out, itself(base), itself(mine), itself(theirs))
  const sections = partsOf(out, 'section', [sectionsIn(base), sectionsIn(mine), sectionsIn(theirs)])
  const questions = partsOf(out, 'question', [questionsIn(base), questionsIn(mine), questionsIn(theirs)])
  const moved = orderOf(out, base, mine, theirs)
  const [frame, other] = moved === 'mine' ? [mine, theirs] : [theirs, mine]
  return { ...out, form: { ...form, sections: arranged(frame, other, sections, questions) } as Questionnaire }
}

type Changes = { mine: ChangedPart[]; theirs: ChangedPart[]; both: ChangedPart[] }
type Three<T> = readonly [ReadonlyMap<string, T>, ReadonlyMap<string, T>, ReadonlyMap<string, T>]

/** Alike whatever the order in which their parts were written. */
export const alike = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  ) ?? ''

function told(out: Changes, part: ChangedPart, isMine: boolean, isTheirs: boolean, isSame: boolean): void {
  if (isMine && isTheirs && !isSame) out.both.push(part)
  else if (isMine) out.mine.push(part)
  else if (isTheirs) out.theirs.push(part)
}

function formOf(out: Changes, base: Record<string, unknown>, mine: typeof base, theirs: typeof base): typeof base {
  const result: Record<string, unknown> = {}
  for (const name of new Set([...Object.keys(base), ...Object.keys(theirs), ...Object.keys(mine)])) {
    const changed = !alike(base[name], mine[name])
    const value = changed ? mine[name] : theirs[name]
    if (value !== undefined) result[name] = value
    told(out, { kind: 'form', name }, changed, !alike(base[name], theirs[name]), alike(mine[name], theirs[name]))
  }
  return result
}

const sectionsIn = ({ sections }: Questionnaire): Map<string, Section> =>
  new Map(sections.map((section) => [section.code, { ...section, questions: [] }] as const))
const questionsIn = ({ sections }: Questionnaire): Map<string, Question> =>
  new Map(sections.flatMap(({ questions }) => questions.map((each) => [each.code, each] as const)))

/** What stands in the end under each code. */
function partsOf<T>(out: Changes, kind: 'section' | 'question', [base, mine, theirs]: Three<T>): Map<string, T> {
  const result = new Map<string, T>()
  for (const code of new Set([...base.keys(), ...theirs.keys(), ...mine.keys()])) {
    const [was, own, other] = [base.get(code), mine.get(code), theirs.get(code)]
    const [isMine, isTheirs] = [!alike(was, own), !alike(was, other)]
    const value = isMine && isTheirs ? (own ?? other) : isMine ? own : other
    if (value !== undefined) result.set(code, value)
    told(out, { kind, code }, isMine, isTheirs, alike(own, other))
  }
  return result
}

/** Whose order of what both have stands; where neither or both moved something, theirs and mine. */
function orderOf(out: Changes, base: Questionnaire, mine: Questionnaire, theirs: Questionnaire): 'mine' | 'theirs' {
  const codes = (form: Questionnaire) =>
    form.sections.flatMap(({ code, questions }) => [`${code}/`, ...questions.map((each) => each.code)])
  const order = (form: Questionnaire, other: Questionnaire) => {
    const there = new Set(codes(other))
    return codes(form).filter((each) => there.has(each))
  }
  const isMine = !alike(order(mine, base), order(base, mine))
  const isTheirs = !alike(order(theirs, base), order(base, theirs))
  told(out, { kind: 'order' }, isMine, isTheirs, alike(order(mine, theirs), order(theirs, mine)))
  return isMine ? 'mine' : 'theirs'
}

/** The frame in its order; what only the other has comes after what it comes after there. */
function arranged(
  frame: Questionnaire,
  other: Questionnaire,
  sections: ReadonlyMap<string, Section>,
  questions: ReadonlyMap<string, Question>,
): Section[] {
  const inside = new Map<string, string[]>()
  const placed = new Set<string>()
  const order: string[] = []
  for (const form of [frame, other]) {
    let last: string | undefined
    for (const section of form.sections) {
      if (!inside.has(section.code)) {
        order.splice(last === undefined ? 0 : order.indexOf(last) + 1, 0, section.code)
        inside.set(section.code, [])
      }
      last = section.code
      put(inside.get(section.code)!, section.questions, placed, questions)
    }
  }
  return order.flatMap((code): Section[] => {
    const asked = inside.get(code)!.map((each) => questions.get(each)!)
    const from = [frame, other].flatMap((form) => form.sections).find((each) => each.code === code)
    const section = sections.get(code) ?? (asked.length > 0 ? from : undefined)
    return section ? [{ ...section, questions: asked }] : []
  })
}

function put(
  list: string[],
  wanted: readonly Question[],
  placed: Set<string>,
  questions: ReadonlyMap<string, Question>,
): void {
  let last = -1
  for (const { code } of wanted) {
    if (!placed.has(code) && questions.has(code)) {
      list.splice(last + 1, 0, code)
      placed.add(code)
    }
    const at = list.indexOf(code)
    if (at >= 0) last = at
  }
}
