import { fold } from '#lib/vietnamese/fold.ts'
import { foldAligned } from '#lib/vietnamese/fold-aligned.ts'
import { unifyTonePlacement } from '#lib/vietnamese/normalize.ts'
import { agencyLikeness, beginsWithHead } from './agency-likeness.ts'
import { remembered } from './agency-memory.ts'
import { FIELD_NAMES } from './agency-words.ts'
import type { BlockSource } from './blocks.ts'
import type { DocumentReading, ReadTask } from './reading.ts'
import { isSyllable } from './scan-repair.ts'
import { addAlternative, flag } from './task.ts'

/** Dimensions of the indices as they are spelled; a name that differs from one in its marks only was misread. */
const DIMENSIONS = [
  'tham gia của người dân ở cấp cơ sở|công khai, minh bạch|trách nhiệm giải trình với người dân|kiểm soát tham nhũng',
  'kiểm soát tham nhũng trong khu vực công|thủ tục hành chính công|cung ứng dịch vụ công|quản trị môi trường',
  'quản trị điện tử|cải cách thể chế|cải cách thủ tục hành chính|cải cách tổ chức bộ máy|cải cách chế độ công vụ',
  'cải cách tài chính công|hiện đại hóa hành chính|tiếp cận dịch vụ|kết quả cung ứng dịch vụ',
].flatMap((line) => line.split('|'))
const ACRONYMS = ['PAPI', 'SIPAS', 'DDCI', 'PARINDEX']

const spelled = (text: string): string => unifyTonePlacement(text.normalize('NFC').toLowerCase()).replace(/\s+/g, ' ')

const bySound = new Map([...FIELD_NAMES, ...DIMENSIONS].map((name) => [fold(name), name]))
const known = new Set([...FIELD_NAMES, ...DIMENSIONS].map(spelled))

type Spelling = { sound: string; spelled: string; meant: string | undefined; broken: string[] }

/**
 * What the letters of a name say: how it sounds without marks and is spelled with them, the known name that has the
 * same letters but other marks ("Nôi vụ" → "nội vụ"), and words that cannot be.
 */
const spellingOf = (name: string): Spelling =>
  remembered('spelling', name, () => {
    const own = spelled(name)
    const field = name.replace(HEAD, '')
    const right = bySound.get(fold(field))
    const meant = right !== undefined && !known.has(spelled(field)) ? right : undefined
    return { sound: fold(name), spelled: own, meant, broken: brokenWords(name) }
  })

const HEAD = /^(?:các\s+)?(?:sở|phòng|ban|bộ|chi cục)\s+/i
const WORD = /^\p{L}?\p{Ll}+$/u
// Names of places may be those of another language ("Đắk Lắk"), but hold one vowel or several together.
const JOINED = /[aeiouy]+[^aeiouy]+[aeiouy]/
const FOREIGN = /^(?:viettel|mobifone|vinaphone|vietcombank|agribank|internet|online|mobile|zalo|facebook)$/i

