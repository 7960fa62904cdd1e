import { z } from 'zod'
import { FileOfResult, Line, NumberLine, RankedLine, Source } from '../schema.ts'

const median = NumberLine.shape.median.optional().describe('Of numbers alone')
export type SingleLine = z.infer<typeof SingleLine>
export const SingleLine = Line.extend({ median })
export const SinglePlace = RankedLine.extend({ median })

/** One statement, one part of a dimension or one number among people of each group and in each place. */
export type Single = z.infer<typeof Single>
export const Single = z.object({
  kind: z.enum(['item', 'part', 'number']).describe('Shares, points, numbers in their unit'),
  of: z.string().describe('The factor or dimension that opens it; empty where it stands alone'),
  code: z.string(),
  groups: z.array(z.object({ code: z.string(), label: z.string(), lines: z.array(SingleLine) })),
  places: z.array(SinglePlace).describe('Numbers have no ranks: more is not better'),
})

/** All that a result says of single statements, by the way in which the answers came in. */
export type Singles = { source: z.infer<typeof Source>; singles: Single[] }

export const AskSingles = FileOfResult.extend({
  source: Source,
  kind: Single.shape.kind,
  of: z.string().max(60).default('').describe('Left out: what stands alone'),
})
export const SinglesPage = z.object({ singles: z.array(Single) })
