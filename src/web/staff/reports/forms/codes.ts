import { formatRoman } from '#lib/vietnamese/roman.ts'

/** The next number that is free: after 1, 2, 7 it is 8. */
export const freeCode = (codes: readonly string[]): string =>
  String(Math.max(0, ...codes.map((code) => Number(code.split('.')[0]) || 0)) + 1)

/** The code of a row that is put behind another: 3.1 after 3, 3.2 after 3.1, as far as it is free. */
export function codeAfter(code: string | undefined, codes: readonly string[]): string {
  if (code === undefined) return freeCode(codes)
  const parts = code.split('.')
  const head = parts.slice(0, -1)
  const [prefix, last] = [head.length > 0 ? `${head.join('.')}.` : '', Number(parts.at(-1))]
  for (let number = last + 1; number < 1000; number++) {
    const next = `${prefix}${number}`
    if (!codes.includes(next)) return next
  }
  return `${code}.1`
}

/** The number of a section behind the last one: IV.3 after IV.2; I where there is none. */
export function nextSectionCode(codes: readonly string[]): string {
  const last = codes.at(-1)
  if (last === undefined) return 'I'
  const [part = 'I', ...rest] = last.split('.')
  if (rest.length > 0) {
    const head = [part, ...rest.slice(0, -1)].join('.')
    for (let number = (Number(rest.at(-1)) || 0) + 1; number < 100; number++)
      if (!codes.includes(`${head}.${number}`)) return `${head}.${number}`
  }
  for (let number = 1; number < 40; number++) if (!codes.includes(formatRoman(number))) return formatRoman(number)
  return part
}
