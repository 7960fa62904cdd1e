import { z } from 'zod'
import { Can, Id, Moment } from '#features/access/schema.ts'

const Points = z.number().describe('Points, exact to the digits that were published')
const Year = z.coerce.number().int().min(1990).max(2200)

export const TargetKind = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rank'), atMost: z.number().int().min(1).max(63) }),
  z.object({
    kind: z.literal('rankGain'),
    places: z.number().int().min(1).max(62),
    every: z.enum(['year', 'once']),
    from: Year,
    until: Year,
  }),
  z.object({ kind: z.literal('points'), atLeast: z.number().min(0).max(9_000), strictly: z.boolean() }),
  z.object({ kind: z.literal('percent'), atLeast: z.number().min(0).max(100), strictly: z.boolean() }),
  z.object({ kind: z.literal('group'), within: z.array(z.number().int().min(0).max(3)).min(1).max(4) }),
  z.object({ kind: z.literal('everyLineRises') }),
])
export type TargetKind = z.infer<typeof TargetKind>

export const PromisedTarget = z.object({
  id: Id,
  planId: Id,
  planNumber: z.string().nullable(),
  planTitle: z.string(),
  framework: z.string(),
  frameworkName: z.string(),
  axis: z.string().nullable(),
  code: z.string().nullable().describe('Line that the target is about; total: the whole index'),
  text: z.string(),
  year: z.number().int().nullable().describe('Year that it is promised for'),
  typed: TargetKind.nullable().describe('null: the words say none of the kinds that can be measured'),
  measuredIn: z.number().int().nullable().describe('Last year with results'),
  value: Points.nullable(),
  rank: z.number().int().nullable(),
  reached: z.boolean().nullable(),
  missing: z.number().nullable().describe('Places, points, percent, groups or lines'),
  pointsNeeded: Points.nullable().describe('If the others stay'),
  path: z
    .array(
      z.object({
        year: z.number().int(),
        wanted: z.number().int().nullable().describe('Place'),
        rank: z.number().int().nullable().describe('Place that it was'),
        points: Points.nullable().describe('Points that an even way asks for'),
      }),
    )
    .describe('Year by year'),
  confirmed: z.object({ byName: z.string(), at: Moment }).nullable().describe('A person said what the words mean'),
  can: Can.describe('What the person may do with the plan'),
})
export type PromisedTarget = z.infer<typeof PromisedTarget>
export const Targets = z.object({
  targets: z.array(PromisedTarget),
  indices: z.array(
    z.object({
      framework: z.string(),
      name: z.string(),
      lines: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  ),
})

export const ConfirmTarget = z.object({
  targetId: Id,
  confirmed: z
    .object({
      framework: z.string().max(60),
      typed: TargetKind.nullable().describe('null: it promises nothing that can be measured'),
      year: Year.nullable(),
      code: z.string().trim().min(1).max(60).nullable().describe('null: the whole index'),
    })
    .nullable()
    .describe('null: back to what the program reads'),
})
