import { fold } from '#lib/vietnamese/fold.ts'
import { mendLookAlikes } from '#lib/vietnamese/normalize.ts'

/** Abbreviations that mean one thing wherever they stand in the name of an agency. */
const WORDS: Record<string, string> = {
  ubnd: 'uy ban nhan dan',
  ub: 'uy ban',
  hdnd: 'hoi dong nhan dan',
  mttq: 'mat tran to quoc',
  mttqvn: 'mat tran to quoc',
  ubmt: 'uy ban mat tran to quoc',
  ubmttq: 'uy ban mat tran to quoc',
  ubmttqvn: 'uy ban mat tran to quoc',
  vp: 'van phong',
  vpub: 'van phong uy ban nhan dan',
  vpubnd: 'van phong uy ban nhan dan',
  dbqh: 'dai bieu quoc hoi',
  bql: 'ban quan li',
  kkt: 'khu kinh te',
  kcn: 'khu cong nghiep',
  bhxh: 'bao hiem xa hoi',
  nhnn: 'ngan hang nha nuoc',
  kbnn: 'kho bac nha nuoc',
  tand: 'toa an nhan dan',
  vksnd: 'vien kiem sat nhan dan',
  chqs: 'chi huy quan su',
  ldld: 'lien doan lao dong',
  lhpn: 'lien hiep phu nu',
  ccb: 'cuu chien binh',
  tncs: 'thanh nien cong san',
  hcm: 'ho chi minh',
  hcc: 'hanh chinh cong',
  pvhcc: 'phuc vu hanh chinh cong',
  ttpvhcc: 'trung tam phuc vu hanh chinh cong',
  ptth: 'phat thanh truyen hinh',
  ptnt: 'phat trien nong thon',
  xh: 'xa hoi',
  ctxh: 'chinh tri xa hoi',
  sbn: 'so ban nganh',
}

/** Words that may be written in more than one way, each brought to one form. Applied in this order. */
const PHRASES: readonly [RegExp, string][] = [
  [/^p (?=[a-z])/g, 'phong '],
  [/\bct xa hoi\b/g, 'chinh tri xa hoi'],
  [/\b(?:ban thuong truc )?(?:co quan )?(?:uy ban )?mat tran(?: to quoc)?(?: viet nam)?\b/g, 'mat tran to quoc'],
  [/\bdoan (?:thanh nien|tn)(?: cong san)?(?: ho chi minh)?\b/g, 'doan thanh nien'],
  [/\btinh doan\b/g, 'doan thanh nien tinh'],
  [/^(ngan hang .*?) chi nhanh\b/g, '$1'],
  [/\bhoi phu nu\b/g, 'hoi lien hiep phu nu'],
  [/^((?:hoi|lien doan|doan|bao hiem xa hoi|ngan hang nha nuoc)\b.*?) viet nam\b/g, '$1'],
  [/\bbo phan tiep nhan(?: giai quyet)? tra ket qua(?: giai quyet thu tuc hanh chinh)?\b/g, 'bo phan mot cua'],
  [/\bbo phan (?:tn ?(?:v ?)?t?kq)\b/g, 'bo phan mot cua'],
  [/\bbo phan mot cua(?: hien dai| lien thong)+\b/g, 'bo phan mot cua'],
  [/\bca(?= (?:tinh|xa|phuong|huyen|thanh pho|thi xa|dac khu|cap|cac)\b|$)/g, 'cong an'],
  [/\buy ban nhan dan tp\b/g, 'uy ban nhan dan thanh pho'],
  [/\buy ban nhan dan tt\b/g, 'uy ban nhan dan thi tran'],
  [/\buy ban nhan dan tx\b/g, 'uy ban nhan dan thi xa'],
]

const SINGLE_Y = /\b([bcdghklmnprstvx]+)y\b/g

/**
 * The words of a name as they are compared: folded, letters that only look Latin mended, abbreviations with one meaning spelled out, no punctuation, no
 * "và", "quản lí" like "quản lý". Keeps "các". Empty for a text without letters and digits.
 */
export function plainKey(name: string): string {
  const before = keys.get(name)
  if (before !== undefined) return before
  const key = makeKey(name)
  if (keys.size >= MOST_KEYS) keys.clear()
  keys.set(name, key)
  return key
}

// The same few hundred names come again with every document.
const keys = new Map<string, string>()
const MOST_KEYS = 20_000

