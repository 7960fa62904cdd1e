import { z } from 'zod'
import { fold } from '#lib/vietnamese/fold.ts'

const Tile = z.tuple([z.number().int().min(0), z.number().int().min(0)]).describe('Column and row of the tile map')
const Code = z.string().regex(/^[\p{L}\p{N}]+$/u)
const Name = z.string().trim().min(1)

/** content/localities/<field>.json: provinces that are ranked with each other, before and after a rearrangement. */
export const LocalityFile = z.strictObject({
  field: z.string(),
  name: Name,
  about: Name,
  illustrative: z.boolean().default(false).describe('Invented: nothing of it may be taken for a fact'),
  changedIn: z.number().int().describe('Results of this year and later are of the new units'),
  before: z.array(z.strictObject({ code: Code, name: Name, nameEn: Name.nullable(), region: Name, tile: Tile })).min(1),
  now: z.array(z.strictObject({ code: Code, name: Name, members: z.array(Code).min(1), tile: Tile })),
})
export type LocalityFile = z.infer<typeof LocalityFile>

/** A province as it was or as it is. One that was not merged is the same before and after. */
export type Locality = {
  /** Own code, or "<year>-<code>" for a merged one: its code was a member's before. */
  id: string
  code: string
  name: string
  nameEn: string | null
  /** Null where the members lay in different regions. */
  region: string | null
  /** Which arrangements know it. */
  before: boolean
  now: boolean
  /** Ids of those that became it; itself alone where nothing changed. */
  members: readonly string[]
  /** Id of what it is now. */
  becomes: string
  tile: { before: readonly [number, number] | null; now: readonly [number, number] | null }
}

export type Field = {
  field: string
  name: string
  illustrative: boolean
  changedIn: number
  localities: readonly Locality[]
}

/** One field of localities from its file. Throws when a member is unknown, missing or named twice. */
export function fieldOf(file: LocalityFile): Field {
  const members = file.now.flatMap((it) => it.members).sort()
  const codes = file.before.map((it) => it.code).sort()
  if (file.now.length > 0 && members.join() !== codes.join())
    throw new Error(`${file.field}: every locality of before must be in exactly one of now`)
  const byCode = new Map(file.before.map((it) => [it.code, it]))
  const becomes = new Map<string, string>()
  const nowTile = new Map<string, readonly [number, number]>()
  const merged: Locality[] = []
  for (const { code, name, members, tile } of file.now) {
    const alone = members.length === 1
    const id = alone ? (members[0] ?? code) : `${file.changedIn}-${code}`
    for (const member of members) becomes.set(member, id)
    if (alone) nowTile.set(id, tile)
    const regions = new Set(members.map((member) => byCode.get(member)?.region ?? null))
    const region = regions.size === 1 ? ([...regions][0] ?? null) : null
    const place = { before: null, now: tile }
    if (!alone)
      merged.push({ id, code, name, nameEn: null, region, before: false, now: true, members, becomes: id, tile: place })
  }
  const former = file.before.map(({ tile, ...it }): Locality => {
    const id = it.code
    const next = becomes.get(id) ?? id
    const place = { before: tile, now: nowTile.get(id) ?? null }
    return { ...it, id, before: true, now: next === id, members: [id], becomes: next, tile: place }
  })
  const { field, name, illustrative, changedIn } = file
  return { field, name, illustrative, changedIn, localities: [...former, ...merged] }
}

/** "Thành phố Hồ Chí Minh", "TP. HCM", "tỉnh Hà Tĩnh" → what names are compared by. */
const nameKey = (text: string): string =>
  fold(text)
    .replace(/^(tinh|thanh pho|tp\.?)\s+/, '')
    .replace(/[\s.–-]+/g, ' ')
    .trim()

const otherNames: readonly (readonly [string, string])[] = [
  ['hcm', 'ho chi minh'],
  ['tphcm', 'ho chi minh'],
  ['hue', 'thua thien hue'],
  ['tt hue', 'thua thien hue'],
  ['brvt', 'ba ria vung tau'],
]

/** All fields, with the ways to find a locality in them. */
export class Localities {
  readonly fields: readonly Field[]
  readonly #byId = new Map<string, { locality: Locality; field: Field }>()
  readonly #byName = new Map<string, Locality[]>()

  constructor(fields: readonly Field[]) {
    this.fields = fields
    for (const field of fields)
      for (const locality of field.localities) {
        this.#byId.set(locality.id, { locality, field })
        const names = [locality.name, locality.nameEn, locality.code, locality.code.replace(/^0+/, '')]
        const keys = new Set(names.flatMap((name) => (name ? [nameKey(name)] : [])))
        for (const [short, long] of otherNames) if (keys.has(long)) keys.add(short)
        for (const key of keys) this.#byName.set(key, [...(this.#byName.get(key) ?? []), locality])
      }
  }

  find(id: string): Locality | undefined {
    return this.#byId.get(id)?.locality
  }

  fieldWith(id: string): Field | undefined {
    return this.#byId.get(id)?.field
  }

  /** What a name or code means in a year: an id, 'notThen' when it did not exist, undefined when unknown. */
  meant(text: string, year: number): string | 'notThen' | undefined {
    const found = this.#byName.get(nameKey(text))
    if (!found) return this.#byId.has(text) ? text : undefined
    const then = found.find(({ id, before, now }) => {
      const changedIn = this.fieldWith(id)?.changedIn ?? Number.POSITIVE_INFINITY
      return year < changedIn ? before : now
    })
    return then?.id ?? 'notThen'
  }

  /** The locality that a province's own name ("tỉnh Hà Tĩnh") means today. */
  own(provinceName: string): Locality | undefined {
    const found = this.#byName.get(nameKey(provinceName)) ?? []
    return found.find((it) => it.now) ?? found[0]
  }
}
