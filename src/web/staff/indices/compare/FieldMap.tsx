import { Picture } from '../../ui/picture/Picture.tsx'
import { t } from '../../words.ts'
import { pointsText } from '../figures.ts'
import { nameOf, sourceOf } from '../profile/source.ts'
import type { Field } from './ComparePage.tsx'

type FieldMapProps = { field: Field; code: string; region: string; workbook: string }

/** A tile for each locality, coloured by its group; before the merger or after it. */
export function FieldMap({ field, code, region, workbook }: FieldMapProps) {
  const tiles = field.units.flatMap(({ tile, name, own, standings, region: lies }) => {
    if (!tile || (region !== '' && lies !== region)) return []
    const standing = standings[code]
    const group = standing?.group ?? null
    return [{ at: tile, name, group, value: pointsText(standing?.points), marked: own }]
  })
  if (tiles.length === 0) return null
  const line = field.codes.find((it) => it.code === code)
  const figures = {
    form: 'tiles' as const,
    title: t('field.map', { name: line ? nameOf(line) : '', year: String(field.year) }),
    about: field.frameworkName,
    source: `${t('field.mapNote')} ${sourceOf(field)}`,
    heading: t('profile.unit'),
    groups: field.groupNames.map((name, i) => `${['I', 'II', 'III', 'IV'][i]} · ${name}`),
    none: t('indices.unscored'),
    tiles,
  }
  return <Picture figures={figures} workbook={workbook} />
}
