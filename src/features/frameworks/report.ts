import { relative } from 'node:path'
import { leafCodes } from '#lib/scoring/crosswalk.ts'
import type { Mistake } from '#lib/scoring/shape-words.ts'
import type { EditionFolder, FrameworkFolder } from './content.ts'

/** What `framework.check` prints: each edition, right or with what is wrong and where. */
export function checkReport(frameworks: readonly FrameworkFolder[], base: string): { text: string; mistakes: number } {
  const lines: string[] = []
  for (const { folder, editions, mistakes } of frameworks) {
    for (const edition of editions) lines.push(...editionLines(edition, base))
    if (mistakes.length > 0) lines.push(`✗ ${relative(base, folder) || '.'}`, ...mistakes.map(mistakeLine))
  }
  const mistakes = frameworks.reduce(
    (sum, it) => sum + it.mistakes.length + it.editions.reduce((count, edition) => count + edition.mistakes.length, 0),
    0,
  )
  const editions = frameworks.reduce((sum, it) => sum + it.editions.length, 0)
  const end =
    mistakes === 0 ? `${editions} bộ chỉ số, không có lỗi.` : `${editions} bộ chỉ số, ${mistakes} lỗi cần sửa.`
  return { text: [...lines, '', end].join('\n'), mistakes }
}

function editionLines({ folder, edition, mistakes }: EditionFolder, base: string): string[] {
  const name = relative(base, folder) || '.'
  if (!edition) return [`✗ ${name}`, ...mistakes.map(mistakeLine)]
  const { framework, criteria, examples } = edition
  const worked = examples.criteria.length + (examples.aggregates?.length ?? 0)
  const unknown = criteria.filter((it) => it.max === null).length
  const facts = [
    `${leafCodes(criteria).length} tiêu chí được chấm`,
    framework.maximum === null ? 'chưa rõ điểm tối đa' : `tối đa ${framework.maximum}`,
    `${worked} ví dụ tính đúng`,
    ...(unknown > 0 ? [`${unknown} dòng chưa rõ điểm tối đa`] : []),
  ]
  return [`✓ ${name}: ${facts.join(', ')}`]
}

const mistakeLine = ({ file, where, message }: Mistake): string =>
  `    ${[file, where].filter(Boolean).join(', ')}: ${message}`
