import {
  FIELD_NAME,
  GROUP_NOUN,
  HEAD_PATTERN,
  LEVEL_NOUN,
  NAME_WORDS,
  STRONG_HEADS,
  STRONG_SECOND,
} from './agency-words.ts'

export type AgencyList = {
  names: string[]
  /** True when a boundary between names was guessed. */
  doubtful: boolean
}

const LEADING_MARK = /^(?:[-–—•+*]\s*|\(?\d{1,2}[.)]\s+|[a-zđ]\)\s+)/
const TRAILING_MARK = /[\s.;:,/]+$/

const MEMORY = 512
const likenessOf = new Map<string, number>()
const listOf = new Map<string, AgencyList>()

/** Plans repeat the same agency cells row after row; a bounded memory of the last results pays for itself. */
function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key)
  if (known !== undefined) return known
  if (memory.size >= MEMORY) memory.clear()
  const made = make()
  memory.set(key, made)
  return made
}

/** Each document begins with an empty memory: nothing of one user's text outlives its reading. */
export function forgetAgencies(): void {
  likenessOf.clear()
  listOf.clear()
}

/** Names in a cell or phrase. Spelling stays; shared heads are spelled out ("UBND cấp huyện, cấp xã" → two). */
export function splitAgencies(raw: string): AgencyList {
  const { names, doubtful } = remembered(listOf, raw, () => splitList(raw))
  return { names: [...names], doubtful }
}

function splitList(raw: string): AgencyList {
  const list: AgencyList = { names: [], doubtful: false }
  if (raw.length > 4000) return { names: [tidy(raw)], doubtful: true }
  for (const chunk of chunksOf(raw)) splitChunk(chunk, list)
  const seen = new Set<string>()
  list.names = list.names
    .map(withLevelCommas)
    .filter((name) => name !== '' && !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()))
  return list
}

/** Semicolons and line ends separate names, except where a line end breaks one name. */
function chunksOf(raw: string): string[] {
  const chunks: string[] = []
  for (const piece of splitOutside(raw, ';')) {
    for (const line of piece.split('\n')) {
      const bulleted = LEADING_MARK.test(line)
      const text = line.replace(LEADING_MARK, '').trim()
      if (text === '') continue
      const last = chunks.length - 1
      if (last >= 0 && piece.includes('\n') && !bulleted && continuesName(chunks[last]!, text))
        chunks[last] += ` ${text}`
      else chunks.push(text)
    }
  }
  return chunks
}

function continuesName(before: string, text: string): boolean {
  if (/(?:[-–&]|\b(?:và|cấp|của|thuộc))$/.test(before)) return true
  return !beginsWithHead(text) || /^[-–&]/.test(text)
}

function splitOutside(text: string, separator: string): string[] {
  if (!text.includes(separator)) return [text]
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '(') depth++
    else if (c === ')') depth = Math.max(0, depth - 1)
    else if (c === separator && depth === 0) {
      parts.push(text.slice(from, i))
      from = i + 1
    }
  }
  parts.push(text.slice(from))
  return parts
}

function splitChunk(chunk: string, list: AgencyList): void {
  let last = -1
  let shared = ''
  for (const piece of splitOutside(chunk, ',')) {
    for (const part of splitGlued(piece.trim(), list)) {
      const name = tidy(part.replace(/^(?:và|&|cùng|cùng với|với|đồng thời)\s+/i, ''))
      if (name === '') continue
      const colon = sharedHead(name)
      if (colon) {
        shared = colon.head
        list.names.push(`${shared} ${colon.first}`)
      } else {
        const joined =
          last >= 0 ? join(list.names[list.names.length - 1] ?? '', name, shared) : { kind: 'new' as const, name }
        if (joined.kind === 'new') list.names.push(joined.name)
        else list.names[list.names.length - 1] = joined.name
        if (joined.kind === 'new' && beginsWithHead(name)) shared = ''
      }
      last = list.names.length - 1
    }
  }
}

/** "các Sở: Nội vụ" → head "Sở"; "Các phòng: A" → "Phòng". */
function sharedHead(name: string): { head: string; first: string } | undefined {
  const m =
    /^(?:(?:các|những)\s+)?(sở|phòng|ban|ủy ban nhân dân xã|ubnd xã|ubnd các xã|hội|cục|chi cục|trung tâm|đơn vị|cơ quan)\s*:\s*(.+)$/iu.exec(
      name,
    )
  if (!m) return undefined
  const head = m[1]!.toLowerCase()
  const first = m[2]!.trim()
  if (head === 'đơn vị' || head === 'cơ quan' || beginsWithHead(first)) return { head: '', first }
  return { head: head.startsWith('ubnd') ? 'UBND xã' : head[0]!.toUpperCase() + head.slice(1), first }
}

