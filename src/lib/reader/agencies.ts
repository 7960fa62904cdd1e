import { splitGlued } from './agency-boundaries.ts'
import { beginsWithHead, LEADING_MARK } from './agency-likeness.ts'
import { remembered } from './agency-memory.ts'
import { FIELD_NAME, GROUP_NOUN, LEVEL_NOUN } from './agency-words.ts'

export type AgencyList = {
  names: string[]
  /** True when a boundary between names was guessed. */
  doubtful: boolean
}

// "Sở Nội vụ (cơ quan thường trực)": what it is, not how it is called.
const STANDING = /\s*\((?:là )?(?:cơ quan|đơn vị|bộ phận)? ?(?:thường trực|đầu mối|chủ trì|phối hợp)[^()]{0,40}\)$/i
/** Lines of a cell that were copied as one: "- Sở A - UBND cấp xã". */
const BULLET_INSIDE =
  /(?<!HĐND|UBND) [-–] (?=(?:Sở|UBND|Các|Công an|Thanh tra|Phòng|Ban|Văn phòng|Trung tâm|Ủy ban|Hội|Đài) )/g
/** "Sở Nội vụ/UBND cấp xã" are two. */
const SLASH =
  /(?<=\p{L}) ?\/ ?(?=(?:Sở|Phòng|Ban|Công an|Thanh tra|Văn phòng|Trung tâm) \p{Lu}|UBND (?:cấp|các|xã|huyện|tỉnh))/gu
const TRAILING_MARK = /[\s.;:,/]+$/

/** Names in a cell or phrase. Spelling stays; shared heads are spelled out ("UBND cấp huyện, cấp xã" → two). */
export function splitAgencies(raw: string): AgencyList {
  const { names, doubtful } = remembered('list', raw, () => splitList(raw))
  return { names: [...names], doubtful }
}

