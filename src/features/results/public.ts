import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { homeOf, profileOf } from './operations.ts'
import { IndexHome, Line, Profile, Series, ShowProfile } from './schema.ts'

export const publicHome = operation({
  name: 'results.publicHome',
  method: 'GET',
  path: '/public/indices',
  summary: 'Cổng công khai: tỉnh đứng đâu trên từng chỉ số đã công bố.',
  input: z.object({}),
  output: IndexHome,
  allow: 'anyone',
  run: async (reading) => {
    const { unit, cards } = await homeOf(reading)
    return { unit, cards: cards.filter(({ year }) => year !== null) }
  },
})

export const PublicProfile = Profile.pick({
  framework: true,
  frameworkName: true,
  issuer: true,
  illustrative: true,
  year: true,
  years: true,
  groupNames: true,
  sources: true,
  changedEdition: true,
  unit: true,
  range: true,
  ownMean: true,
}).extend({
  lines: z.array(
    Line.pick({
      code: true,
      name: true,
      depth: true,
      points: true,
      max: true,
      rank: true,
      of: true,
      group: true,
      change: true,
      best: true,
      mean: true,
    }),
  ),
  series: z.array(Series),
})
export type PublicProfile = z.infer<typeof PublicProfile>

export const publicProfile = operation({
  name: 'results.publicProfile',
  method: 'GET',
  path: '/public/indices/:framework',
  summary: 'Cổng công khai: một chỉ số của tỉnh, từng nội dung, qua các năm, kèm nguồn.',
  input: ShowProfile.pick({ framework: true, year: true }),
  output: PublicProfile,
  allow: 'anyone',
  run: async (reading, input) => {
    const profile = await profileOf(reading, ShowProfile.parse(input))
    return {
      ...profile,
      lines: profile.lines.filter(({ depth }) => depth < 2),
      series: profile.series.filter(({ depth }) => depth === 0),
    }
  },
})
