/**
 * Letters to insert, delete, replace or swap with a neighbour to turn one text into the other (optimal string
 * alignment distance); `limit + 1` when there are more than `limit`. Time: length × limit.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit)
    const to = Math.min(b.length, i + limit)
    const row = new Array<number>(b.length + 1).fill(limit + 1)
    row[0] = i
    let least = from === 1 ? i : limit + 1
    for (let j = from; j <= to; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    before = previous
    previous = row
  }
  return Math.min(previous[b.length]!, limit + 1)
}

/** How many wrong letters still look like a slip of the pen in a text of this length. */
export function slipsAllowed(length: number): number {
  return length < 8 ? 0 : length < 16 ? 1 : 2
}

/** One bit for each letter and digit that occurs: two texts at distance d differ in at most 2 × d bits. */
export function letterSet(text: string): number {
  let set = 0
  for (let i = 0; i < text.length; i++) set |= 1 << (text.charCodeAt(i) & 31)
  return set
}

/** Whether two letter sets can belong to texts at most `limit` apart. */
export function canBeNear(a: number, b: number, limit: number): boolean {
  let different = a ^ b
  let count = 0
  while (different !== 0) {
    different &= different - 1
    if (++count > 2 * limit) return false
  }
  return true
}
