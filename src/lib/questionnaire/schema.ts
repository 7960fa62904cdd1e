import { z } from 'zod'

/** A name that files, addresses and expressions may carry: the names that XLSForm takes, in small letters. */
export const Code = z.string().regex(/^[a-z][a-z0-9_]{0,47}$/, { message: 'a small letter, then letters, digits or _' })
export const Language = z.string().regex(/^[a-z]{2}$/)

/** Words by language; a language that is missing is read in the questionnaire's first one. */
export type Text = z.infer<typeof Text>
export const Text = z.record(Language, z.string().max(4000))

/** As typed; read by expression.ts. */
const Expression = z.string().min(1).max(2000)

export type Choice = z.infer<typeof Choice>
export const Choice = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9_.-]{1,48}$/),
  label: Text,
})
const Choices = z.array(Choice).min(1).max(300)

/** What every question has. */
const common = {
  code: Code,
  label: Text,
  hint: Text.optional(),
  required: z.boolean().default(false),
  when: Expression.optional().describe('Asked only where this is true; may name earlier questions'),
  check: z
    .strictObject({ rule: Expression, message: Text })
    .optional()
    .describe('What must hold of the answer, “.”, and what is said where it does not'),
  dontKnow: z.boolean().default(false).describe('“Không biết” may be chosen: an answer, not a missing one'),
  refuse: z.boolean().default(false).describe('“Không muốn trả lời” may be chosen'),
  measures: z.string().max(80).optional().describe('The factor or criterion that the answer counts for: F1, F1.a, CS3'),
  scores: z
    .record(z.string().max(48), z.number().min(-1000).max(1000))
    .optional()
    .describe('Of each choice, on the scale of the indicator; a choice that is left out tells nothing'),
  except: z
    .strictObject({ question: Code, choice: z.string().max(48) })
    .optional()
    .describe('Another answer with which this one tells nothing, such as a fault of the person’s own'),
}

export type Question = z.infer<typeof Question>
export const Question = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('note'), ...common }).describe('Words to read; nothing is asked'),
  z.strictObject({ kind: z.literal('single'), ...common, choices: Choices }),
  z.strictObject({
    kind: z.literal('multiple'),
    ...common,
    choices: Choices,
    most: z.int().min(1).max(300).optional().describe('At most so many'),
  }),
  z.strictObject({
    kind: z.literal('scale'),
    ...common,
    points: z
      .array(z.strictObject({ value: z.int().min(-100).max(100), label: Text }))
      .min(2)
      .max(21),
    positive: z.array(z.int()).default([]).describe('Points that count as satisfied in an index'),
  }),
  z.strictObject({
    kind: z.literal('number'),
    ...common,
    decimals: z.int().min(0).max(6).default(0),
    min: z.number().optional(),
    max: z.number().optional(),
    unit: Text.optional(),
    quantity: z
      .boolean()
      .default(false)
      .describe(
        'How much or how many: mean and median may be told. Else it may identify (a telephone, a year of birth)',
      ),
  }),
  z.strictObject({
    kind: z.literal('text'),
    ...common,
    lines: z.int().min(1).max(20).default(1),
    longest: z.int().min(1).max(2000).default(500).describe('Characters'),
  }),
  z.strictObject({
    kind: z.literal('date'),
    ...common,
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  z
    .strictObject({
      kind: z.literal('grid'),
      ...common,
      rows: z
        .array(z.strictObject({ code: Code, label: Text, measures: z.string().max(80).optional() }))
        .min(1)
        .max(60),
      choices: z.array(Choice).min(2).max(21),
      positive: z.array(z.string()).default([]).describe('Choices that count as satisfied in an index'),
    })
    .describe('One choice for each row'),
  z.strictObject({ kind: z.literal('photo'), ...common, most: z.int().min(1).max(10).default(1) }),
])
export type QuestionKind = Question['kind']
export type Of<K extends QuestionKind> = Extract<Question, { kind: K }>

export type Section = z.infer<typeof Section>
export const Section = z.strictObject({
  code: Code,
  title: Text,
  note: Text.optional(),
  when: Expression.optional(),
  questions: z.array(Question).max(200),
})

/** What is asked, in its order. A published version never changes. */
export type Questionnaire = z.infer<typeof Questionnaire>
export const Questionnaire = z.strictObject({
  title: Text,
  intro: Text.optional().describe('Who asks, why, what becomes of the answers'),
  thanks: Text.optional(),
  languages: z.array(Language).min(1).max(5).describe('The first is the one that every text has'),
  basis: z.string().max(500).optional().describe('What it follows: number and date of a decision, or how it was made'),
  scored: z
    .strictObject({
      rule: z
        .enum(['rating', 'dimensions'])
        .describe('0 to 2 after Thông tư 01/2018/TT-VPCP; 1 to 10 by dimension, as PAPI does'),
      names: z.record(z.string().max(80), Text).default({}).describe('Of the parts of a dimension: D1.2'),
    })
    .optional()
    .describe('How answers become points, by `measures` and `scores` of the questions'),
  sections: z.array(Section).min(1).max(40),
})

/** Said instead of an answer; apart from a question that was not answered. */
export type NoAnswer = z.infer<typeof NoAnswer>
export const NoAnswer = z.strictObject({ none: z.enum(['dontKnow', 'refused']) })

/**
 * One answer. single: code; multiple: codes in the order of the choices; scale, number: number; text; date: YYYY-MM-DD;
 * grid: choice or NoAnswer by row; photo: SHA-256 of the files.
 */
export type Answer = string | number | readonly string[] | NoAnswer | Readonly<Record<string, string | NoAnswer>>

/** Answers by the code of their question; what is missing was not answered. */
export type Answers = Readonly<Record<string, Answer>>

export const isNoAnswer = (value: unknown): value is NoAnswer =>
  typeof value === 'object' && value !== null && 'none' in value && Object.keys(value).length === 1

/** The words in a language, or in the first of the questionnaire, or in any. */
export const wordsIn = (text: Text | undefined, language: string, first: string): string =>
  text?.[language] || text?.[first] || Object.values(text ?? {})[0] || ''

/** Name under which expressions know a row of a grid. */
export const rowName = (grid: string, row: string): string => `${grid}_${row}`
