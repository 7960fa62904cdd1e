type Words = typeof import('../../../content/messages/vi/interview.json', { with: { type: 'json' }})
export type WordKey = keyof Words

// Both languages are in the app: there may be no line to fetch one.
const files = import.meta.glob<Record<string, string>>('../../../content/messages/*/interview.json', {
  eager: true,
  import: 'default',
})
const language = localStorage.getItem('namro.locale') === 'en' ? 'en' : 'vi'
const texts = Object.entries(files).find(([path]) => path.includes(`/messages/${language}/`))?.[1] ?? {}
document.documentElement.lang = language

/** The text of a key with `{names}` filled. */
export const t = (key: WordKey, values: Readonly<Record<string, string | number>> = {}): string =>
  (texts[key] ?? key).replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

/** How much has not been sent yet; empty when nothing waits. */
export const waitingWords = (interviews: number, outcomes: number): string =>
  [
    interviews > 0 ? t('interview.waiting', { n: interviews }) : '',
    outcomes > 0 ? t('interview.outcomesWait', { n: outcomes }) : '',
  ]
    .filter(Boolean)
    .join(', ')

/** Why an answer does not hold; the key is put together from its code. */
export const fault = (code: string, facts: Readonly<Record<string, string | number>>): string =>
  t(`interview.fault.${code.slice('answer.'.length)}` as WordKey, facts)
