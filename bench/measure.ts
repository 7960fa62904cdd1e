/** One line of the table: `ratio` is the figure over the same figure of the reference, measured in the same run. */
export type Line = { name: string; figure: number; unit: string; reference: string; ratio: number; bar: string }

const readers = 20

/** Milliseconds of each call, by twenty readers who ask again as soon as they are answered. */
export async function timesOf(calls: number, call: (i: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  let next = 0
  const read = async () => {
    for (let i = next++; i < calls; i = next++) {
      const start = performance.now()
      await call(i)
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: readers }, read))
  return times
}

export const quantile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * share)]!

type Measured = { run: (i: number) => Promise<unknown>; calls: number; before?: () => Promise<unknown> }

/**
 * The call and its reference in turn, a slice at a time, so that both meet the same machine whatever else it does.
 * `before` comes before each slice and is not counted.
 */
export async function timesInTurn(
  { run, calls, before }: Measured,
  reference: (i: number) => Promise<unknown>,
  slices = 6,
): Promise<{ times: number[]; least: number[] }> {
  const [times, least]: [number[], number[]] = [[], []]
  const slice = Math.ceil(calls / slices)
  for (let n = 0; n < slices; n++) {
    await before?.()
    times.push(...(await timesOf(slice, (i) => run(n * slice + i))))
    least.push(...(await timesOf(slice, reference)))
  }
  return { times, least }
}
