import { beginsWithHead } from './agency-likeness.ts'
import type { OutlineNode } from './outline.ts'
import { proseAssignment } from './prose.ts'
import type { Unit } from './units.ts'

const ORDER = /^(?:giao|phan cong|de nghi|yeu cau) /
/** "Yêu cầu các sở … nghiêm túc thực hiện Kế hoạch này./." orders nothing but the document itself. */
const CLOSING =
  /(?:(?:nghiem tuc|to chuc|trien khai|khan truong|phoi hop)[^,;]{0,40} thuc hien|(?:chi thi|ke hoach|quyet dinh|cong van|van ban|thong bao|chuong trinh|noi dung|nhiem vu)(?: tren| nay)?)[\s./]*$/

/**
 * Takes out the paragraphs without a mark that order an agency by name, or say that it leads: each is a task of its own,
 * no detail of the item above, whether a recogniser lost its number or it never had one.
 */
export function ordersAmong(node: OutlineNode): Unit[] {
  const orders = node.paragraphs.filter(
    ({ fold, text }) =>
      (ORDER.test(fold) || (beginsWithHead(text) && /^.{4,160}? chu tri\b/.test(fold))) &&
      !CLOSING.test(fold) &&
      proseAssignment(text)?.explicit === true,
  )
  if (orders.length > 0) node.paragraphs = node.paragraphs.filter((unit) => !orders.includes(unit))
  return orders
}
