import type { Hidden } from './suppression.ts'

/** A figure (a share, a mean) of `n` answers that is or is not shown; `settled` where that is not decided here. */
export type TiedFigure = { n: number; hidden: Hidden; settled?: boolean }

/** Figures of which each can be reckoned from all the others: a mean and its parts, a whole and its groups. */
export type Tie = readonly number[]

/**
 * SPEC K3. Which figures stay hidden so that none of the small ones can be reckoned from those that are shown, by all ties
 * at once. A figure stands in two ties at most; hidden ones stay hidden, and with them the ones of the fewest answers.
 */
export function hiddenFigures(figures: readonly TiedFigure[], ties: readonly Tie[]): Hidden[] {
  const hidden = figures.map((figure) => figure.hidden)
  const web = webOf(hidden, ties)
  for (;;) {
    const isKnown = reckonable(web)
    const open = hidden.flatMap((why, figure) => (why === 'small' && isKnown[figure] ? [figure] : []))
    let found = 0
    const touched = new Set<number>()
    for (const figure of open) {
      // What was hidden for one before may cover this one too: that is seen in the next round.
      if ([web.one[figure]!, web.other[figure]!].some((end) => end !== web.outside && touched.has(end))) continue
      const next = beside(figure, figures, web)
      if (next === null) continue
      hidden[next] = 'complementary'
      found++
      for (const end of [web.one[next]!, web.other[next]!]) {
        web.lines[end]!.push(next)
        touched.add(end)
      }
    }
    if (found === 0) return hidden
  }
}

/**
 * Ties are points, hidden figures lines between them, or to the outside where a figure stands in one tie alone. A figure in
 * no tie has no ends.
 */
type Web = { outside: number; one: Int32Array; other: Int32Array; lines: number[][] }

export function webOf(hidden: readonly Hidden[], ties: readonly Tie[]): Web {
  const outside = ties.length
  const one = new Int32Array(hidden.length).fill(-1)
  const other = new Int32Array(hidden.length).fill(-1)
  for (const [t, tie] of ties.entries()) {
    for (const figure of tie) {
      if (other[figure] !== -1 && other[figure] !== outside) throw new RangeError('A figure stands in two ties at most')
      if (one[figure] === -1) [one[figure], other[figure]] = [t, outside]
      else other[figure] = t
    }
  }
  const lines = Array.from({ length: outside + 1 }, (): number[] => [])
  for (const [figure, why] of hidden.entries()) {
    if (!why || one[figure] === -1) continue
    lines[one[figure]!]!.push(figure)
    lines[other[figure]!]!.push(figure)
  }
  return { outside, one, other, lines }
}

/** Which of the hidden figures follow from the shown ones: lines that lie on no circle. */
export function reckonable({ outside, one, other, lines }: Web): Uint8Array {
  const isKnown = new Uint8Array(one.length)
  const [seen, low] = [new Int32Array(outside + 1), new Int32Array(outside + 1)]
  let time = 0
  const walk = (point: number, by: number): void => {
    time++
    seen[point] = time
    low[point] = time
    for (const line of lines[point]!) {
      if (line === by) continue
      const next = one[line] === point ? other[line]! : one[line]!
      if (seen[next] === 0) walk(next, line)
      low[point] = Math.min(low[point]!, seen[next]! < seen[point]! ? seen[next]! : low[next]!)
    }
    if (by >= 0 && low[point] === seen[point]) isKnown[by] = 1
  }
  for (let point = 0; point <= outside; point++) if (seen[point] === 0) walk(point, -1)
  return isKnown
}

/**
 * The figure of the fewest answers that puts `open` on a circle: it ties what hangs on the one end of it to what hangs on
 * the other. Where there is none, one that makes either side larger; null when nothing is left to hide.
 */
function beside(open: number, figures: readonly TiedFigure[], web: Web): number | null {
  const { one, other, lines } = web
  const isHidden = new Uint8Array(figures.length)
  for (const own of lines) for (const line of own) isHidden[line] = 1
  const sides = sidesOf(open, web)
  const [left, right] = [one[open]!, other[open]!]
  let covers: number | null = null
  let grows: number | null = null
  for (let figure = 0; figure < figures.length; figure++) {
    const { n, settled } = figures[figure]!
    if (isHidden[figure] || settled || n === 0 || one[figure] === -1) continue
    const [from, to] = [sides[one[figure]!]!, sides[other[figure]!]!]
    if ((from === left && to === right) || (from === right && to === left)) {
      if (covers === null || n <= figures[covers]!.n) covers = figure
    } else if (from >= 0 || to >= 0) {
      if (grows === null || n <= figures[grows]!.n) grows = figure
    }
  }
  return covers ?? grows
}

/** On which end of `open` each tie hangs through other hidden figures; −1: on neither. */
function sidesOf(open: number, { outside, one, other, lines }: Web): Int32Array {
  const sides = new Int32Array(outside + 1).fill(-1)
  for (const end of [one[open]!, other[open]!]) {
    const reached = [end]
    for (const point of reached) {
      if (sides[point] !== -1) continue
      sides[point] = end
      for (const line of lines[point]!) if (line !== open) reached.push(one[line]!, other[line]!)
    }
  }
  return sides
}
