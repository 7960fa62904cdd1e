import { z } from 'zod'
import { Profile, ShowField } from '../schema.ts'

const listOf = (most: number) =>
  z
    .string()
    .max(2_000)
    .default('')
    .transform((text) => text.split(',').filter(Boolean).slice(0, most))

export const ShowCourses = ShowField.omit({ year: true, unscored: true }).extend({
  code: z.string().max(60).default('total'),
  units: listOf(8).describe('Units as locality:<id> or agency:<uuid>, with commas between'),
  regions: listOf(6).describe('Names of regions, with commas between'),
})

const Point = z.object({ year: z.number().int(), points: z.number().nullable(), rank: z.number().int().nullable() })

/** Several units and regions on one line of an index, over the years. */
export const Courses = Profile.pick({ framework: true, frameworkName: true, illustrative: true, sources: true }).extend(
  {
    code: z.string(),
    name: z.string(),
    ownMean: z.boolean().describe('Some of the figures are our own means of merged provinces'),
    years: z.array(z.number().int()),
    cuts: z.array(z.object({ year: z.number().int(), reason: z.string().nullable() })),
    series: z.array(
      z.object({
        kind: z.enum(['unit', 'region', 'all']).describe('region, all: plain means of those with a score'),
        label: z.string(),
        unit: z.string().nullable(),
        values: z.array(Point),
      }),
    ),
  },
)
export type Courses = z.infer<typeof Courses>
