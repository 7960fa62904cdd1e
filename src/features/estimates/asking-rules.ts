import type { CellEstimate, CellFigure } from '#lib/statistics/cell-figures.ts'

/** Figures that are wanted, and what is said when they have been found; so all of a result is found in one go. */
export type Asking<T> = { figures: readonly CellFigure[]; say(found: readonly CellEstimate[][]): T }

/** One figure: an estimate of each domain. */
export const asking = <T>(figure: CellFigure, say: (estimates: CellEstimate[]) => T): Asking<T> => ({
  figures: [figure],
  say: ([found = []]) => say(found),
})

export function askingAll<T>(each: readonly Asking<T>[]): Asking<T[]> {
  const figures = each.flatMap((one) => one.figures)
  return {
    figures,
    say: (found) => {
      let from = 0
      return each.map((one) => {
        const to = from + one.figures.length
        const said = one.say(found.slice(from, to))
        from = to
        return said
      })
    },
  }
}

export function askingBoth<A, B, T>(first: Asking<A>, second: Asking<B>, say: (a: A, b: B) => T): Asking<T> {
  const cut = first.figures.length
  return {
    figures: [...first.figures, ...second.figures],
    say: (found) => say(first.say(found.slice(0, cut)), second.say(found.slice(cut))),
  }
}

export const askingAnd = <A, T>(first: Asking<A>, say: (a: A) => T): Asking<T> => ({
  figures: first.figures,
  say: (found) => say(first.say(found)),
})
