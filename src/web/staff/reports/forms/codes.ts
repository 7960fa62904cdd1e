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
