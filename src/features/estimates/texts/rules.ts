import { fold } from '#lib/vietnamese/fold.ts'

/** Something that a person wrote, with the themes that clerks gave it. */
export type Opinion = { answerId: string; question: string; text: string; themeIds: string[] }
/** What several wrote in the same words and clerks put under the same themes: one line of the list. */
export type SameOpinion = Opinion & { n: number }

/** The words that two texts share which say the same, whatever their case, marks, blanks and stops at their ends. */
export function wordsOf(text: string): string {
  const folded = fold(text)
  return folded.replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '') || folded
}

export const isSame = (one: Opinion, other: Opinion): boolean => keyOf(one) === keyOf(other)

const keyOf = ({ question, text, themeIds }: Opinion) => JSON.stringify([question, wordsOf(text), themeIds.toSorted()])

/** So many different lines are told apart; more nobody puts under themes by hand. */
export const MOST_DIFFERENT = 100_000

/** Gathers what passes by into lines of the same words. What many wrote comes first, then what came first. */
export class SameOpinions {
  /** How many opinions were added, those included for which no line was left. */
  opinions = 0
  /** True when there were more different ones than are told apart. */
  isOverfull = false
  readonly #lines = new Map<string, SameOpinion>()
  readonly #most: number

  constructor(most = MOST_DIFFERENT) {
    this.#most = most
  }

  get found(): number {
    return this.#lines.size
  }

  add(opinion: Opinion): void {
    this.opinions++
    const key = keyOf(opinion)
    const line = this.#lines.get(key)
    if (line) line.n++
    else if (this.#lines.size < this.#most) this.#lines.set(key, { ...opinion, n: 1 })
    else this.isOverfull = true
  }

  page(from: number, lines: number): SameOpinion[] {
    return [...this.#lines.values()].sort((a, b) => b.n - a.n).slice(from, from + lines)
  }
}
