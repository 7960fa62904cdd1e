/** One step of a derivation, in both languages of the product. */
export interface Sentence {
  vi: string
  en: string
}

export function both(vi: string, en: string): Sentence {
  return { vi, en }
}
