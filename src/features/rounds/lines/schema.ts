import { z } from 'zod'
import { Day, Id, Moment, Version } from '#features/access/schema.ts'
import { LineSource } from '../surveys/schema.ts'

/** Points as people type and print them: at most twelve decimals. */
export const PointsText = z.string().regex(/^-?\d{1,4}(\.\d{1,12})?$/)

const Key = z.string().min(1).max(80)
export const Effect = z.enum(['full', 'excluded', 'zero'])

/** What an agency says about one criterion: figures from which the engine reckons, or points chosen from the table. */
export const Claim = z.object({
  figures: z.record(Key, z.union([z.number(), z.boolean(), z.string().max(80), z.null()])).default({}),
  notApplicable: z.array(Key).max(20).default([]).describe('Exceptions of the edition that hold'),
  penalties: z.array(Key).max(20).default([]),
  gates: z.array(Key).max(20).default([]),
  given: PointsText.nullable().default(null).describe('Points chosen instead of figures'),
})
export type Claim = z.infer<typeof Claim>

export const Verdict = z.object({
  accepted: z.boolean().describe('The claim stands as it is'),
  points: PointsText.nullable(),
  decision: Effect.nullable().describe('Where the text is silent about a quotient without a value'),
  reason: z.string().nullable(),
})
export type Verdict = z.infer<typeof Verdict>

export const Figure = z.object({
  key: z.string(),
  label: z.string(),
  part: z.string(),
  kind: z.enum(['number', 'count', 'rate', 'yesNo', 'option', 'points']),
  unit: z.string().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
})
export const Choice = z.object({ id: z.string(), label: z.string() })

export const RoundEvidence = z.object({
  id: Id,
  filename: z.string(),
  size: z.number().int(),
  place: z.string().nullable(),
  issuedOn: Day.nullable(),
  older: z.boolean().describe('Issued before the days that are judged'),
  viewable: z.boolean().describe('Can be looked at in place'),
  explains: z.boolean(),
  uploadedByName: z.string().nullable(),
  uploadedAt: Moment,
})
export type RoundEvidence = z.infer<typeof RoundEvidence>

export const LineState = z.enum(['scored', 'forecast', 'missing', 'undecided', 'incomplete', 'excluded', 'unknown'])
export const Got = z.object({ state: LineState, points: z.string().nullable(), max: z.string() })
export type Got = z.infer<typeof Got>

export const doubts = ['noEvidence', 'oldEvidence', 'finding', 'undecided', 'chosen', 'explained'] as const

/** An appraiser sent the line back: its agency may change it although the sheet is locked. */
export const Returned = z.object({ reason: z.string(), byName: z.string(), at: Moment })
export type Returned = z.infer<typeof Returned>

/** What changes on a line. */
export const LineValues = z.object({
  code: z.string(),
  claim: Claim.nullable(),
  note: z.string().nullable(),
  excuse: z.string().nullable().describe('Why there is no evidence'),
  verdict1: Verdict.nullable(),
  explanation: z.string().nullable(),
  verdict2: Verdict.nullable(),
  returned: Returned.nullable(),
  source: LineSource.nullable().describe('Points of a survey: from which result'),
  own: z.string().nullable().describe('Beneath points of a survey: what the agency scored itself'),
  self: Got,
  final: Got,
  account: z.array(z.string()).describe('The arithmetic of the claim in words'),
  findings: z.array(z.object({ key: z.string(), words: z.string() })),
  doubts: z.array(z.enum(doubts)),
  evidence: z.array(RoundEvidence),
  version: Version,
})
export type LineValues = z.infer<typeof LineValues>

/** A row of the form: what the edition says. Groups have no values. */
export const FormRow = z.object({
  code: z.string(),
  parent: z.string().nullable(),
  depth: z.number().int(),
  isGroup: z.boolean(),
  name: z.string(),
  max: z.string().nullable(),
  external: z.boolean().describe('Others give the points: filled by import only'),
  by: z.string().nullable(),
  rule: z.array(z.string()),
  figures: z.array(Figure),
  exceptions: z.array(Choice),
  penalties: z.array(Choice),
  gates: z.array(Choice),
  evidence: z.array(z.string()).describe('What the edition asks as evidence'),
  notes: z.array(z.string()),
})
export type FormRow = z.infer<typeof FormRow>
