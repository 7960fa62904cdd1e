import type { Figures } from '#lib/charts/figures.ts'
import { Picture } from '../../ui/picture/Picture.tsx'
import { t } from '../../words.ts'
import { pointsText } from '../figures.ts'
import { nameOf, sourceOf } from '../profile/source.ts'
import type { Field, FieldUnit } from './ComparePage.tsx'

export const groupTones = ['good', 'plain', 'warn', 'bad'] as const

type HeatTableProps = { field: Field; units: readonly FieldUnit[]; workbook: string }

/** Everybody in order of the total, each part coloured by its group: where a whole region is weak shows at once. */
export function HeatTable({ field, units, workbook }: HeatTableProps) {
  const parts = field.codes.filter(({ depth, code }) => depth === 1 || code === 'total')
  if (parts.length < 2) return null
  const place = (it: FieldUnit) => it.standings.total?.rank ?? Number.POSITIVE_INFINITY
  const figures: Figures = {
    form: 'heat',
    title: t('field.heat', { year: String(field.year) }),
    about: field.frameworkName,
    source: `${t('field.heatNote')} ${sourceOf(field)}`,
    heading: t('profile.unit'),
    columns: parts.map(nameOf),
    rows: [...units]
      .sort((a, b) => place(a) - place(b))
      .map(({ name, standings }) => ({ label: name, cells: parts.map(({ code }) => cellOf(standings[code])) })),
  }
  return <Picture figures={figures} workbook={workbook} />
}

/** Points with the rank, coloured by the group; nothing for those without a score. */
export function cellOf(standing: FieldUnit['standings'][string] | undefined) {
  if (!standing || standing.points === null) return null
  const rank = standing.rank === null ? '' : ` (${standing.rank})`
  return { text: `${pointsText(standing.points)}${rank}`, tone: groupTones[standing.group ?? 1] ?? ('plain' as const) }
}