type Joined = { kind: 'new' | 'same'; name: string }

/** Decides whether `name`, behind a comma, is a name of its own or goes on with the one before. */
function join(before: string, name: string, shared: string): Joined {
  const low = name.toLowerCase()
  const lowBefore = before.toLowerCase()
  if (shared !== '' && !beginsWithHead(name)) return { kind: 'new', name: `${shared} ${name}`.trim() }
  if (isGroup(lowBefore) && GROUP_NOUN.test(low) && startsSmall(name))
    return { kind: 'same', name: `${before}, ${name}` }
  if (LEVEL_NOUN.test(low) && startsSmall(name) && endsWithLevel(lowBefore))
    return { kind: 'same', name: `${before}, ${name}` }
  const level = /^cấp\s/.test(low) ? /^(.*?)\s*cấp\s+\S+$/i.exec(before) : null
  if (level?.[1]) {
    if (isList(lowBefore)) return { kind: 'same', name: `${before}, ${name}` }
    return { kind: 'new', name: `${level[1]} ${name}` }
  }
  if (low.startsWith('truyền hình') && lowBefore.endsWith('phát thanh'))
    return { kind: 'same', name: `${before}, ${name}` }
  if (FIELD_NAME.test(low)) {
    const head = /^(?:các\s+)?(sở|phòng|bộ|ban)\s+(?=\p{Lu})/iu.exec(before)
    if (head) return { kind: 'new', name: `${capital(head[1]!)} ${name}` }
  }
  if (beginsWithHead(name)) return { kind: 'new', name }
  return startsSmall(name) || /\sv[àa]\s/.test(low)
    ? { kind: 'same', name: `${before}, ${name}` }
    : { kind: 'new', name }
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1).toLowerCase()
}

function isGroup(low: string): boolean {
  return (
    /^(?:các|những|tất cả|một số|sở|ubmttq|mttq|giám đốc|thủ trưởng|trưởng|lãnh đạo|người đứng đầu|toàn thể)(?=$|[\s,])/.test(
      low,
    ) && !/\scấp\s\S+$/.test(low)
  )
}

/** "UBMTTQ, đoàn thể cấp tỉnh": one list that ends in a level; a further level belongs to the whole list. */
function isList(low: string): boolean {
  return low.includes(', ')
}

function endsWithLevel(low: string): boolean {
  return /(?:các|cấp|ubnd|nhân dân)\s+(?:[^,]+,\s*)*(?:huyện|thành phố|thị xã|thị trấn|xã|phường|quận|đặc khu|tỉnh|thôn)(?:\s+thành phố)?$/.test(
    low,
  )
}

function startsSmall(name: string): boolean {
  const c = name[0] ?? ''
  return c === c.toLowerCase() && c !== c.toUpperCase()
}

/** Parts of a phrase that holds several names without a comma: "Sở A và các sở", "Văn phòng UBND tỉnh Các sở". */
function splitGlued(phrase: string, list: AgencyList): string[] {
  const words = phrase.split(' ')
  const parts: string[] = []
  let from = 0
  let depth = 0
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (i > from && depth === 0 && word !== '') {
      const rest = words.slice(i + 1, i + 4)
      if ((word === 'và' || word === '&') && opensName(words.slice(from, i), rest)) {
        parts.push(words.slice(from, i).join(' '))
        from = i + 1
      } else if (isGluedHead(words, from, i)) {
        parts.push(words.slice(from, i).join(' '))
        from = i
        list.doubtful = true
      }
    }
    if (word.includes('(')) depth++
    if (word.includes(')')) depth = Math.max(0, depth - 1)
  }
  parts.push(words.slice(from).join(' '))
  return parts
}

const COUNCIL_END = /(?:hđnd|hội đồng nhân dân|đoàn đbqh|đbqh|quốc hội)$/i

