type Staff = typeof import('../../../content/messages/vi/staff.json', { with: { type: 'json' }})
type Plans = typeof import('../../../content/messages/vi/staff-plans.json', { with: { type: 'json' }})
type Indices = typeof import('../../../content/messages/vi/staff-indices.json', { with: { type: 'json' }})
type IndicesAnalysis = typeof import('../../../content/messages/vi/staff-indices-analysis.json', { with: {
  type: 'json',
}})
type Scores = typeof import('../../../content/messages/vi/staff-indices-scores.json', { with: { type: 'json' }})
type Cascade = typeof import('../../../content/messages/vi/staff-cascade.json', { with: { type: 'json' }})
type Rounds = typeof import('../../../content/messages/vi/staff-indices-rounds.json', { with: { type: 'json' }})
type Calendar = typeof import('../../../content/messages/vi/staff-calendar.json', { with: { type: 'json' }})
type Reminders = typeof import('../../../content/messages/vi/staff-reminders.json', { with: { type: 'json' }})
type Reports = typeof import('../../../content/messages/vi/staff-reports.json', { with: { type: 'json' }})
type Surveys = typeof import('../../../content/messages/vi/staff-surveys.json', { with: { type: 'json' }})
type Samples = typeof import('../../../content/messages/vi/staff-samples.json', { with: { type: 'json' }})
type Designer = typeof import('../../../content/messages/vi/staff-questionnaires.json', { with: { type: 'json' }})
type Faults = typeof import('../../../content/messages/vi/questionnaires.json', { with: { type: 'json' }})
type Directives = typeof import('../../../content/messages/vi/staff-directives.json', { with: { type: 'json' }})
export type WordKey =
  | keyof Designer
  | keyof Faults
  | keyof Directives
  | keyof Reminders
  | keyof Calendar
  | keyof Reports
  | keyof Cascade
  | keyof Scores
  | keyof Rounds
  | keyof IndicesAnalysis
  | keyof Staff
  | keyof Samples
  | keyof Surveys
  | keyof Plans
  | keyof Indices
export type Locale = 'vi' | 'en'
type Values = Readonly<Record<string, string | number | null | undefined>>

const files = import.meta.glob<Record<string, string>>('../../../content/messages/*/{staff*,questionnaires}.json', {
  import: 'default',
})
const kept = 'namro.locale'
let texts: Record<string, string> = {}
let current: Locale = 'vi'

export const locale = (): Locale => current

export const keptLocale = (): Locale => (localStorage.getItem(kept) === 'en' ? 'en' : 'vi')

/** From now on this browser begins in it. */
export const keepLocale = (chosen: Locale): void => localStorage.setItem(kept, chosen)

/** Whether somebody has chosen a language in this browser. */
export const isLocaleKept = (): boolean => localStorage.getItem(kept) !== null

/** Loads one language; the app is drawn (again) afterwards. */
export async function loadLanguage(next: Locale): Promise<void> {
  const wanted = Object.entries(files).filter(([path]) => path.includes(`/messages/${next}/`))
  const loaded = await Promise.all(wanted.map(([, load]) => load()))
  texts = Object.assign({}, ...loaded)
  current = next
  document.documentElement.lang = next
}

export type Say = (key: WordKey, values?: Values) => string

/** Words for what is written in another language than that of the screen: a sheet to be printed, say. */
export async function sayIn(language: string): Promise<Say> {
  const wanted = Object.entries(files).filter(([path]) => path.includes(`/messages/${language}/`))
  if (language === current || wanted.length === 0) return t
  const other = Object.assign({}, ...(await Promise.all(wanted.map(([, load]) => load()))))
  return (key, values) => filled(other, key, values)
}

/** The text of a key with `{names}` filled; `<key>.one` is taken when `count` is 1 and the language has it. */
export function t(key: WordKey, values: Values = {}): string {
  return filled(texts, key, values)
}

function filled(texts: Readonly<Record<string, string>>, key: WordKey, values: Values = {}): string {
  const one = values.count === 1 ? texts[`${key}.one`] : undefined
  const text = one ?? texts[key] ?? key
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined || value === null ? whole : typeof value === 'number' ? number(value) : value
  })
}

/** A key put together from a code: `word('state', 'submitted')`; the code itself when there is no such text. */
export function word(group: string, code: string): string {
  return texts[`${group}.${code}`] ?? code
}

export const number = (value: number, digits = 2): string =>
  new Intl.NumberFormat(current === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: digits }).format(value)
