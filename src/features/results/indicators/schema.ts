import { z } from 'zod'
import { Profile, ShowProfile } from '../schema.ts'

export const ShowIndicators = ShowProfile.omit({ unscored: true })

const Value = z.number().describe('As published; shares of 1 as percent')

/** What is asked below the sub-dimensions: no points, but what points are made of. */
export const IndicatorLine = z.object({
  code: z.string(),
  parent: z.string().describe('The criterion that it belongs to'),
  name: z.string(),
  notes: z.array(z.string()).describe('What is doubtful about it: a label that says the opposite, say'),
  percent: z.boolean(),
  direction: z.enum(['higher', 'lower']).nullable().describe('Which is better; null: not known'),
  value: Value.nullable(),
  before: z.object({ year: z.number().int(), value: Value }).nullable().describe('In the same edition only'),
  rank: z.number().int().nullable().describe('Where the better direction is known'),
  of: z.number().int(),
  best: z.object({ value: Value, unit: z.string() }).nullable(),
  median: Value.nullable(),
})
export type IndicatorLine = z.infer<typeof IndicatorLine>

export const Indicators = Profile.pick({ framework: true, unit: true, year: true }).extend({
  years: z.array(z.number().int()).describe('Years that have indicators'),
  sources: Profile.shape.sources,
  lines: z.array(IndicatorLine),
})
export type Indicators = z.infer<typeof Indicators>
