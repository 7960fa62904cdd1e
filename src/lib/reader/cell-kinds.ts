import { assignmentLikeness } from './assignments.ts'
import type { ColumnRole } from './columns.ts'
import { deadlineLikeness } from './deadline-likeness.ts'
import { isDitto, saysNothing } from './dittos.ts'
import type { Unit } from './units.ts'

export type NumberKind = 'none' | 'arabic' | 'roman' | 'capital' | 'letter'

/** What can be seen of one cell without its neighbours. */
export type CellTraits = {
  empty: boolean
  number: NumberKind
  agency: number
  /** One named agency rather than a class of them ("Các sở, ban, ngành"). */
  specific: boolean
  /** A leader rather than an agency: "Phó Giám đốc Sở", "Đồng chí A". */
  person: boolean
  deadline: number
  product: boolean
  funding: boolean
  /** A figure and nothing else: points, shares, numbers of something. */
  figure: boolean
  /** Too high for the number of a row in most tables: "450". */
  high: boolean
  bullet: boolean
  verb: boolean
  stop: boolean
  length: number
  /** A group title in one cell: "I. Cải cách thể chế", "Trục 1: …". */
  groupTitle: boolean
  continues: boolean
  /** A list of agencies that is broken behind its separator. */
  listGoesOn: boolean
  /** "nt", "-nt-", "như trên": what the cell above says. */
  ditto: boolean
  /** "-", "Không": nobody and nothing, or a row that is not counted. */
  nothing: boolean
  /** Stands in several rows of a table without numbers, and is no name, time or paper: what the rows are about. */
  again?: true
}

const ARABIC = /^\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)]?$/
const ROMAN = /^\(?[IVX]{1,5}[.)]?$/
const CAPITAL = /^[A-H][.)]?$/
const LETTER = /^\(?[a-zđ][.)]?$/
const VERB =
  /^(?:tang cuong|tiep tuc|xay dung|trien khai|thuc hien|to chuc|day manh|nang cao|ra soat|ban hanh|hoan thien|kiem tra|tham muu|cong khai|phoi hop|dam bao|bao dam|cap nhat|huong dan|tuyen truyen|chi dao|don doc|thuong xuyen|kien toan|phat huy|khac phuc|duy tri|theo doi|xu ly|giai quyet|de xuat|bo tri|dao tao|boi duong|phan cong|quan triet|tap trung|ho tro|ung dung|chu dong|kip thoi|cu the hoa|pho bien|nghien cuu|doi moi|mo rong|van hanh|tich hop|so hoa|cung cap|thiet lap|cai thien|khuyen khich|danh gia|khao sat|lay y kien|tong hop|bao cao|chu trong|trinh|niem yet|tiep nhan|hoan thanh|chan chinh|sap xep|de cao|kiem soat|giao|quan tam|cai tien|huy dong|lap|cong bo|phe duyet|thanh lap|phat dong|lua chon|dau tu|nang cap|cat giam|don gian hoa)\b/
const PRODUCT =
  /^(?:ke hoach|phuong an|de cuong|so lieu|hoi thi|cuoc thi|dot kiem tra|bo |bao cao|van ban|quyet dinh|cong van|to trinh|thong bao|hoi nghi|chuong trinh|de an|quy che|danh muc|tai lieu|bien ban|so lieu|nghi quyet|chi thi|cac van ban|cac bao cao|cac ke hoach|cac lop|lop tap huan|phieu|ty le|he thong|phan mem|tin, bai|tin bai|ket luan|du thao|cong van|cac cuoc|cac buoi|bang|ho so|ket qua|mau|so tay|ban do|kho du lieu|co so du lieu|du lieu|hop dong|giay)\b|^[\d.,]+%(?=\s)|^\d{1,3}\/\d{1,3} [a-z]/
const FUNDING = /\b(?:trieu dong|ty dong|ngan sach|kinh phi|nguon thuong xuyen|xa hoi hoa)\b/
const GROUP_WORD =
  /^(?:truc|linh vuc|nhom|chi so noi dung|noi dung \d|muc tieu|phan)\s+(?:noi dung\s+)?(?:thu\s+)?(?:\d|[ivx]+\b)/
const CLASS_OF_AGENCIES =
  /^(?:[-+•]\s*)?(?:các|những|tất cả|ubnd các|ubnd cấp|ủy ban nhân dân các|uỷ ban nhân dân các|sở,? ban|ubnd huyện|ubnd xã|mỗi|toàn)/

const FIGURE = /^[<>≥≤]?\s?\d[\d.,/]*\s*(?:%|điểm|đ|bậc|hạng)?$/
const PERSON =
  /^(?:[-+•]\s*)?(?:(?:các |phó )?(?:giám đốc|chủ tịch|trưởng (?:phòng|ban)|chánh (?:văn phòng|thanh tra)|bí thư)|(?:các )?đồng chí|đ\/c|ông|bà)(?=\s)/

export function traitsOf(unit: Unit, previous: Unit | undefined): CellTraits {
  const { text, low, fold, mark } = unit
  const length = text.length
  const number = numberKind(text)
  const plain = mark ? fold.slice(mark.length) : fold
  const agency = number === 'none' && length > 1 ? agencyTrait(text, low, fold) : 0
  return {
    empty: length === 0,
    number,
    agency,
    specific: agency > 0 && !CLASS_OF_AGENCIES.test(low) && !/[,;\n]|\svà\s(?:các|sở|ubnd)/.test(low),
    person: PERSON.test(low),
    deadline: number === 'none' && length < 260 ? deadlineLikeness(text, fold) : 0,
    product: PRODUCT.test(plain),
    funding: length < 160 && FUNDING.test(fold),
    figure: length < 24 && FIGURE.test(low),
    high: /^\d{3,}$/.test(text),
    bullet: mark !== undefined && (mark.kind === 'bullet' || mark.kind === 'plus' || mark.kind === 'star'),
    verb: VERB.test(plain),
    stop: /[.;]$/.test(text),
    length,
    groupTitle: isGroupTitle(unit),
    continues: previous !== undefined && continuesLine(previous, unit),
    listGoesOn: agency > 0.5 && /[;,]$/.test(text),
    ditto: isDitto(text),
    nothing: saysNothing(text),
  }
}

