import { clean } from '#lib/vietnamese/normalize.ts'
import { nameKey } from './keys.ts'

/** Where a government sits: the words of its unit and of its place as keys ("tinh", "lam giang"). */
export type Territory = { unit: string; place: string }

/** `full`: nobody else is written so on this level; `short`: words of the place are missing that tell levels apart. */
export type WrittenForm = { key: string; strength: 'full' | 'short' }

const UNITS = 'tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu'
const WITH_PLACE = new RegExp(`^(.+?)\\s+(${UNITS})\\s+(?!hội(?:\\s|$))(\\p{Lu}.*|\\d+.*)$`, 'iu')
const CAPITAL = /^(?:\p{Lu}|\d)/u

/** A name in its parts: "UBND xã Tân Hòa" → base "uy ban nhan dan", unit "xa", place "tan hoa". Undefined without a place. */
export function placed(name: string): (Territory & { base: string }) | undefined {
  const parts = WITH_PLACE.exec(clean(name))
  if (!parts?.[1] || !parts[2] || !parts[3] || !CAPITAL.test(parts[3])) return undefined
  return { base: nameKey(parts[1]), unit: nameKey(parts[2]), place: nameKey(parts[3]) }
}

/** The name of an agency of the province without the province ("so noi vu" of "Sở Nội vụ tỉnh Lam Giang"). */
export function provincialBase(name: string, territory: Territory | undefined): string {
  return withoutTerritory(nameKey(name), territory)
}

/** A key without the words for the province at its end: "tỉnh", "Lam Giang", "tỉnh Lam Giang". */
export function withoutTerritory(key: string, territory: Territory | undefined): string {
  return territory ? cutEnd(cutEnd(key, territory.place), territory.unit) : cutEnd(key, 'tinh')
}

const cutEnd = (key: string, end: string) => (key.endsWith(` ${end}`) ? key.slice(0, -end.length - 1) : key)

/** How documents of the province write an agency of the province, with and without the province's name. */
export function provincialForms(name: string, territory: Territory | undefined): WrittenForm[] {
  const base = provincialBase(name, territory)
  const unit = territory?.unit ?? 'tinh'
  const keys = [nameKey(name), `${base} ${unit}`]
  if (territory) keys.push(`${base} ${unit} ${territory.place}`, `${base} ${territory.place}`)
  return [...keys.map((key) => ({ key, strength: 'full' as const })), { key: base, strength: 'short' as const }]
}

/** How documents write an agency of a district or commune. `committee`: the place alone means it ("xã Tân Hòa"). */
export function localForms(name: string, committee: boolean): WrittenForm[] {
  const forms: WrittenForm[] = [{ key: nameKey(name), strength: 'full' }]
  const parts = placed(name)
  if (!parts) return forms
  const { base, unit, place } = parts
  forms.push({ key: base, strength: 'short' }, { key: `${base} ${place}`, strength: 'short' })
  if (committee) forms.push({ key: `${unit} ${place}`, strength: 'short' })
  return forms
}

/**
 * How an issuer's own documents write an agency below or beside it: without the issuer's name, with the word for the
 * issuer ("Văn phòng Sở"), with the unit alone ("Công an xã").
 */
export function relativeForms(name: string, issuer: string): string[] {
  const key = nameKey(name)
  const issuerKey = nameKey(issuer)
  const home = placed(issuer)
  const scope = home ? `${home.unit} ${home.place}` : issuerKey
  const word = home ? home.unit : (issuerKey.split(' ')[0] ?? '')
  const shorter = [cutEnd(key, scope), cutEnd(key, issuerKey)].map((each) => cutEnd(each, word))
  return [...new Set([key, ...shorter.flatMap((each) => [each, `${each} ${word}`])])]
}

/** Words in which an issuer means itself: "Sở", "UBND xã". */
export function ownForms(issuer: string): string[] {
  const home = placed(issuer)
  if (home) return [`${home.base} ${home.unit}`, home.base]
  return [nameKey(issuer).split(' ')[0] ?? '']
}
