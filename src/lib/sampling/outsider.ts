import type { FrameUnit } from './draw.ts'
import type { SampleDraw, StagePlan } from './sample.ts'

/** A file for whoever draws again: comma-separated, UTF-8, every cell in quotes, every line ended. */
const csv = (head: readonly string[], lines: readonly (readonly (string | number)[])[]): string =>
  [head, ...lines]
    .map((line) => `${line.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')}\n`)
    .join('')

/** SPEC I. The plan as vectors/draw.R reads it: a line a stage, or a line for each stratum that has its own take. */
export function planFile(plans: readonly StagePlan[]): string {
  const lines = plans.flatMap(({ name, method, take, reserves = 0 }, i) => {
    const line = (stratum: string, own: number) => [i + 1, name, method, stratum, own, reserves]
    return typeof take === 'number'
      ? [line('', take)]
      : Object.entries(take).map(([stratum, own]) => line(stratum, own))
  })
  return csv(['number', 'stage', 'method', 'stratum', 'take', 'reserves'], lines)
}

/** SPEC I. The frame of one stage, in its order. */
export function frameFile(units: readonly FrameUnit[]): string {
  const lines = units.map((it) => [it.id, it.parent ?? '', it.stratum ?? '', it.size ?? '', it.certain ? 'true' : ''])
  return csv(['id', 'parent', 'stratum', 'size', 'certain'], lines)
}

/** SPEC I. What was drawn, in the form in which vectors/draw.R prints it: both files are equal, byte by byte. */
export function drawnFile({ stages }: SampleDraw): string {
  const lines = stages.flatMap(({ name, groups }) =>
    groups.flatMap(({ stream, parent, stratum, selected, reserves }) => {
      const at = [name, stream, parent ?? '', stratum ?? '']
      return [
        ...selected.map(({ id, over, under }) => [...at, id, 'sample', 0, over, under]),
        ...reserves.map((id, i) => [...at, id, 'reserve', i + 1, 0, 0]),
      ]
    }),
  )
  return csv(['stage', 'stream', 'parent', 'stratum', 'id', 'role', 'place', 'over', 'under'], lines)
}
