/** The name of a dimension in quotes, or the title without "Trục 1:", "Chỉ số nội dung" its points and the final colon. */
export function axisName(title: string): string {
  const quoted = /[“"]([^“”"]{4,160})[”"]/.exec(title)
  if (quoted) return quoted[1]!.trim()
  return title
    .replace(
      /^(?:trục(?: nội dung)?|lĩnh vực|nội dung|chỉ số(?: nội dung)?|nhóm|phần)\s+(?:thứ\s+)?(?:\d{1,2}|[ivx]{1,4})\s*[:.–-]\s*/i,
      '',
    )
    .replace(/\s*\((?:tối đa\s+)?\d[\d,.]*\s*điểm\)/i, '')
    .replace(/[\s:.;]+$/, '')
}
