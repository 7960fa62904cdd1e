import type { OutlineNode } from './outline.ts'
import { proseAssignment } from './prose.ts'
import { bodyOf } from './units.ts'

const POINTER =
  /(?:phu luc|bieu|bang)\b.*\b(?:kem|dinh kem)|(?:cu the|chi tiet|theo|tai) (?:cac )?(?:phu luc|bieu|bang)/

/** "Các sở … triển khai các nhiệm vụ tại Phụ lục gửi kèm Công văn này": nothing else is asked. */
const ONLY_POINTS =
  /^[^.]{0,140}(?:trien khai|thuc hien)(?: thuc hien)? (?:day du )?(?:cac )?(?:nhiem vu|noi dung|giai phap|cong viec)[^.;,]{0,60} (?:tai|theo|trong) (?:cac )?(?:phu luc|bieu|bang)[^.;,]{0,50}\.?$/

/** "2. Nhiệm vụ cụ thể (tại Phụ lục kèm theo)": the tasks stand elsewhere. */
export function isPointer(node: OutlineNode, addressed = false): boolean {
  if (node.children.length > 0) return false
  const words = [node.unit, ...node.paragraphs].map((unit) => unit.fold).join(' ')
  if (words.length >= 320 || !POINTER.test(words)) return false
  // "Các sở … căn cứ nhiệm vụ tại Phụ lục xây dựng giải pháp" gives a task of its own.
  // So does a sentence of a letter that says at length what its recipients have to do.
  if (ONLY_POINTS.test(node.unit.mark ? node.unit.fold.slice(node.unit.mark.length) : node.unit.fold)) return true
  if (addressed && words.length >= 100 && /[.;]$/.test(node.unit.text)) return false
  if (words.length < 100) return true
  // "Tổ chức thực hiện đầy đủ các nhiệm vụ tại biểu …, chịu trách nhiệm …" is one too.
  const own = bodyOf(node.unit)
  return proseAssignment(own) === undefined && !/^tổ chức /i.test(own)
}

/** "Chỉ thị này có hiệu lực kể từ ngày ký": about the document, nothing to do. */
export const entersIntoForce = (text: string): boolean =>
  /^(?:chỉ thị|quyết định|kế hoạch|công văn|văn bản|chương trình)(?: này)? (?:có hiệu lực|thay thế)/i.test(text)
