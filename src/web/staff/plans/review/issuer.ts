import { fold } from '#lib/vietnamese/fold.ts'

/** The name that the reader found, from the words of its doubt. */
export const readName = (message: string): string | null => /“(.+)”/su.exec(message)?.[1] ?? null

/** What to look for: a provincial people's committee of any name means the own one; null: nothing was read. */
export function searchFor(name: string | null): string | null {
  if (name === null) return null
  const words = fold(name)
  if (/^(?:ubnd|uy ban nhan dan) (?:tinh|thanh pho|tp)(?= |$)/.test(words)) return 'Ủy ban nhân dân tỉnh'
  return name
}
