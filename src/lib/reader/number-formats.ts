const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]
const UNITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']
const CHICAGO = ['*', '†', '‡', '§']
const LARGEST = 32_767

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [size, letters] of ROMAN) {
    for (; rest >= size; rest -= size) text += letters
  }
  return text
}

/** a … z, aa, bb: Word repeats the letter. */
function letter(value: number): string {
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(20, Math.ceil(value / 26)))
}

/** "một" … "mười một", "hai mươi mốt". */
function vietnamese(value: number): string {
  if (value <= 10) return UNITS[value] ?? String(value)
  if (value > 99) return String(value)
  const [tens, unit] = [Math.floor(value / 10), value % 10]
  const head = tens === 1 ? 'mười' : `${UNITS[tens]} mươi`
  if (unit === 0) return head
  const tail = unit === 5 ? 'lăm' : unit === 1 && tens > 1 ? 'mốt' : UNITS[unit]
  return `${head} ${tail}`
}

/**
 * A number in one of Word's formats (ECMA-376 part 1, § 17.18.59), as it is shown; formats that Vietnamese documents
 * do not use come as decimals. `bullet` and `none` give nothing.
 */
export function formatNumber(value: number, format: string): string {
  if (value < 0 || value > LARGEST || !Number.isInteger(value)) return String(value)
  switch (format) {
    case 'none':
    case 'bullet':
      return ''
    case 'upperRoman':
      return value === 0 ? '0' : roman(value).toUpperCase()
    case 'lowerRoman':
      return value === 0 ? '0' : roman(value)
    case 'upperLetter':
      return value === 0 ? '' : letter(value).toUpperCase()
    case 'lowerLetter':
      return value === 0 ? '' : letter(value)
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'decimalEnclosedParen':
      return `(${value})`
    case 'decimalEnclosedFullstop':
      return `${value}.`
    case 'numberInDash':
      return `- ${value} -`
    case 'vietnameseCounting':
      return vietnamese(value)
    case 'chicago':
      return value === 0 ? '' : CHICAGO[(value - 1) % 4]!.repeat(Math.min(20, Math.ceil(value / 4)))
    default:
      return String(value)
  }
}
