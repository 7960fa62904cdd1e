/**
 * Places where a task may be cut in two: character offsets at which the second one begins. Ends of sentences, of
 * semicolon clauses and bullets first; a text without any is offered its commas, then every word.
 */
export function cutsOf(text: string): number[] {
  for (const pattern of [/(?:[.;!?:…]["”)]?|\n)\s+/gu, /,\s+/gu, /\s+/gu]) {
    const found = [...text.matchAll(pattern)].map((match) => match.index + match[0].length)
    const inside = found.filter((at) => at > 2 && at < text.length - 2)
    if (inside.length > 0) return inside
  }
  return []
}

/** The cut nearest to the middle: the one to begin with. */
export function middleCut(cuts: readonly number[], length: number): number {
  let best = 0
  for (const [index, at] of cuts.entries()) {
    if (Math.abs(at - length / 2) < Math.abs((cuts[best] ?? 0) - length / 2)) best = index
  }
  return best
}
