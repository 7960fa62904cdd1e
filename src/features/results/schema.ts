import { z } from 'zod'
import { Day, Id, Moment } from '#features/access/schema.ts'

const Points = z.number().describe('Points, exact to the digits that were published')
const Year = z.coerce.number().int().min(1990).max(2200)
const Name = z.string().max(60)

export const ResultKind = z
  .enum(['scores', 'precision', 'indicators', 'groups'])
  .describe(
    'scores: points of the criteria; precision: standard errors of totals; indicators: values below criteria; groups: official groups of the year',
  )
export type ResultKind = z.infer<typeof ResultKind>
export const UnitLevel = z.enum(['province', 'department', 'commune', 'unit'])
export type UnitLevel = z.infer<typeof UnitLevel>
export const Unit = z
  .string()
  .max(80)
  .regex(/^(locality|agency):./)
  .describe('locality:<id> or agency:<uuid>')

/** From an address it is a word, from the command line a value. */
const YesNo = z.union([z.boolean(), z.stringbool()])

export const ImportResults = z.object({
  framework: Name,
  level: UnitLevel.default('province'),
  kind: ResultKind.default('scores'),
  year: Year.optional().describe('For a table without a column of years'),
  source: z.string().trim().min(3).max(400).describe('Where the figures come from: document, page, address'),
  publishedOn: Day.optional(),
  dryRun: YesNo.default(true),
  replace: YesNo.default(false).describe('Values that differ from an earlier import are taken all the same'),
})

export const ResultRow = z.object({
  row: z.number().int(),
  column: z.number().int().nullable(),
  message: z.string(),
})
export type ResultRow = z.infer<typeof ResultRow>

export const ImportOutcome = z.object({
  shape: z.enum(['wide', 'long']),
  rows: z.number().int(),
  values: z.number().int(),
  unscored: z.number().int().describe('Published as without a score'),
  units: z.number().int(),
  years: z.array(z.number().int()),
  added: z.number().int(),
  same: z.number().int(),
  changed: z.number().int().describe('Differ from what an earlier import says'),
  errors: z.array(ResultRow).describe('Up to 1,000; with any nothing is written'),
  errorCount: z.number().int(),
  warnings: z.array(ResultRow).describe('To be looked at; they keep nothing from being written'),
  differences: z.array(
    z.object({ unit: z.string(), year: z.number().int(), code: z.string(), before: z.string(), now: z.string() }),
  ),
  written: z.boolean(),
  id: Id.nullable(),
})
export type ImportOutcome = z.infer<typeof ImportOutcome>

export const ResultImport = z.object({
  id: Id,
  framework: z.string(),
  frameworkName: z.string(),
  level: UnitLevel,
  kind: ResultKind,
  source: z.string(),
  publishedOn: Day.nullable(),
  filename: z.string(),
  valueCount: z.number().int(),
  years: z.array(z.number().int()),
  importedAt: Moment,
  importedBy: z.string().nullable(),
  withdrawnAt: Moment.nullable(),
  changedEditions: z.array(z.string()).describe('Editions whose files are no longer those that it was checked by'),
})

/** Place in the field of a year. */
const Standing = z.object({
  points: Points.nullable().describe('null: without a score'),
  rank: z.number().int().nullable(),
  tiedWith: z.number().int().describe('Others with the same exact points'),
  of: z.number().int().describe('How many have a score'),
  group: z.number().int().nullable().describe('0 the highest quartile … 3 the lowest'),
  officialGroup: z.boolean().default(false).describe('The index owner named the group; it is not reckoned by us'),
})
export type Standing = z.infer<typeof Standing>

const Change = z.object({
  before: Points.nullable(),
  points: Points,
  percent: z.number(),
  notable: z.number().int().describe('1: more than 5 % up, −1: more than 5 % down'),
  rank: z.number().int().nullable().describe('Places won; negative: lost'),
  comparable: z.boolean().describe('false: the series breaks between the two years'),
  reason: z.string().nullable(),
})

