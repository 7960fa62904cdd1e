import en from '../../../content/messages/en/interview.json' with { type: 'json' }
import vi from '../../../content/messages/vi/interview.json' with { type: 'json' }

const english = localStorage.getItem('namro.locale') === 'en'
const texts: Record<string, string> = english ? en : vi
document.documentElement.lang = english ? 'en' : 'vi'

export type WordKey = keyof typeof vi

/** The text of a key with `{names}` filled. */
export const t = (key: WordKey, values: Readonly<Record<string, string | number>> = {}): string =>
  (texts[key] ?? key).replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

/** Why an answer does not hold; the key is put together from its code. */
export const fault = (code: string, facts: Readonly<Record<string, string | number>>): string =>
  t(`interview.fault.${code.slice('answer.'.length)}` as WordKey, facts)
