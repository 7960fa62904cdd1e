/** What a column of a task table holds. */
export type ColumnRole =
  | 'number'
  | 'axis'
  | 'criterion'
  | 'task'
  | 'lead'
  | 'coordinate'
  | 'leadCoordinate'
  | 'begin'
  | 'deadline'
  | 'product'
  | 'funding'
  | 'monitor'
  | 'target'
  | 'note'

const TITLES: [ColumnRole, RegExp][] = [
  ['number', /^(?:stt|tt|so tt|s\.t\.t|so thu tu|no|ma so|ky hieu|muc)\.?$/],
  ['target', /^don vi (?:tinh|do)\b|^dvt$/],
  ['note', /^(?:ghi chu|luu y|can cu phap ly|can cu|muc do uu tien|uu tien)\b/],
  ['leadCoordinate', /chu tri[^a-z]{0,3}(?:va |\/ ?)?(?:co quan |don vi )?phoi hop|chu tri\/ ?phoi hop/],
  ['coordinate', /(?<!hoi dong )phoi hop/],
  [
    'monitor',
    /^(?:lanh dao )(?:theo doi|chi dao|phu trach)|^(?:theo doi|don doc|giam sat)|^nguoi (?:chi dao|phu trach|theo doi)|(?:co quan|don vi|lanh dao|bo phan)[^,]{0,25} (?:theo doi|don doc|giam sat|phu trach|chi dao)|tham dinh|^lanh dao/,
  ],
  [
    'lead',
    /chu tri|thuc hien chinh|chiu trach nhiem chinh|(?:don vi|co quan|phong|bo phan|nguoi|dau moi|to chuc|\bnoi(?! dung))[^.;]{0,30}(?:thuc hien|tham muu|chiu trach nhiem|phu trach|trien khai|dam nhiem)|^(?:phan cong|trach nhiem|chu the|don vi|co quan|thuc hien|dau moi|nguoi thuc hien)\b|^(?:can bo|cong chuc)[^,]{0,20} (?:phu trach|thuc hien|tham muu)/,
  ],
  ['begin', /(?:thoi gian|thoi diem|ngay) (?:bat dau|trien khai tu)\b|^bat dau$/],
  [
    'deadline',
    /thoi gian|thoi han|tien do|han hoan thanh|lo trinh|moc thoi|thoi diem|ngay hoan thanh|moc hoan thanh|^hoan thanh|ke hoach thoi|^han$/,
  ],
  ['funding', /kinh phi|nguon luc|ngan sach|du toan|nguon von/],
  [
    'product',
    /san pham|dau ra|^du kien ket qua|^(?:yeu cau )?(?:ve )?ket qua(?! (?:nam|chi so|cham|diem))|ket qua (?:dat duoc|thuc hien|hoan thanh|du kien|can dat)|tai lieu kiem chung|hinh thuc (?:van ban|ban hanh|san pham)|^(?:loai|ten) van ban|minh chung/,
  ],
  [
    'criterion',
    /noi dung thanh phan|chi so noi dung|tieu chi|truc noi dung|linh vuc|bi tru diem|chi (?:so|tieu) thanh phan|^(?:ten )?chi so|noi dung chi so|^truc|cau hoi|ton tai|han che|nhom nhiem vu|nhom noi dung|nhom chi so|nhom tieu chi|van de|chuyen de/,
  ],
  [
    'task',
    /nhiem vu|giai phap|noi dung|cong viec|hoat dong|bien phap|viec can lam|dau viec|cong tac|viec phai|hanh dong/,
  ],
  ['target', /muc tieu|chi tieu|diem|nam 20\d\d|ket qua|don vi tinh|^dvt$|ty le/],
]

const LONGEST_TITLE = 140

/** Role of a column by its title in folded form, or undefined when the text is no column title. */
export function columnRole(title: string): ColumnRole | undefined {
  if (title === '' || title.length > LONGEST_TITLE) return undefined
  for (const [role, pattern] of TITLES) if (pattern.test(title)) return role
  return undefined
}

/**
 * Roles of all columns together: a second text column makes the first one the criterion, a table without a task column
 * takes its criterion for the task, "Cơ quan thực hiện" over "Chủ trì | Phối hợp" gives way to both.
 */
export function settleRoles(found: readonly (ColumnRole | undefined)[]): ColumnRole[] {
  const roles = named(found)
  const tasks = indexesOf(roles, 'task')
  if (tasks.length > 1) {
    for (const i of tasks.slice(0, -1)) roles[i] = roles.includes('criterion') ? 'target' : 'criterion'
  }
  if (tasks.length === 0) {
    const i = roles.lastIndexOf('criterion') >= 0 ? roles.lastIndexOf('criterion') : roles.indexOf('target')
    if (i >= 0) roles[i] = 'task'
  }
  const criteria = indexesOf(roles, 'criterion')
  // "Lĩnh vực | Tiêu chí | Nhiệm vụ": the first of two names the group.
  for (const [n, i] of criteria.slice(0, -1).entries()) roles[i] = n === 0 ? 'axis' : 'target'
  if (roles.includes('begin') && !roles.includes('deadline')) roles[roles.indexOf('begin')] = 'deadline'
  const leads = indexesOf(roles, 'lead')
  if (leads.length > 1 && !roles.includes('coordinate')) {
    // "Cơ quan chủ trì | Cơ quan thực hiện": the second works under the first.
    roles[leads[1]!] = 'coordinate'
  }
  return roles
}

/** "Chỉ số thành phần | Hạn chế | Giải pháp": what is wanting is the criterion only where no other column names one. */
export function withoutWeakCriteria(
  roles: readonly (ColumnRole | undefined)[],
  titles: readonly string[],
): (ColumnRole | undefined)[] {
  if (indexesOf(roles, 'criterion').length < 2) return [...roles]
  return roles.map((role, c) =>
    role === 'criterion' && /^(?:ton tai|han che)/.test(titles[c] ?? '') ? 'target' : role,
  )
}

/** An unknown title before the task says what the task is about, where no other column does; else it is some figure. */
function named(found: readonly (ColumnRole | undefined)[]): ColumnRole[] {
  const about = found.includes('criterion') || !found.includes('task') ? -1 : found.indexOf(undefined)
  return found.map((role, i) => role ?? (i === about && i < found.indexOf('task') ? 'criterion' : 'target'))
}

function indexesOf(roles: readonly (ColumnRole | undefined)[], role: ColumnRole): number[] {
  return roles.flatMap((r, i) => (r === role ? [i] : []))
}

/** Is this set of titles the header of a table of tasks? */
export function isTaskHeader(roles: readonly ColumnRole[]): boolean {
  const has = (role: ColumnRole): boolean => roles.includes(role)
  const work = has('task') || has('criterion')
  const who = has('lead') || has('leadCoordinate') || has('coordinate')
  return work && (who || (has('deadline') && (has('product') || has('number')))) && roles.length >= 2
}
