const LETTERS: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }
const STEPS: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** 1–3999 as Roman numerals; RangeError otherwise. */
export function formatRoman(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 3999) throw new RangeError(`No Roman numeral for ${value}`)
  let rest = value
  let text = ''
  for (const [step, letters] of STEPS) {
    while (rest >= step) {
      text += letters
      rest -= step
    }
  }
  return text
}

/** Value of a well-formed Roman numeral in either case, else null ("IIII" and "IC" are not well formed). */
export function parseRoman(text: string): number | null {
  const letters = text.trim().toUpperCase()
  if (!/^[IVXLCDM]+$/.test(letters)) return null
  let sum = 0
  for (let i = 0; i < letters.length; i++) {
    const here = LETTERS[letters[i]!]!
    const next = LETTERS[letters[i + 1] ?? ''] ?? 0
    sum += here < next ? -here : here
  }
  return sum >= 1 && sum <= 3999 && formatRoman(sum) === letters ? sum : null
}
