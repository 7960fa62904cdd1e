import { z } from 'zod'
import { Can, Day, Id, Version } from '#features/access/schema.ts'
import { GroupRule } from '#features/directory/schema.ts'
import { Regime } from '#lib/reporting/regime.ts'
import { Round } from '../rounds/schema.ts'

/** Which agencies report: whom the rule names on the day of the cut-off, some more, some fewer. */
export const Reporters = z.object({
  rule: GroupRule.nullable(),
  added: z.array(Id).max(5000).default([]),
  leftOut: z.array(Id).max(5000).default([]),
})
export type Reporters = z.infer<typeof Reporters>

const settings = {
  title: z.string().trim().min(3).max(300),
  regime: Regime,
  formCode: z.string().max(80),
  formVersion: z.string().max(40),
  reporters: Reporters,
  opensByItself: z.boolean().default(true),
  openDaysBefore: z.number().int().min(0).max(366).default(15).describe('Calendar days before the last day in time'),
  validFrom: Day,
  validTo: Day.nullable().default(null),
}
export const CreateSeries = z.object({
  ...settings,
  agencyId: Id.describe('Collects the reports and sends the one that is made of them'),
  illustrative: z.boolean().default(false).describe('Figures are invented: shown with every number'),
})
export const UpdateSeries = z.object({ seriesId: Id, version: Version, ...settings })

/** A report of the schedule, whether its round has opened or not. */
export const Period = z.object({
  key: z.string(),
  kind: z.enum(['month', 'quarter', 'sixMonths', 'nineMonths', 'year']),
  name: z.string(),
  dataFrom: Day.nullable(),
  dataTo: Day.nullable(),
  due: z.object({ date: Day, op: z.enum(['by', 'before']) }).nullable(),
  lastInTime: Day.nullable(),
  opensOn: Day.describe('When it opens by itself, or may be opened by hand'),
  derivation: z.array(z.string()),
  roundId: Id.nullable(),
})
export type Period = z.infer<typeof Period>

export const Series = z.object({
  id: Id,
  ...settings,
  validTo: Day.nullable(),
  opensByItself: z.boolean(),
  openDaysBefore: z.number().int(),
  agencyId: Id,
  agencyName: z.string(),
  illustrative: z.boolean(),
  formTitle: z.string(),
  reporterCount: z.number().int().describe('Agencies that would report today'),
  next: Period.nullable().describe('The next one that has not opened'),
  rounds: z.number().int(),
  version: Version,
  can: Can,
})
export type Series = z.infer<typeof Series>

export const SeriesList = z.object({
  series: z.array(Series),
  regimes: z.array(Regime).describe('Presets from which a new one can be made'),
  forms: z.array(z.object({ code: z.string(), version: z.string(), title: z.string() })).describe('Published forms'),
  collectors: z.array(z.object({ id: Id, name: z.string() })).describe('Agencies for which the person may make one'),
})
export type SeriesList = z.infer<typeof SeriesList>

export const SeriesPage = Series.extend({
  rounds: z.array(Round),
  periods: z.array(Period).describe('This year’s and the next’s'),
  reporterNames: z.array(z.object({ id: Id, name: z.string() })),
})
export type SeriesPage = z.infer<typeof SeriesPage>
