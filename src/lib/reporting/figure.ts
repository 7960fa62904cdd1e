/**
 * A figure of a report is a decimal as it was typed ("1234.5"), never a binary fraction: whole units of 10^-decimals in
 * BigInt where a double cannot hold them.
 */
export type Figure = string

const FIGURE = /^-?\d{1,15}(?:\.\d{1,6})?$/

export const isFigure = (text: string): boolean => FIGURE.test(text)

const MOST_DECIMALS = 6
const FACTORS = Array.from({ length: MOST_DECIMALS + 1 }, (_, i) => 10 ** i)

/** Whole millionths. RangeError for what is no figure. */
export function millionths(figure: Figure): bigint {
  if (!FIGURE.test(figure)) throw new RangeError(`not a figure: ${figure}`)
  const [whole = '0', fraction = ''] = figure.replace('-', '').split('.')
  const units = BigInt(whole + fraction.padEnd(MOST_DECIMALS, '0'))
  return figure.startsWith('-') ? -units : units
}

/** The shortest decimal of so many millionths. */
export function figureOf(units: bigint): Figure {
  const digits = (units < 0n ? -units : units).toString().padStart(MOST_DECIMALS + 1, '0')
  const cut = digits.length - MOST_DECIMALS
  const fraction = digits.slice(cut).replace(/0+$/, '')
  const text = digits.slice(0, cut) + (fraction === '' ? '' : `.${fraction}`)
  return units < 0n && text !== '0' ? `-${text}` : text
}

/** Adds exactly: in a double while whole units of the field's decimals stay below 2⁵³, in BigInt beyond. */
export class Sum {
  #small = 0
  #large = 0n
  readonly #factor: number

  /** RangeError for more than six decimals. */
  constructor(decimals: number) {
    const factor = FACTORS[decimals]
    if (factor === undefined) throw new RangeError(`not a number of decimals: ${decimals}`)
    this.#factor = factor
  }

  /** RangeError when the figure has more decimals than the field. */
  add(figure: Figure): void {
    const typed = Number(figure)
    const units = Math.round(typed * this.#factor)
    // Not a number is neither within nor equal, and goes the exact way, which refuses it.
    if (!(Math.abs(units) <= 1e14 && units / this.#factor === typed)) {
      this.#large += millionths(figure)
      return
    }
    this.#small += units
    if (Math.abs(this.#small) > 1e15) this.#flush()
  }

  #flush(): void {
    this.#large += (BigInt(this.#small) * 1_000_000n) / BigInt(this.#factor)
    this.#small = 0
  }

  /** In millionths. */
  get total(): bigint {
    this.#flush()
    return this.#large
  }
}

/** a × 10^scale / b, rounded half away from zero to so many decimals; null when b is 0. Both in the same unit. */
export function quotient(a: bigint, b: bigint, decimals: number, times = 1n): Figure | null {
  if (b === 0n) return null
  const shift = 10n ** BigInt(decimals)
  const [top, bottom] = [a * times * shift * 2n + (a < 0n === b < 0n ? b : -b), b * 2n]
  return figureOf((top / bottom) * 10n ** BigInt(MOST_DECIMALS - decimals))
}

/** As Vietnamese write it: "1.234,5". */
export function shownFigure(figure: Figure): string {
  const [whole = '', fraction] = figure.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.')
  return fraction === undefined ? grouped : `${grouped},${fraction}`
}
