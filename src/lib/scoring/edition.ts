import { z } from 'zod'
import { Method, nodeFields } from './method-shape.ts'

/** Shapes of `content/frameworks/<framework>/<edition>/` (docs/how-to/frameworks.md says them in words). */
const Words = z.string().trim().min(1)
const Code = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u)

export const Confidence = z.enum(['official', 'local', 'secondary', 'inferred', 'unknown'])
export const Cite = z.strictObject({
  source: Code.describe('Key of framework.json `sources`'),
  at: z.string().optional().describe('Page, article, sheet'),
  guideAt: z.string().optional(),
})

export const ScoredBy = z.enum(['documents', 'figures', 'ministry', 'council', 'survey', 'statistics', 'unknown'])
export type ScoredBy = z.infer<typeof ScoredBy>

const Divergence = z.strictObject({
  table: Words.describe('What the criteria table says'),
  guide: Words.describe('What the guide of the year says; it scores'),
  effect: Words.optional(),
  tableMethod: Method.optional(),
})

/** One line of the criteria table: a group when others name it as their parent, else scored by its method. */
export const Criterion = z.strictObject({
  code: Code,
  parent: Code.nullable(),
  name: z.strictObject({ vi: Words, en: Words.nullable() }),
  max: z.number().min(-9_000).max(9_000).nullable().describe('null: unknown, and shown so'),
  min: z.number().optional(),
  scoredBy: ScoredBy.optional(),
  method: Method.optional(),
  ...nodeFields,
  beyondMaximum: z.boolean().optional().describe('Bonus and deduction: counted in the points, not in the maximum'),
  sumGap: z
    .strictObject({ by: z.number(), reason: Words })
    .optional()
    .describe('Where printed maxima do not add up exactly'),
  divergence: Divergence.optional(),
  dependsOn: z.array(z.strictObject({ code: Code, how: Words })).optional(),
  evidence: z.array(Words).optional(),
  summary: Words.optional(),
  verifier: Words.optional(),
  formula: Words.optional().describe('As printed'),
  surveyed: z
    .strictObject({ rating: Code.describe('Score of a questionnaire that measures this criterion') })
    .optional()
    .describe('Scored by figures; where a survey asked those concerned, its rating may stand for them'),
  notes: z.array(Words).optional(),
  cite: Cite.optional(),
  confidence: Confidence,
})
export type Criterion = z.infer<typeof Criterion>

const Day = z.string().refine((text) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text), {
  message: 'ghi ngày theo thứ tự năm-tháng-ngày, ví dụ "2025-09-08"; chưa rõ thì ghi null',
})

const Document = z.strictObject({
  number: Words.nullable(),
  date: Day.nullable(),
  title: Words.optional(),
  issuer: Words.optional(),
  note: Words.optional(),
})
export type Document = z.infer<typeof Document>

const Band = z.strictObject({ name: Words, from: z.number().nullable() })

export const Framework = z.strictObject({
  framework: Code,
  edition: Code,
  name: z.strictObject({ vi: Words, en: Words.nullable() }),
  about: Words.optional(),
  issuer: Words,
  level: z.enum(['province', 'department', 'commune', 'unit']),
  years: z.array(z.number().int()),
  status: z.enum(['complete', 'partial', 'resultsOnly']),
  maximum: z.number().positive().nullable().describe('The stated maximum that the groups must add up to'),
  minimum: z.number().optional(),
  legalBasis: z.array(Document),
  guide: Document.optional(),
  classes: z
    .strictObject({ of: z.enum(['percent', 'points']), bands: z.array(Band).min(2), confidence: Confidence })
    .optional(),
  groups: z.strictObject({ by: z.literal('quartiles'), names: z.array(Words).length(4), cite: Cite }).optional(),
  components: z
    .array(
      z.strictObject({
        id: Code,
        label: Words,
        max: z.number().nullable(),
        note: Words.optional(),
        confidence: Confidence.optional(),
      }),
    )
    .optional(),
  counts: z
    .strictObject({ areas: z.number().nullable(), criteria: z.number().nullable(), subCriteria: z.number().nullable() })
    .optional(),
  switchedOff: z.array(z.strictObject({ year: z.number().int(), code: Code, reason: Words, cite: Cite })).optional(),
  sameFigures: z
    .array(z.strictObject({ figures: z.array(Words).min(2).describe('Each as code:key'), what: Words }))
    .optional()
    .describe('One figure that several criteria ask for: different values are pointed out'),
  answerScale: z.array(z.strictObject({ value: z.number().int(), label: Words, satisfied: z.boolean() })).optional(),
  policyGroups: z.array(Words).optional(),
  timetable: z
    .array(
      z.strictObject({
        date: Words,
        what: Words,
        deadline: z.boolean().optional(),
        locks: z.boolean().optional(),
        confidence: Confidence.optional(),
      }),
    )
    .optional(),
  respondents: z.array(Words).optional(),
  openQuestions: z.array(Words).optional(),
  unknown: z.array(Words).optional(),
  notes: z.array(Words).optional(),
  sources: z.record(Code, Words),
})
export type Framework = z.infer<typeof Framework>

const Figures: z.ZodType<ExampleInputs> = z.record(z.string(), z.unknown()) as unknown as z.ZodType<ExampleInputs>

/** Nested by part: `{ parts: { "1": { a: 20, b: 6 } } }`; `notApplicable`, `penaltyFactor`, `gate` stand beside. */
export type ExampleInputs = {
  parts?: Record<string, ExampleInputs>
  [figure: string]: unknown
}

export const Example = z.strictObject({
  id: Code,
  code: Code,
  inputs: Figures,
  expected: z.number(),
  why: Words,
  source: Words.optional(),
})
export type Example = z.infer<typeof Example>

export const AggregateExample = z.strictObject({
  id: Code,
  why: Words,
  excluded: z.array(Code).optional().describe('Criteria that do not apply to the unit'),
  year: z.number().int().optional(),
  given: z.record(Code, z.number()).optional(),
  parts: z.array(z.strictObject({ points: z.number(), max: z.number() })).optional(),
  expected: z.strictObject({
    points: z.number().optional(),
    max: z.number(),
    percent: z.number().optional(),
    className: Words.optional(),
  }),
  source: Words.optional(),
})
export type AggregateExample = z.infer<typeof AggregateExample>

export const Examples = z.strictObject({
  criteria: z.array(Example),
  aggregates: z.array(AggregateExample).optional(),
})
export type Examples = z.infer<typeof Examples>

export const Indicator = z.strictObject({
  code: Code,
  parent: Code,
  name: z.strictObject({ vi: Words, en: Words.nullable() }),
  unit: Words.nullable(),
  publishedAs: z.enum(['fraction', 'percent', 'value']).optional().describe('A share of 1, a percent, or as it is'),
  min: z.number().nullable(),
  max: z.number().nullable(),
  direction: z.enum(['higher', 'lower']).nullable(),
  years: z.array(z.number().int()),
  notes: z.array(Words).optional(),
  confidence: Confidence,
})
export type Indicator = z.infer<typeof Indicator>

/** An edition as it is read: all files of its folder. */
export type Edition = { framework: Framework; criteria: Criterion[]; indicators: Indicator[]; examples: Examples }