/** Does a new name begin behind "và"? "Văn phòng HĐND và UBND" and "Văn hóa và Thể thao" are one name. */
function opensName(before: readonly string[], rest: readonly string[]): boolean {
  const next = rest.join(' ')
  if (!beginsWithHead(next)) return false
  const left = before.join(' ')
  if (COUNCIL_END.test(left) && /^(?:văn phòng|vp|lãnh đạo|thường trực)/i.test(left)) return false
  if (COUNCIL_END.test(left) && /^(?:hđnd|ubnd|ủy ban|uỷ ban)/i.test(next) && /^(?:hđnd|đoàn)/i.test(left) === false)
    return false
  const head = rest[0]!
  const second = rest[1] ?? ''
  if (head === 'các' && /^(?:khu|kcn)$/i.test(second)) return false
  if (/^(?:báo|đài|truyền|hội|quỹ|nhà|tổ|thuế|ban|trưởng|trường|viện|vụ|cục|bộ)$/.test(head)) return false
  // "Hội đồng nhân dân và Ủy ban nhân dân" of one level are two; "Báo và Đài" is one.
  if (/^báo$/i.test(left) && /^đài$/i.test(head)) return false
  if (head === 'Xã' || (head === 'xã' && second === 'hội') || head === 'Đoàn' || (head === 'Hội' && second === ''))
    return false
  return !/^(?:Phường|Thành)$/.test(head)
}

const NO_END = new Set(
  'thuộc của và & các cấp phòng chức lãnh đạo tịch trực viên - – với tra đốc trưởng ban đồng tỉnh, cửa là cho tại qua do từ an sở bộ'.split(
    ' ',
  ),
)

/** A head in capitals in the middle of a phrase opens a new name, unless the words before still need it. */
function isGluedHead(words: readonly string[], from: number, i: number): boolean {
  const word = words[i]!.replace(/[()]/g, '')
  if (!STRONG_HEADS.has(word)) return false
  const seconds = STRONG_SECOND[word]
  const next = words[i + 1]
  if (next === undefined || (seconds && !seconds.includes(next.replace(/[,.;]/g, '')))) return false
  const previous = words[i - 1]!.toLowerCase()
  if (NO_END.has(previous) || /[-–(/“"]$/.test(previous)) return false
  if (word === 'Ban' && /^(?:chấp|thường)$/i.test(next)) return false
  return i - from >= 2 || previous.length > 3 || /^[a-zđ]+$/.test(words[i - 1]!)
}

export function beginsWithHead(text: string): boolean {
  return HEAD_PATTERN.test(text.slice(0, 40).toLowerCase())
}

/** One name as it is stored: no bullet, no final stop, missing commas of a level list put in. */
function tidy(name: string): string {
  return name.replace(LEADING_MARK, '').replace(TRAILING_MARK, '').trim()
}

const LEVELS = 'huyện|thành phố|thị xã|thị trấn|xã|phường|quận|đặc khu'
const MISSING_COMMA = new RegExp(`(?<=(?:các|,) (?:${LEVELS})) (?=(?:${LEVELS})(?:$|[ ,]))`, 'gi')

/** "các huyện, thành phố thị xã" → "các huyện, thành phố, thị xã". */
function withLevelCommas(name: string): string {
  return name.length < 300 && /các (?:huyện|xã|phường|thành phố|quận)/i.test(name)
    ? name.replace(MISSING_COMMA, ', ')
    : name
}

/**
 * How much a text looks like a list of agencies, 0 to 1: it begins with a head and nearly all its words are capitalised
 * or belong to the vocabulary of names.
 */
export function agencyLikeness(text: string): number {
  if (text.length > 720) return 0
  return remembered(likenessOf, text, () => likeness(text))
}

function likeness(text: string): number {
  const bare = text.replace(LEADING_MARK, '')
  if (bare.length > 700 || !beginsWithHead(bare)) return 0
  let total = 0
  let known = 0
  let afterCapital = false
  for (const token of bare.split(/[\s,;:()/“”"]+/)) {
    const word = token.replace(/[.–-]+$/, '')
    if (word === '' || word === '-' || word === '&' || word === '–') continue
    total++
    const first = word[0]!
    const capital = first !== first.toLowerCase()
    // The second syllable of a proper name is small: "Tư pháp", "Khoa học".
    if (capital || afterCapital || NAME_WORDS.has(word) || /\d/.test(first)) known++
    afterCapital = capital && total > 1
  }
  if (total === 0) return 0
  const share = known / total
  if (/[.?!]\s+\p{Lu}/u.test(bare) && total > 25) return 0
  return share >= 0.92 ? 1 : share <= 0.6 ? 0 : (share - 0.6) / 0.32
}
