import type { Design } from '#features/samples/schema.ts'
import { papiDesign, papiProvinceSize } from '#lib/sampling/papi.ts'

export type Take = Design['people']['take']

/** "20", or "Đồng bằng=3; Miền núi=2"; undefined when it is neither. */
export function readTake(text: string): Take | undefined {
  const plain = text.trim()
  if (/^\d{1,4}$/.test(plain)) return Number(plain) > 0 ? Number(plain) : undefined
  const parts = plain.split(';').map((part) => /^(.+?)\s*=\s*(\d{1,4})$/.exec(part.trim()))
  if (parts.some((part) => !part || Number(part[2]) < 1)) return undefined
  return Object.fromEntries(parts.map((part) => [part?.[1]?.trim() ?? '', Number(part?.[2])]))
}

export const takeText = (take: Take): string =>
  typeof take === 'number'
    ? String(take)
    : Object.entries(take)
        .map(([stratum, own]) => `${stratum}=${own}`)
        .join('; ')

export type StageForm = { name: string; method: 'pps' | 'equal' | 'random'; take: string }
export type DesignForm = {
  places: StageForm[]
  people: StageForm & { reserves: string; listed: boolean }
  onePsu: Design['onePsu']
}

export const formOf = ({ places, people, onePsu }: Design): DesignForm => ({
  places: places.map((stage) => ({ ...stage, take: takeText(stage.take) })),
  people: { ...people, take: takeText(people.take), reserves: String(people.reserves) },
  onePsu,
})

/** What the form says; undefined while something in it cannot be read. */
export function designFrom({ places, people, onePsu }: DesignForm): Design | undefined {
  const stages = places.flatMap(({ name, method, take }) => {
    const own = readTake(take)
    return own === undefined || name.trim() === '' ? [] : [{ name, method, take: own }]
  })
  const take = readTake(people.take)
  const reserves = people.listed ? Number(people.reserves || 0) : 0
  if (stages.length < places.length || take === undefined || people.name.trim() === '') return undefined
  if (!Number.isInteger(reserves) || reserves < 0) return undefined
  const method = people.method === 'pps' ? 'random' : people.method
  return { places: stages, people: { name: people.name, method, take, reserves, listed: people.listed }, onePsu }
}

const people = { name: 'Người trả lời', method: 'random', take: 20, reserves: 10, listed: true } as const

/** Ready designs to begin from. */
export const starts: Record<'papi' | 'people' | 'places', (inhabitants: number) => Design> = {
  papi: (inhabitants) => {
    const [communes, villages, last] = papiDesign(papiProvinceSize(inhabitants)).plans
    const places = [communes, villages].map(({ name, take }) => ({ name, method: 'pps' as const, take }))
    return { places, people: { ...people, take: last.take, reserves: last.reserves ?? 0 }, onePsu: 'fail' }
  },
  people: () => ({ places: [], people: { ...people, take: 100, reserves: 50 }, onePsu: 'fail' }),
  places: () => ({
    places: [{ name: 'Xã, phường', method: 'pps', take: 10 }],
    people: { ...people, take: 30, reserves: 0, listed: false },
    onePsu: 'fail',
  }),
}
