import { ByteKeys } from '#lib/byte-keys/byte-keys.ts'
import { eachMember } from '#lib/questionnaire/members.ts'
import type { Answers } from '#lib/questionnaire/schema.ts'

/** A small whole number. */
type CodeOf = (answers: Answers) => number

/** So many different answers to a question are remembered; others are read each time. */
const mostKnown = 20_000

/**
 * Columns of codes out of the texts of very many answers. Most people answer a question in one of few ways: what is made
 * of an answer is remembered under its bytes, so that few are read at all.
 */
export class Filling {
  readonly #alike: Alike[] = []
  readonly #codes: string[] = []
  readonly #names = new ByteKeys(100_000)
  readonly #texts = new Map<string, { question: number; written: number }>()
  readonly #row: Row = { bytes: new Uint8Array(), from: [], to: [] }
  #columns = 0

  /** The number of a column that is worked out of the answers to some questions, and of no others; before any is filled. */
  add(questions: readonly string[], of: CodeOf): number {
    const numbers = questions.map((code) => this.#numberOf(code))
    let own = this.#alike.find((each) => each.questions.join() === numbers.join())
    if (!own) {
      own = new Alike(numbers, questions)
      this.#alike.push(own)
    }
    own.add(this.#columns, of)
    return this.#columns++
  }

  /** Counts in how many answers something was written to a question; before any is filled. */
  watch(code: string): void {
    this.#texts.set(code, { question: this.#numberOf(code), written: 0 })
  }

  written = (code: string): number => this.#texts.get(code)?.written ?? 0

  /** All columns of one answer, from the UTF-8 text of its JSON. */
  fill(bytes: Uint8Array, from: number, to: number, into: Uint16Array): void {
    const row = this.#row
    row.bytes = bytes
    for (let question = 0; question < this.#codes.length; question++) row.from[question] = row.to[question] = from
    eachMember(bytes, from, to, this.#note)
    for (let i = 0; i < this.#alike.length; i++) this.#alike[i]!.fill(row, into)
    for (const text of this.#texts.values())
      if (isWritten(bytes, row.from[text.question]!, row.to[text.question]!)) text.written++
  }

  /** Where the answer to a question lies. */
  readonly #note = (nameFrom: number, nameTo: number, from: number, to: number): void => {
    const question = this.#names.numberOf(this.#row.bytes, nameFrom, nameTo)
    if (question < 0 || question >= this.#codes.length) return
    this.#row.from[question] = from
    this.#row.to[question] = to
  }

  #numberOf(code: string): number {
    const name = Buffer.from(code)
    const number = this.#names.numberOf(name, 0, name.length)
    if (number === this.#codes.length) this.#codes.push(code)
    return number
  }
}

/** Whether the JSON of an answer is a text with something in it; most texts tell it by their first letter. */
function isWritten(bytes: Uint8Array, from: number, to: number): boolean {
  if (bytes[from] !== 34 || to - from <= 2) return false
  const first = bytes[from + 1]!
  if (first > 32 && first < 127 && first !== 92) return true
  return /\S/.test(JSON.parse(Buffer.from(bytes.subarray(from, to)).toString()))
}

/** Where the answers of a row lie; one that is missing has no length. */
type Row = { bytes: Uint8Array; from: number[]; to: number[] }

/** Columns that follow from the same questions. */
class Alike {
  readonly questions: readonly number[]
  readonly #codes: readonly string[]
  readonly #columns: number[] = []
  readonly #of: CodeOf[] = []
  /** Of each question by itself, and of all of them together by the numbers of these. */
  readonly #answers: readonly ByteKeys[]
  readonly #together = new Map<number, number>()
  /** Codes of what is known, row by row under the number of the answers. */
  #known = new Uint16Array(64)
  #made = 0

  constructor(questions: readonly number[], codes: readonly string[]) {
    this.questions = questions
    this.#codes = codes
    this.#answers = questions.map(() => new ByteKeys(mostKnown))
  }

  add(column: number, of: CodeOf): void {
    this.#columns.push(column)
    this.#of.push(of)
  }

  fill(row: Row, into: Uint16Array): void {
    const number = this.#numberOf(row)
    if (number < 0 || number >= this.#made) this.#read(row, number, into)
    else {
      const [columns, known] = [this.#columns, this.#known]
      const start = number * columns.length
      for (let i = 0; i < columns.length; i++) into[columns[i]!] = known[start + i]!
    }
  }

  #numberOf({ bytes, from, to }: Row): number {
    const { questions } = this
    let number = 0
    for (let i = 0; i < questions.length; i++) {
      const own = this.#answers[i]!.numberOf(bytes, from[questions[i]!]!, to[questions[i]!]!)
      if (own < 0) return -1
      number = number * mostKnown + own
    }
    if (questions.length === 1) return number
    const found = this.#together.get(number) ?? this.#together.size
    if (found < mostKnown) this.#together.set(number, found)
    return found < mostKnown ? found : -1
  }

  /** Reads the answers; what they come to is kept where they have the next number. */
  #read({ bytes, from, to }: Row, number: number, into: Uint16Array): void {
    const text = (question: number) => Buffer.from(bytes.subarray(from[question], to[question])).toString()
    const told = this.questions.flatMap((question, i) =>
      to[question]! > from[question]! ? [[this.#codes[i]!, JSON.parse(text(question))] as const] : [],
    )
    const answers: Answers = Object.fromEntries(told)
    const codes = this.#of.map((column) => column(answers))
    for (const [i, code] of codes.entries()) into[this.#columns[i]!] = code
    if (number < 0) return
    const start = number * codes.length
    while (start + codes.length > this.#known.length) this.#known = twice(this.#known)
    this.#known.set(codes, start)
    this.#made = number + 1
  }
}

function twice(own: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const made = new Uint16Array(2 * own.length)
  made.set(own)
  return made
}
