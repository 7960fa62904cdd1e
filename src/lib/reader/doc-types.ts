/** Kinds of document as they stand alone on a line under the letterhead, folded. "PHƯỜNG AN KHÊ" is a ward, no "PHƯƠNG ÁN". */
export const DOC_TYPES =
  /^(?:ke hoach|quyet dinh|chi thi|cong dien|thong bao|chuong trinh(?: hanh dong)?|de an|phuong an(?! \S+(?: \S+)?$)|nghi quyet|to trinh|bao cao|huong dan|quy che|quy dinh|thong tu|cong van)(?=$|[\s:.,(])/

/** A line that is the kind of the document and nothing else. */
export function isDocType(folded: string): boolean {
  const m = DOC_TYPES.exec(folded)
  return m !== null && folded.length - m[0].length <= 2
}