export const Line = Standing.extend({
  code: z.string(),
  parent: z.string().nullable(),
  depth: z.number().int().describe('0 the total, 1 dimensions, 2 what is below'),
  name: z.string(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  percentOfMax: z.number().nullable(),
  change: Change.nullable(),
  best: z.object({ points: Points, units: z.array(z.string()) }).nullable(),
  p75: Points.nullable(),
  median: Points.nullable(),
  mean: Points.nullable().describe('Plain mean of those with a score'),
  regionMean: Points.nullable(),
})
export type Line = z.infer<typeof Line>

export const Series = z.object({
  code: z.string(),
  name: z.string(),
  depth: z.number().int(),
  values: z.array(
    z.object({
      year: z.number().int(),
      points: Points.nullable(),
      rank: z.number().int().nullable(),
      of: z.number().int(),
      best: Points.nullable(),
      mean: Points.nullable(),
    }),
  ),
  cuts: z.array(
    z.object({ year: z.number().int().describe('The line is cut before it'), reason: z.string().nullable() }),
  ),
})
export type Series = z.infer<typeof Series>

export const RankRange = z.object({
  unit: z.string(),
  low: z.number().int(),
  high: z.number().int(),
  firstTen: z.number().describe('Share of the simulated fields in which it is among the first ten'),
  standardError: z.number().nullable(),
})

const Source = z.object({ source: z.string(), publishedOn: Day.nullable(), importedAt: Moment })
const UnitName = z.object({
  unit: z.string(),
  name: z.string(),
  region: z.string().nullable(),
  own: z.boolean().describe('The province that uses the program'),
})

const Frame = z.object({
  framework: z.string(),
  frameworkName: z.string(),
  edition: z.string(),
  issuer: z.string(),
  illustrative: z.boolean().describe('Invented figures of an invented province'),
  years: z.array(z.number().int()).describe('Years that have results'),
  year: z.number().int(),
  groupNames: z.array(z.string()),
  level: UnitLevel,
  levels: z.array(UnitLevel).describe('All that have results'),
  field: z.string().describe('Those who are ranked with each other'),
  fields: z.array(z.object({ field: z.string(), name: z.string() })).describe('All that have results'),
  sources: z.array(Source),
  changedEdition: z.boolean().describe('The files of the edition have changed since these results were checked by it'),
})

export const View = z.enum(['then', 'now']).describe('then: units as they were; now: our own mean over merged ones')
export const UnscoredAs = z.enum(['leftOut', 'zero']).describe('How quartile groups treat those without a score')

export const ShowProfile = z.object({
  framework: Name,
  level: UnitLevel.default('province'),
  unit: Unit.optional().describe('Our own province when left out'),
  field: z.string().max(40).optional(),
  year: Year.optional().describe('The last one with results when left out'),
  unscored: UnscoredAs.default('leftOut'),
})
export const Profile = Frame.extend({
  unit: UnitName,
  units: z.array(UnitName).describe('All of the field, to choose from'),
  lines: z.array(Line),
  series: z.array(Series),
  range: RankRange.nullable(),
  members: z
    .array(UnitName.extend({ total: Points.nullable(), rank: z.number().int().nullable() }))
    .describe('Of a merged province before it was one: beside each other, never added up'),
  becomes: UnitName.nullable(),
  ownMean: z.boolean().describe('The figures are our own mean of the members, not published'),
})
export type Profile = z.infer<typeof Profile>

export const ShowField = z.object({
  framework: Name,
  level: UnitLevel.default('province'),
  year: Year.optional(),
  view: View.default('then'),
  unscored: UnscoredAs.default('leftOut'),
  field: z.string().max(40).optional(),
})
export const Field = Frame.extend({
  view: View,
  ownMean: z.boolean(),
  codes: z.array(
    z.object({
      code: z.string(),
      parent: z.string().nullable(),
      depth: z.number().int(),
      name: z.string(),
      max: z.number().nullable(),
      mean: Points.nullable(),
      median: Points.nullable(),
      p75: Points.nullable(),
      p25: Points.nullable(),
      best: Points.nullable(),
    }),
  ),
  units: z.array(
    UnitName.extend({
      tile: z.tuple([z.number(), z.number()]).nullable(),
      standings: z.record(z.string(), Standing.omit({ of: true }).extend({ change: Change.nullable() })),
      range: RankRange.nullable(),
    }),
  ),
  canView: z.array(View),
})
export type Field = z.infer<typeof Field>

export const IndexCard = z.object({
  framework: z.string(),
  frameworkName: z.string(),
  issuer: z.string(),
  illustrative: z.boolean(),
  year: z.number().int().nullable(),
  points: Points.nullable(),
  max: z.number().nullable(),
  rank: z.number().int().nullable(),
  of: z.number().int(),
  group: z.number().int().nullable(),
  groupName: z.string().nullable(),
  change: z.number().nullable(),
  rankChange: z.number().int().nullable(),
  comparable: z.boolean(),
  ranks: z.array(z.object({ year: z.number().int(), rank: z.number().int().nullable(), of: z.number().int() })),
})
export type IndexCard = z.infer<typeof IndexCard>
export type IndexHome = z.infer<typeof IndexHome>
export const IndexHome = z.object({ unit: UnitName.nullable(), cards: z.array(IndexCard) })
