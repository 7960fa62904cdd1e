import { axisName } from './axis-name.ts'
import type { Enumerator } from './enumerators.ts'
import { dimensionIndex, soleIndex } from './indices.ts'
import { isAssignmentLine } from './labels.ts'
import { bodyOf, type Unit } from './units.ts'

export type SectionRole = 'purpose' | 'tasks' | 'organising' | 'background' | 'none'

/** A numbered or bulleted paragraph with what stands under it. */
export type OutlineNode = {
  unit: Unit
  mark: Enumerator
  /** "II.1.a", "II.1.a#2". */
  path: string
  title: string
  parent: OutlineNode | undefined
  children: OutlineNode[]
  /** Paragraphs without a mark that follow before the next one. */
  paragraphs: Unit[]
  /** "Phân công: …", "Thời gian thực hiện: …" lines that close the items before them. */
  assignments: Unit[]
  /** Number of children without a label so far: they are "#1", "#2" … */
  unlabelled: number
  role: SectionRole
  index: string | undefined
  axis: string | undefined
}

export type Outline = {
  roots: OutlineNode[]
  all: OutlineNode[]
  /** Paragraphs before the first numbered one. */
  opening: Unit[]
  /** Number of bullets outside any numbered paragraph. */
  unlabelled: number
}

const RANK: Record<Enumerator['kind'], number> = {
  part: 0,
  capital: 1,
  roman: 2,
  arabic: 3,
  multi: 4,
  arabicParen: 7,
  letter: 7,
  bullet: 9,
  star: 9,
  plus: 10,
}

/** Tree of the numbered paragraphs of the running text. Depth follows from what is open, not from the mark alone. */
export function outlineOf(units: readonly Unit[]): Outline {
  const outline: Outline = { roots: [], all: [], opening: [], unlabelled: 0 }
  const open: OutlineNode[] = []
  for (const unit of units) {
    if (unit.table) continue
    const top = open[open.length - 1]
    if (top && isAssignmentLine(unit)) top.assignments.push(unit)
    else if (unit.mark === undefined) (top ? top.paragraphs : outline.opening).push(unit)
    else pushNode(outline, open, unit, unit.mark)
  }
  for (const root of outline.roots) describe(root, undefined)
  return outline
}

function pushNode(outline: Outline, open: OutlineNode[], unit: Unit, mark: Enumerator): void {
  closeFor(open, mark)
  const parent = open[open.length - 1]
  const siblings = parent ? parent.children : outline.roots
  const node: OutlineNode = {
    unit,
    mark,
    path: pathOf(mark, parent, outline),
    title: bodyOf(unit).slice(0, 160),
    parent,
    children: [],
    paragraphs: [],
    assignments: [],
    unlabelled: 0,
    role: 'none',
    index: undefined,
    axis: undefined,
  }
  siblings.push(node)
  outline.all.push(node)
  open.push(node)
}

function depthKey(mark: Enumerator): string {
  return mark.kind === 'multi' ? `multi${mark.label.split('.').length}` : mark.kind
}

function rankOf(mark: Enumerator): number {
  return RANK[mark.kind] + (mark.kind === 'multi' ? mark.label.split('.').length - 2 : 0)
}

function closeFor(open: OutlineNode[], mark: Enumerator): void {
  const key = depthKey(mark)
  const same = open.findLastIndex((node) => depthKey(node.mark) === key)
  if (same >= 0) {
    open.length = same
    return
  }
  const rank = rankOf(mark)
  while (open.length > 0 && rankOf(open[open.length - 1]!.mark) > rank) open.pop()
}

function pathOf(mark: Enumerator, parent: OutlineNode | undefined, outline: Outline): string {
  if (mark.label === '') {
    const counter = parent ?? outline
    counter.unlabelled++
    return `${parent?.path ?? ''}#${counter.unlabelled}`
  }
  let above = parent
  // "1.2" repeats the number of the item above it.
  while (mark.kind === 'multi' && above && (above.mark.kind === 'arabic' || above.mark.kind === 'multi'))
    above = above.parent
  return above ? `${above.path}.${mark.label}` : mark.label
}

const PURPOSE = /^(?:muc dich|muc tieu|yeu cau|quan diem|chi tieu|phuong cham|muc tieu,? yeu cau|pham vi|doi tuong)/
const ORGANISING =
  /^(?:to chuc thuc hien|to chuc trien khai|trach nhiem (?:cua|thuc hien)|phan cong (?:thuc hien|nhiem vu|trach nhiem|to chuc)|che do (?:thong tin,? )?bao cao|trien khai thuc hien|cong tac (?:thong tin,? )?bao cao)/
