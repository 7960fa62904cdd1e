import { number, t } from '../../words.ts'
import type { Plan } from '../queries.ts'

type Target = Plan['targets'][number]
type Baseline = Plan['baselines'][number]

const signs: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '' }

/** '> 90 %', 'nhóm 10–15', '≥ năm 2020'; empty when the target has no figure. */
export function targetInWords({ value, op, unit, rankFrom, rankTo, relativeTo }: Target): string {
  const sign = op ? `${signs[op] ?? ''} `.trimStart() : ''
  if (value !== null) return `${sign}${number(value)} ${unit ?? ''}`.trim()
  if (rankTo !== null) {
    const from = rankFrom !== null && rankFrom !== rankTo ? `${number(rankFrom)}–` : ''
    return t('plans.target.group', { rank: `${from}${number(rankTo)}` })
  }
  return relativeTo === null ? '' : `${sign || '≥ '}${t('plans.target.year', { year: String(relativeTo) })}`
}

/** '85,31/100 điểm, hạng 16/63 (năm 2020)'. */
export function baselineInWords({ value, scale, unit, rank, rankOf, year }: Baseline): string {
  const score =
    value === null ? '' : `${number(value, 4)}${scale === null ? '' : `/${number(scale)}`} ${unit ?? ''}`.trim()
  const place =
    rank === null ? '' : t('plans.target.rank', { rank: rankOf === null ? number(rank) : `${rank}/${rankOf}` })
  const when = year === null ? '' : ` (${t('plans.target.year', { year: String(year) })})`
  return [score, place].filter(Boolean).join(', ') + when
}