function splitList(raw: string): AgencyList {
  const list: AgencyList = { names: [], doubtful: false }
  if (raw.length > 4000) return { names: [tidy(raw)], doubtful: true }
  for (const chunk of chunksOf(raw.replace(BULLET_INSIDE, '; ').replace(SLASH, '; '))) splitChunk(chunk, list)
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
    const glued = splitGlued(piece.trim())
    list.doubtful ||= glued.doubtful
    for (const part of glued.parts) {
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

const KINDS = 'tổng cục|cục|vụ|viện|trường|sở|ban|ngành|chi cục|phòng|đơn vị|trung tâm|cơ quan|học viện'
const TITLES = 'giám đốc|phó giám đốc|thủ trưởng|trưởng|chủ tịch|bí thư|chánh văn phòng|cục trưởng|vụ trưởng'
const BARE_HEAD = new RegExp(
  `^(?:(?:các|những)\\s(?:${KINDS})(?:,\\s(?:${KINDS}))*|(?:${TITLES})(?:,\\s(?:${TITLES}))*)$`,
)
const BARE_START = new RegExp(`^(?:${KINDS}|${TITLES})(?=$|\\s)`)
const NAMED = /^\S+\s+(?:\S+\s+)?\p{Lu}/u

type Joined = { kind: 'new' | 'same'; name: string }

/** "Cán bộ, công chức, viên chức", "Các doanh nghiệp bưu chính, viễn thông": one class. */
const STAFF = /(?:^|\s)(?:cán bộ|công chức|viên chức|bưu chính|thông tấn|đảng viên)$/
const STAFF_GOES_ON = /^(?:công chức|viên chức|người lao động|viễn thông|báo chí|chiến sĩ|đảng viên)(?=$|\s)/

/** "Phòng Bưu chính, Viễn thông", "Phòng Hành chính, Tổ chức": words that begin other names, alone behind a field. */
const UNIT_OF_FIELDS = /^(?:phòng|ban|vụ) \p{Lu}[^,]*$/iu
const SECOND_FIELD = /^(?:viễn thông|tổ chức|báo chí|doanh nghiệp|hợp tác xã|quân sự|bưu chính)$/

/** "UBND các phường Tân An, Long Bình": of one level, named one after the other. */
const OF_PLACES =
  /^(?:UBND|[ỦU]y ban nhân dân|Uỷ ban nhân dân|Đảng ủy|Công an|Trạm [Yy] tế|[Cc]ác) (?:các )?(?:\d{1,2} )?(?:xã|phường|đặc khu|thị trấn|huyện|quận):? \p{Lu}/u
const SEVERAL = /^(?:các|\S+(?: \S+){0,3} (?:các|\d{1,2})) /iu
const PLACE = /^\p{Lu}\S*(?: \p{Lu}\S*){0,3}(?: và (?:các )?(?:(?:xã|phường|đặc khu) )?\p{Lu}\S*(?: \p{Lu}\S*){0,3})?$/u

/** Decides whether `name`, behind a comma, is a name of its own or goes on with the one before. */
function join(before: string, name: string, shared: string): Joined {
  const low = name.toLowerCase()
  const lowBefore = before.toLowerCase()
  if (shared !== '' && !beginsWithHead(name)) return { kind: 'new', name: `${shared} ${name}`.trim() }
  // "Các Cục, Vụ có thủ tục", "Giám đốc, Thủ trưởng các sở": a head alone waits for the words that follow.
  if (
    BARE_HEAD.test(lowBefore) &&
    !/^(?:các|những)\s/.test(low) &&
    !NAMED.test(name) &&
    (BARE_HEAD.test(low) || BARE_START.test(low))
  )
    return { kind: 'same', name: `${before}, ${name}` }
  if (isGroup(lowBefore) && GROUP_NOUN.test(low) && startsSmall(name))
    return { kind: 'same', name: `${before}, ${name}` }
  if (/^(?:cơ quan|đơn vị|tổ chức)$/.test(lowBefore) && GROUP_NOUN.test(low) && startsSmall(name))
    return { kind: 'same', name: `${before}, ${name}` }
  if (STAFF.test(lowBefore) && STAFF_GOES_ON.test(name)) return { kind: 'same', name: `${before}, ${name}` }
  if (LEVEL_NOUN.test(low) && startsSmall(name) && endsWithLevel(lowBefore))
    return { kind: 'same', name: `${before}, ${name}` }
  const level = /^cấp\s/.test(low) ? /^(.*?)\s*cấp\s+\S+$/i.exec(before) : null
  if (level?.[1]) {
    if (isList(lowBefore)) return { kind: 'same', name: `${before}, ${name}` }
    return { kind: 'new', name: `${level[1]} ${name}` }
  }
  if (OF_PLACES.test(before) && SEVERAL.test(before) && PLACE.test(name) && !beginsWithHead(name))
    return { kind: 'same', name: `${before}, ${name}` }
  if (low.startsWith('truyền hình') && lowBefore.endsWith('phát thanh'))
    return { kind: 'same', name: `${before}, ${name}` }
  if (FIELD_NAME.test(low)) {
    const head = /^(?:các\s+)?(sở|phòng|bộ|ban)\s+(?=\p{Lu})/iu.exec(before)
    if (head) return { kind: 'new', name: `${capital(head[1]!)} ${name}` }
  }
  if (UNIT_OF_FIELDS.test(before) && SECOND_FIELD.test(low)) return { kind: 'same', name: `${before}, ${name}` }
  if (beginsWithHead(name)) return { kind: 'new', name }
  // "Phòng Quy hoạch, Kiến trúc": no field of its own, so it goes on with the name before.
  if (
    /^(?:phòng|sở|ban|trung tâm|chi cục|cục|vụ) \p{Lu}/iu.test(before) &&
    name.split(' ').length <= 4 &&
    !/^[\p{Lu}\d]+$/u.test(name)
  )
    return { kind: 'same', name: `${before}, ${name}` }
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
  return /(?:các|cấp|ubnd|nhân dân|\d)\s+(?:[^,]+,\s*)*(?:huyện|thành phố|thị xã|thị trấn|xã|phường|quận|đặc khu|tỉnh|thôn|buôn|bản|ấp|làng|khóm)(?:\s+thành phố)?$/.test(
    low,
  )
}

function startsSmall(name: string): boolean {
  const c = name[0] ?? ''
  return c === c.toLowerCase() && c !== c.toUpperCase()
}

/** One name as it is stored: no bullet, no final stop, missing commas of a level list put in. */
function tidy(name: string): string {
  return name.replace(LEADING_MARK, '').replace(TRAILING_MARK, '').replace(STANDING, '').trim()
}

const LEVELS = 'huyện|thành phố|thị xã|thị trấn|xã|phường|quận|đặc khu'
const MISSING_COMMA = new RegExp(`(?<=(?:các|,) (?:${LEVELS})) (?=(?:${LEVELS})(?:$|[ ,]))`, 'gi')

/** "các huyện, thành phố thị xã" → "các huyện, thành phố, thị xã". */
function withLevelCommas(name: string): string {
  return name.length < 300 && /các (?:huyện|xã|phường|thành phố|quận)/i.test(name)
    ? name.replace(MISSING_COMMA, ', ')
    : name
}
