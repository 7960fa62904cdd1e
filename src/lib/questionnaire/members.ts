const [quote, backslash, comma, opening, closing, openingList, closingList] = [34, 92, 44, 123, 125, 91, 93]

type Each = (nameFrom: number, nameTo: number, from: number, to: number) => void

/**
 * Cuts the UTF-8 text of a JSON object at its members, in their order: where the name of each lies and where its value,
 * which is not read. What is alike in very many answers need not be read in each. Names are taken as they stand: codes have
 * no escapes. Throws SyntaxError where something has no end.
 */
export function eachMember(bytes: Uint8Array, from: number, to: number, each: Each): void {
  let at = afterBlanks(bytes, from + 1, to)
  while (at < to && bytes[at] !== closing) {
    const nameEnd = stringEnd(bytes, at, to)
    const valueAt = afterBlanks(bytes, nameEnd, to)
    const end = valueEnd(bytes, valueAt, to)
    each(at + 1, nameEnd - 1, valueAt, end)
    at = afterBlanks(bytes, end, to)
  }
  if (at >= to) throw new SyntaxError('An object has no end')
}

/** Behind blanks and the marks between names and values. */
function afterBlanks(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && (bytes[at]! <= 32 || bytes[at] === comma || bytes[at] === 58)) at++
  return at
}

/** Behind the closing mark of the string that begins at a place. */
function stringEnd(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    const own = bytes[at]!
    if (own === quote) return at + 1
    if (own === backslash) at++
  }
  throw new SyntaxError('A string has no end')
}

function valueEnd(bytes: Uint8Array, from: number, to: number): number {
  const first = bytes[from]
  if (first === quote) return stringEnd(bytes, from, to)
  return first === opening || first === openingList ? nestedEnd(bytes, from, to) : plainEnd(bytes, from, to)
}

function nestedEnd(bytes: Uint8Array, from: number, to: number): number {
  let depth = 0
  for (let at = from; at < to; ) {
    const own = bytes[at]!
    if (own === quote) {
      at = stringEnd(bytes, at, to)
      continue
    }
    if (own === opening || own === openingList) depth++
    else if (own === closing || own === closingList) depth--
    at++
    if (depth === 0) return at
  }
  throw new SyntaxError('A list or an object has no end')
}

/** A number, true, false or null. */
function plainEnd(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const own = bytes[at]!
    if (own === comma || own === closing || own <= 32) return at
  }
  throw new SyntaxError('An object has no end')
}
