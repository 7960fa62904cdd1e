import type { Series, SeriesPage } from '#features/reports/schema.ts'
import type { Regime } from '#lib/reporting/regime.ts'
import type { Named } from '../../ui/AgencyChips.tsx'
import { locale } from '../../words.ts'

/** A series as it stands in the form. */
export type Settings = {
  title: string
  regime: Regime
  /** code and version */
  form: string
  levels: string[]
  kinds: string[]
  added: readonly Named[]
  leftOut: readonly Named[]
  opensByItself: boolean
  openDaysBefore: number
  validFrom: string
  validTo: string
}

export const formKey = ({ code, version }: { code: string; version: string }): string => `${code} ${version}`

export const settingsOf = (regime: Regime, form: string, today: string): Settings => ({
  ...{ title: regime.name[locale()], regime, form, levels: ['commune'], kinds: ['committee'], added: [], leftOut: [] },
  ...{ opensByItself: true, openDaysBefore: 15, validFrom: `${today.slice(0, 4)}-01-01`, validTo: '' },
})

/** Of a series that is there; a rule that says more than the form shows is kept as it is. */
export function settingsFrom(series: SeriesPage): Settings {
  const { title, regime, formCode, formVersion, reporters, opensByItself, openDaysBefore, validFrom, validTo } = series
  const names = new Map(series.reporterNames.map((agency) => [agency.id, agency]))
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? { id, name: '…' })
  return {
    ...{ title, regime, form: `${formCode} ${formVersion}`, opensByItself, openDaysBefore, validFrom },
    ...{ levels: [...(reporters.rule?.levels ?? [])], kinds: [...(reporters.rule?.kinds ?? [])] },
    ...{ added: named(reporters.added), leftOut: named(reporters.leftOut), validTo: validTo ?? '' },
  }
}

/** What is sent; `before` holds what the form does not show. */
export function inputOf(settings: Settings, before?: Pick<Series, 'reporters'>) {
  const { title, regime, form, levels, kinds, added, leftOut, validTo, ...rest } = settings
  const [formCode = '', formVersion = ''] = form.split(' ')
  const { levels: _levels, kinds: _kinds, ...kept } = before?.reporters.rule ?? {}
  const rule = {
    ...kept,
    ...(levels.length > 0 ? { levels } : {}),
    ...(kinds.length > 0 ? { kinds } : {}),
  }
  return {
    ...{ ...rest, title: title.trim(), formCode, formVersion, validTo: validTo || null },
    regime: { ...regime, name: { ...regime.name, [locale()]: title.trim() } },
    reporters: {
      rule: Object.keys(rule).length > 0 ? (rule as NonNullable<Series['reporters']['rule']>) : null,
      added: added.map(({ id }) => id),
      leftOut: leftOut.map(({ id }) => id),
    },
  }
}