function makeKey(name: string): string {
  const words = fold(mendLookAlikes(name.normalize('NFC')).replaceAll('&', ' và '))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && word !== 'va')
    .map((word) => (Object.hasOwn(WORDS, word) ? WORDS[word] : word))
  let key = words.join(' ').replace(SINGLE_Y, '$1i')
  for (const [pattern, form] of PHRASES) key = key.replace(pattern, form)
  return key
}

/** `plainKey` without "các": names of single agencies ("Ban Quản lý các khu công nghiệp"). */
export const nameKey = (name: string): string => withoutPlural(plainKey(name))

const withoutPlural = (key: string) => key.replace(/\bcac /g, '')

const UNIT =
  '(?:thi tran|dac khu|thi xa|thanh pho|xa(?! hoi)|(?<!dia )phuong|huyen|(?<!co |hai |bao )quan(?! su| li| chung| doi))'
const UNITS = new RegExp(`(?:\\b(?:cac|cap) )?\\b${UNIT}(?: (?:cap )?${UNIT})*(?![a-z])`, 'g')
const COMMUNE = /\b(?:thi tran|dac khu|(?<!thi )xa|phuong)\b/
const DISTRICT = /\b(?:huyen|thi xa|quan)\b/

/**
 * The words of a group of agencies as they are compared: lists of units become their level ("UBND các xã, phường" and
 * "UBND cấp xã" agree), the province is left out ("các sở, ban, ngành cấp tỉnh" and "các sở ban ngành" agree).
 * `place` is the folded name of the province, without "tỉnh".
 */
export function groupKey(name: string, place = ''): string {
  const plain = plainKey(name).replace(UNITS, levelOfUnits)
  const level = plain.replace(/\bcap (huyen|xa) cap (xa|huyen)\b/, 'cap huyen xa').replace(/\bcac cap\b/g, 'moi cap')
  const local = endsOf(place)
    .reduce((key, end) => key.replace(end, ''), level)
    .replace(/\b(?:tat ca|nhung|toan the) /g, '')
  const bare = withoutPlural(local)
  // "các sở" is a group, "sở" alone is an agency.
  return bare.includes(' ') ? bare : local
}

const ends = new Map<string, readonly RegExp[]>()

/** "cấp tỉnh", "trên địa bàn tỉnh Lam Giang" and the like at the end of a group's name. */
function endsOf(place: string): readonly RegExp[] {
  const before = ends.get(place)
  if (before) return before
  const here = place === '' ? '' : `(?: ${place})?`
  const made = [
    new RegExp(`(?: (?:tren dia ban|trong|toan|thuoc|cua|cap))* tinh(?: thanh pho)?${here}$`),
    new RegExp(`(?: (?:tren dia ban|trong|toan|thuoc|cua))+ ${place || 'tinh'}$`),
  ]
  if (ends.size >= 100) ends.clear()
  ends.set(place, made)
  return made
}

const TWO_UNITS = new RegExp(`${UNIT} ${UNIT}`)

function levelOfUnits(list: string): string {
  const units = list.replace(/\b(?:cac|cap) /g, '')
  const many = list !== units || TWO_UNITS.test(units)
  if (!many) return list
  const commune = COMMUNE.test(units)
  const district = DISTRICT.test(units) || (!commune && units.includes('thanh pho'))
  return `cap ${[...(district ? ['huyen'] : []), ...(commune ? ['xa'] : [])].join(' ')}`
}

/**
 * Whether the written words abbreviate the full ones: each written word is a full word or the initials of several in a
 * row ("so gd dt", "so gddt", "sgddt" for "so giao duc dao tao"). Words are those of keys. False for equal texts.
 */
export function abbreviates(written: readonly string[], full: readonly string[]): boolean {
  return written.length > 0 && written.length < full.length && alignsFrom(written, 0, full, 0)
}

function alignsFrom(written: readonly string[], w: number, full: readonly string[], f: number): boolean {
  const word = written[w]
  if (word === undefined) return f === full.length
  if (full[f] === word && alignsFrom(written, w + 1, full, f + 1)) return true
  if (word.length < 2 || f + word.length > full.length) return false
  for (let i = 0; i < word.length; i++) if (full[f + i]?.[0] !== word[i]) return false
  return alignsFrom(written, w + 1, full, f + word.length)
}
