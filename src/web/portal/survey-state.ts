import { randomUUID } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import type { Outcome } from '#lib/questionnaire/answering.ts'
import type { Compiled } from '#lib/questionnaire/compile.ts'
import { type Fields, readFields } from '#lib/questionnaire/fields.ts'
import { type Question, wordsIn } from '#lib/questionnaire/schema.ts'

/** An answer that is being written travels in the page itself: no cookie, and nothing on the server until it is sent. */
export type SurveyState = z.infer<typeof SurveyState>
const SurveyState = z.strictObject({
  id: z.uuidv4(),
  version: z.int().min(1),
  code: z.string().max(60).optional(),
  begun: z.int(),
  given: z.record(z.string().max(60), z.unknown()),
  /** The questions that the page showed. */
  drawn: z.array(z.string().max(60)).max(500),
})

export const newState = (version: number, code: string | undefined, now: number): SurveyState => ({
  ...{ id: randomUUID(), version, begun: now, given: {}, drawn: [] },
  ...(code ? { code } : {}),
})

export const packed = (state: SurveyState): string => deflateRawSync(JSON.stringify(state)).toString('base64url')

/** Undefined when it is none of ours; it is read like anything that a stranger sends. */
export function unpacked(text: string): SurveyState | undefined {
  try {
    const bytes = inflateRawSync(Buffer.from(text, 'base64url'), { maxOutputLength: 1024 * 1024 })
    return SurveyState.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    return undefined
  }
}

/** What the page that was drawn has sent takes the place of what was said before. */
export function withFields(state: SurveyState, { questions }: Compiled, fields: Fields): SurveyState {
  const given: Record<string, unknown> = { ...state.given }
  for (const code of state.drawn) {
    const question = questions.get(code)?.question
    if (question) given[code] = readFields(question, fields)
  }
  return { ...state, given }
}

/** Questions in their order that are asked of this person. */
export const askedOn = ({ shown }: Outcome): string[] => shown.flatMap((section) => section.questions)

const LARGEST_PAGE = 30_000

/** About how many bytes a question takes on a page. */
function weight(question: Question): number {
  const text = (words: Question['hint']) => Buffer.byteLength(wordsIn(words, 'vi', 'vi'))
  const own = 420 + text(question.label) + text(question.hint)
  const choices = (list: readonly { label: Record<string, string> }[]) =>
    list.reduce((sum, { label }) => sum + 150 + text(label), 0)
  if (question.kind === 'grid')
    return own + question.rows.reduce((sum, { label }) => sum + 260 + text(label) + choices(question.choices) + 300, 0)
  if (question.kind === 'scale') return own + choices(question.points) + 300
  return 'choices' in question ? own + choices(question.choices) + 300 : own + 300
}

/** The page that begins with a question: what follows it in its section, as far as a page reaches. */
export function pageFrom(compiled: Compiled, asked: readonly string[], start: number): string[] {
  const page: string[] = []
  const section = compiled.questions.get(asked[start] ?? '')?.section
  let size = 0
  for (const code of asked.slice(start)) {
    const found = compiled.questions.get(code)
    if (!found || found.section !== section) break
    size += weight(found.question)
    if (page.length > 0 && size > LARGEST_PAGE) break
    page.push(code)
  }
  return page
}

/** The page before the one that begins at a place. */
export function pageBefore(compiled: Compiled, asked: readonly string[], before: number): string[] {
  let page: string[] = []
  for (let at = 0; at < before; at += Math.max(1, page.length)) page = pageFrom(compiled, asked.slice(0, before), at)
  return page
}

/** The places of the first and the last drawn question that is still asked; -1 when none is. */
export function rangeOf(asked: readonly string[], drawn: readonly string[]): [first: number, last: number] {
  const places = drawn.map((code) => asked.indexOf(code)).filter((place) => place >= 0)
  return places.length > 0 ? [Math.min(...places), Math.max(...places)] : [-1, -1]
}