// Who does it is said in another document: the cell stands where names would.
const BY_REFERENCE = /^theo (?:phan cong|phan cap|quyet dinh (?:so|phan cong)|chuc nang)/

function agencyTrait(text: string, low: string, fold: string): number {
  return BY_REFERENCE.test(fold) ? 0.8 : assignmentLikeness(text, low)
}

function numberKind(text: string): NumberKind {
  if (text.length === 0 || text.length > 12) return 'none'
  if (ARABIC.test(text)) return 'arabic'
  if (ROMAN.test(text)) return 'roman'
  if (CAPITAL.test(text)) return 'capital'
  return LETTER.test(text) ? 'letter' : 'none'
}

function isGroupTitle(unit: Unit): boolean {
  if (unit.text.length > 220) return false
  const kind = unit.mark?.kind
  if (kind === 'roman' || kind === 'capital' || kind === 'part') return unit.text.length > unit.mark!.length
  return GROUP_WORD.test(unit.fold)
}

/** The line right under another one goes on with it when it begins small and the other did not end. */
function continuesLine(previous: Unit, unit: Unit): boolean {
  if (previous.text === '' || unit.lines[0] !== previous.lines[1] + 1) return false
  const c = unit.text[0] ?? ''
  if (c === c.toUpperCase()) return false
  return !/[.;:]$/.test(previous.text)
}

/** How well a cell fits a column: above 0 speaks for it, below 0 against it. */
export function fit(t: CellTraits, role: ColumnRole): number {
  if (t.empty) return EMPTY_FIT[role] ?? 0.4
  if (t.ditto) return DITTO_FIT[role] ?? -6
  if (t.nothing) return role === 'number' && t.length > 1 ? -6 : (NOTHING_FIT[role] ?? -6)
  const isNumber = t.number !== 'none'
  switch (role) {
    case 'number':
      return isNumber ? (t.number === 'arabic' ? (t.high ? 1.5 : 6) : t.number === 'letter' ? 3 : 2) : -9
    case 'axis':
    case 'criterion':
      return isNumber || t.figure ? -8 : criterionFit(t)
    case 'task':
      return isNumber || t.figure ? -8 : taskFit(t)
    case 'lead':
    case 'coordinate':
    case 'leadCoordinate':
    case 'monitor':
      return isNumber ? -8 : agencyFit(t, role)
    case 'begin':
    case 'deadline':
      return isNumber ? -6 : t.deadline * 10 - 5 - (t.length > 160 ? 2 : 0)
    case 'product':
      return isNumber ? -5 : (t.product ? 2.5 : 0.2) - t.agency * 3 - t.deadline * 4 - (t.length > 200 ? 2 : 0)
    case 'funding':
      return t.funding || t.high ? 4 : isNumber ? -1 : -3
    case 'target':
      if (t.figure) return 3.5
      return isNumber ? 0 : -0.3 - t.agency * 3 - t.deadline * 3 - (t.length > 250 ? 2 : 0)
    case 'note':
      return isNumber ? -4 : -1.2 - t.agency * 2 - t.deadline * 2 - (t.length > 120 ? 1.5 : 0)
  }
}

const DITTO_FIT: Partial<Record<ColumnRole, number>> = {
  lead: 4,
  coordinate: 3.6,
  leadCoordinate: 4,
  deadline: 4,
  monitor: 3,
  product: 2,
  funding: 1.5,
  target: 1,
  note: 0.5,
}
const NOTHING_FIT: Partial<Record<ColumnRole, number>> = {
  number: 3,
  coordinate: 3.4,
  product: 2,
  funding: 2,
  note: 1.5,
  monitor: 1,
  target: 1,
  deadline: 0,
}
const EMPTY_FIT: Partial<Record<ColumnRole, number>> = {
  task: -3,
  number: -1.5,
  criterion: -1.5,
  note: 0.8,
  lead: -0.5,
}

function criterionFit(t: CellTraits): number {
  let score = (t.again ? 4 : 0.8) - t.agency * 3 - t.deadline * 4
  if (t.bullet) score -= 4
  if (t.length > 160) score -= t.length > 500 ? 2 : 0.8
  if (t.verb) score -= 0.8
  if (t.stop) score -= 1.5
  return score
}

function taskFit(t: CellTraits): number {
  let score = -t.agency * 6 - t.deadline * 6 - (t.again ? 4 : 0)
  if (t.bullet && t.agency < 0.5) score += 2.5
  if (t.verb) score += 1.5
  if (t.length > 60) score += 1.2
  if (t.length > 160) score += 0.8
  if (t.stop && t.agency < 0.5) score += 0.6
  return score
}

function agencyFit(t: CellTraits, role: ColumnRole): number {
  if (role === 'monitor' && t.person) return 6
  if (t.agency < 0.25) return -6
  if (role === 'monitor') return t.agency * 9 - 5
  const taste = role === 'lead' ? (t.specific ? 0.4 : -0.2) : role === 'coordinate' ? (t.specific ? -0.2 : 0.4) : -0.1
  return t.agency * 9 - 4 + taste - (t.person ? 1 : 0)
}