const TASKS = /nhiem vu|giai phap|noi dung|cong tac trong tam|hoat dong/
const BACKGROUND =
  /^(?:thuc trang|tinh hinh|danh gia (?:ket qua|tinh hinh|chung)|ket qua (?:dat duoc|thuc hien|chi so)|khai quat|ton tai|han che|nguyen nhan|bai hoc|dac diem)/
const RESOURCES = /^(?:kinh phi|nguon (?:luc|kinh phi|von)|co so phap ly|can cu)/

function roleOf(node: OutlineNode, parent: SectionRole | undefined): SectionRole {
  const title = node.unit.fold.slice(node.mark.length).trim()
  const heading = title.length < 90 && !/[.;]$/.test(title)
  if (heading) {
    if (ORGANISING.test(title) && title.length < 70) return 'organising'
    if (RESOURCES.test(title)) return 'none'
    const shallow = parent === undefined || node.mark.kind === 'arabic' || node.mark.kind === 'roman'
    if (shallow && PURPOSE.test(title) && parent !== 'tasks') return 'purpose'
    if (shallow && BACKGROUND.test(title) && parent !== 'tasks') return 'background'
    if (parent === undefined && TASKS.test(title)) return 'tasks'
  }
  return parent ?? 'tasks'
}

function describe(node: OutlineNode, parent: OutlineNode | undefined): void {
  node.role = roleOf(node, parent?.role)
  node.index = parent?.index
  node.axis = parent?.axis
  if (node.role === 'tasks' || node.role === 'organising') describeAxis(node, parent)
  for (const child of node.children) describe(child, node)
  if (node.role === 'tasks') nameSiblings(node)
}

/** Beside two headings that are dimensions of one index the others are too, whatever they are called. */
function nameSiblings(node: OutlineNode): void {
  const known = node.children.filter((child) => child.axis !== undefined && child.axis !== node.axis)
  const index = known[0]?.index
  if (known.length < 2 || known.some((child) => child.index !== index || child.mark.kind !== known[0]!.mark.kind))
    return
  for (const child of node.children) {
    if (child.axis !== node.axis || child.mark.kind !== known[0]!.mark.kind) continue
    const title = bodyOf(child.unit)
    const own = soleIndex(child.unit.fold.slice(child.mark.length).trim())
    // A heading about another index ("4. Nâng cao Chỉ số PAR INDEX") is none of its dimensions.
    if (own !== undefined && own !== index) continue
    if (isHeadingText(title) && child.children.length + child.paragraphs.length > 0)
      spread(child, axisName(title), index)
  }
}

function spread(node: OutlineNode, axis: string, index: string | undefined): void {
  node.axis = axis
  node.index = index ?? node.index
  for (const child of node.children) spread(child, axis, index)
}

function describeAxis(node: OutlineNode, parent: OutlineNode | undefined): void {
  const title = bodyOf(node.unit)
  const folded = node.unit.fold.slice(node.mark.length).trim()
  const heading = isHeadingText(title) && (node.children.length > 0 || node.paragraphs.length > 0)
  const bulleted = node.mark.label === ''
  if (!heading || bulleted || node.role !== 'tasks' || /chủ trì|phối hợp với|có trách nhiệm/.test(node.unit.low)) return
  const own = soleIndex(folded)
  const quoted = /[“"][^“”"]{4,160}[”"]/.test(title) && title.length < 200
  const dimension = dimensionIndex(foldedName(folded))
  if (quoted || dimension) {
    node.axis = axisName(title)
    node.index = dimension ?? own ?? node.index
  } else if (parent?.index && parent.axis === undefined && isIndexHeading(parent) && node.children.length > 0) {
    node.axis = axisName(title)
  } else if (own) node.index = own
}

/** "Nhiệm vụ cải thiện Chỉ số X": what stands right under it are the fields of that index. */
function isIndexHeading(node: OutlineNode): boolean {
  return soleIndex(node.unit.fold.slice(node.mark.length)) !== undefined
}

/** A heading without the words before its name: "Về Trục nội dung 2: …". */
export function foldedName(folded: string): string {
  return folded.replace(
    /^(?:(?:nang cao|cai thien|ve|doi voi)\s+)?(?:(?:truc(?: noi dung)?|noi dung|chi so(?: noi dung)?|linh vuc)(?: (?:thu )?\d{1,2})?\s*[:.-]?\s*)?["']?/,
    '',
  )
}

/** A heading names a thing; a task or direction is a sentence with a stop at its end. */
export function isHeadingText(text: string): boolean {
  return text.length < 200 && !/[.;]["”]?$/.test(text)
}
