import type { FrameUnit } from './draw.ts'

/** For tests. A province: communes in three groups, villages in each, people in each; sizes that follow from the numbers. */
export function province(): FrameUnit[][] {
  const communes = Array.from({ length: 30 }, (_, i): FrameUnit => {
    return {
      id: `x${i}`,
      stratum: ['seat', 'town', 'land'][i % 3]!,
      size: 3000 + ((i * 7919) % 9000),
      certain: i === 0,
    }
  })
  const villages = communes.flatMap(({ id }, i) =>
    Array.from({ length: 4 + (i % 5) }, (_, j): FrameUnit => {
      return { id: `${id}-t${j}`, parent: id, size: 150 + ((i * 31 + j * 977) % 900) }
    }),
  )
  const people = villages.flatMap(({ id }, i) =>
    Array.from({ length: 25 + (i % 30) }, (_, j): FrameUnit => ({ id: `${id}-n${j}`, parent: id })),
  )
  return [communes, villages, people]
}