/** Words of a name that cannot stand in Vietnamese: "Sơ Nộivụ", "UBND tỉnb". Names in capitals and foreign ones pass. */
function brokenWords(name: string): string[] {
  return name
    .split(/[\s,;()/“”"–-]+/)
    .filter((word) => word.length > 1 && !FOREIGN.test(word))
    .filter((word) =>
      WORD.test(word)
        ? /^\p{Lu}/u.test(word)
          ? JOINED.test(fold(word))
          : !isSyllable(word)
        : /\p{Ll}\p{Lu}|\p{Lu}{2,}\p{Ll}|[_|~^]/u.test(word),
    )
}

/** Names and deadlines that are spelled nearly, but not quite, as something known: flagged, with what may be meant. */
export function flagDoubtfulNames(reading: DocumentReading, source: BlockSource): void {
  const variants = variantsOf(reading.tasks)
  for (const task of reading.tasks) {
    for (const field of ['lead', 'coordinate'] as const) checkNames(task, field, variants)
    checkAxis(task, source.kind === 'scan')
    if (source.kind === 'scan') checkQuarter(task)
  }
  checkIndexName(reading)
  if (source.kind === 'scan') {
    checkPlaces(reading, source)
    checkSigner(reading)
  }
}

/** Names of the document that differ in their marks only, most frequent spelling first. */
function variantsOf(tasks: readonly ReadTask[]): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>()
  for (const name of tasks.flatMap(({ lead, coordinate }) => [...lead, ...coordinate])) {
    const { sound, spelled } = spellingOf(name)
    const same = found.get(sound) ?? new Map<string, number>()
    found.set(sound, same.set(spelled, (same.get(spelled) ?? 0) + 1))
  }
  return found
}

function checkNames(task: ReadTask, field: 'lead' | 'coordinate', variants: Map<string, Map<string, number>>): void {
  checkHeads(task, field)
  checkSentences(task, field)
  for (const name of task[field]) {
    const { sound, spelled, meant: right, broken } = spellingOf(name)
    const others = [...(variants.get(sound) ?? [])].sort((a, b) => b[1] - a[1])
    const usual = others.length > 1 && others[0]![0] !== spelled
    if (!right && !usual && broken.length === 0) continue
    doubt(task, field, `Tên “${name}” chưa đúng với tên nào đã biết; có thể sai một vài dấu hoặc chữ.`)
    if (right)
      addAlternative(
        task,
        field,
        task[field].map((each) => (each === name ? withField(name, right) : each)),
        0.5,
      )
  }
}

// What names never hold in small letters, and what stands in the cell beside them.
const ORDERS =
  /\s(?:tăng cường|tiếp tục|rà soát|sơ kết|tổng kết|vận động|cập nhật|niêm yết|đẩy mạnh|duy trì|khắc phục|triển khai|bố trí|nâng cao|công khai|ban hành|xử lý|nhân rộng|lồng ghép|cắt giảm|hoàn thiện|thí điểm|trang bị|tích hợp|đối chiếu|chấm điểm|số hóa|bồi dưỡng|truyền thông về|gắn mã)\s|(?<!các|và|ban|[,;])\stổ chức\s(?!chính|xã|đoàn|liên|có|thuộc|kinh|đảng)|(?:\s\p{Ll}+,?){15}/u
const TIMES = /\d\/\d|(?<!\p{L})qu[ýí]\s(?:[IV]|\d)|(?<!\p{L})(?:19|20)\d\d(?!\d)|\s(?:\d{1,2}|[a-eđ])$/iu

/** "UBND các xã sơ kết hồ sơ địa chính": words that names do not have say that a sentence ran into the cell. */
function checkSentences(task: ReadTask, field: 'lead' | 'coordinate'): void {
  const name = task[field].find(
    (each) => ORDERS.test(each) || TIMES.test(each) || (each.length > 30 && agencyLikeness(each) < 0.8),
  )
  if (name) doubt(task, field, `“${name}” có những chữ không thường có trong tên cơ quan; có thể lẫn lời của ô khác.`)
}

/** "UBND các phường Tân An, Long Bình": what says of no kind of agency may belong to the name before it. */
function checkHeads(task: ReadTask, field: 'lead' | 'coordinate'): void {
  const names = task[field]
  const at = names.findIndex((name) => !beginsWithHead(name))
  if (at < 0) return
  doubt(task, field, `“${names[at]}” không ghi là cơ quan gì; có thể thuộc tên đứng trước.`)
  if (at > 0) addAlternative(task, field, names.toSpliced(at - 1, 2, `${names[at - 1]}, ${names[at]}`), 0.5)
}

const withField = (name: string, field: string): string =>
  (HEAD.exec(name)?.[0] ?? '') + field.charAt(0).toUpperCase() + field.slice(1)

/** On a scan the known name is what the paper says; in a text the words stay as they are. */
function checkAxis(task: ReadTask, scanned: boolean): void {
  const { meant: right, broken } = spellingOf(task.axis ?? '')
  if (right) {
    flag(task, 'axis', 'text_broken', `Có thể là “${right.charAt(0).toUpperCase()}${right.slice(1)}”.`)
    const name = right.charAt(0).toUpperCase() + right.slice(1)
    addAlternative(task, 'axis', scanned ? task.axis! : name, 0.4)
    if (scanned) task.axis = name
  } else if (broken.length > 0) {
    flag(task, 'axis', 'text_broken', `Có chữ chưa đúng: “${broken.join('”, “')}”.`)
  }
  const below = spellingOf(task.subIndex ?? '').broken
  if (below.length > 0) flag(task, 'subIndex', 'text_broken', `Có chữ chưa đúng: “${below.join('”, “')}”.`)
}

/** The strokes of II and III run into each other on paper. */
function checkQuarter(task: ReadTask): void {
  if (task.deadline && /qu[ýí]\s*(?:II|III|\d+)(?![\p{L}\d])/iu.test(task.deadline.raw))
    doubt(task, 'deadline', 'Bản quét: các nét của “II” và “III” dễ lẫn; hãy đối chiếu quý.')
}

function doubt(task: ReadTask, field: 'lead' | 'coordinate' | 'deadline', message: string): void {
  const note = task.fields[field]
  if (note) note.confidence = Math.min(note.confidence, 0.6)
  if (!task.flags.some((each) => each.field === field && each.message === message))
    flag(task, field, 'text_broken', message)
}

// First syllables of the names of persons.
const SURNAMES =
  'Vừ Hạ Lô Lò Mạch Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Lâm Mai Trương Trịnh Đoàn Vương Tô Hà Cao Châu Chu Lương Lưu Tạ Thái Phùng Quách Kiều Nông Hứa Tống Triệu Đàm Văn Quàng Giàng Thào Sùng Vàng Hầu Bế Lục Giang Tăng Doãn Nghiêm Khổng Thạch Sơn Kim Danh Diệp Bạch Ninh Đường Mạc Khuất Khúc Lại Nhữ Ôn Phí Tiêu Tôn Trang Liễu Thân Thiều Tòng Cầm Bàn'.split(
    ' ',
  )
const surnames = new Set(SURNAMES.map(spelled))
const surnameBySound = new Map(SURNAMES.map((name) => [fold(name), name]))

/** "Đỉnh Quốc Huy": no word list knows persons, but there are few surnames. */
function checkSigner({ header, flags }: DocumentReading): void {
  const first = /(?:^|\.\s*)(\p{Lu}\p{Ll}+)(?=\s)/u.exec(header.signer ?? '')?.[1]
  const name = first && surnameBySound.get(fold(first))
  if (!first || !name || surnames.has(spelled(first))) return
  flags.push({ field: 'signer', reason: 'text_broken', message: `Họ “${first}” có thể là “${name}”.` })
}

/** A proper name of the head that stands elsewhere with other marks. */
function checkPlaces(reading: DocumentReading, { blocks }: BlockSource): void {
  const { header } = reading
  for (const field of ['place', 'agency'] as const) {
    const name = /(?:\p{Lu}\p{L}*\s?)+$/u.exec(header[field] ?? '')?.[0]
    const other = name && otherSpelling(name.trim(), blocks)
    if (!other) continue
    const message = `“${name.trim()}” còn được viết là “${other}” ở chỗ khác trong văn bản.`
    reading.flags.push({ field, reason: 'text_broken', message })
  }
}

/** A word in capitals that is nearly the name of an index. */
function checkIndexName({ header, flags }: DocumentReading): void {
  for (const word of (header.title ?? '').match(/\p{Lu}{4,8}/gu) ?? []) {
    const near = ACRONYMS.find((each) => each !== word && oneApart(each, word))
    if (near) flags.push({ field: 'title', reason: 'text_broken', message: `“${word}” có thể là “${near}”.` })
  }
}

function otherSpelling(name: string, blocks: BlockSource['blocks']): string | undefined {
  if (name.length < 4) return undefined
  const [own, sound] = [spelled(name), foldAligned(name)]
  for (const block of blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'footnote') continue
    const folded = foldAligned(block.text)
    for (let at = folded.indexOf(sound); at >= 0; at = folded.indexOf(sound, at + 1)) {
      const there = block.text.slice(at, at + sound.length)
      const alone = !/[a-z]/.test(folded[at - 1] ?? ' ') && !/[a-z]/.test(folded[at + sound.length] ?? ' ')
      if (alone && /^\p{Lu}/u.test(there) && /\s\p{Lu}/u.test(there) && spelled(there) !== own) return there
    }
  }
  return undefined
}

/** One letter is another. */
const oneApart = (a: string, b: string): boolean =>
  a.length === b.length && [...a].filter((letter, i) => letter !== b[i]).length === 1
