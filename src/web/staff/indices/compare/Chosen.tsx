import { Button } from '@mantine/core'
import type { Figures } from '../../ui/picture/figures.ts'
import { Picture } from '../../ui/picture/Picture.tsx'
import { t } from '../../words.ts'
import { pointsText } from '../figures.ts'
import { nameOf, sourceOf } from '../profile/source.ts'
import type { Field, FieldUnit } from './ComparePage.tsx'
import classes from './compare.module.css'

type ChosenProps = { field: Field; units: readonly FieldUnit[]; workbook: string; clear: () => void }

const tones = ['good', 'plain', 'warn', 'bad'] as const

/** Chosen localities beside each other: points and rank of every part, coloured by group. */
export function Chosen({ field, units, workbook, clear }: ChosenProps) {
  if (units.length === 0) return <p className="small">{t('field.chosenEmpty')}</p>
  const lines = field.codes.filter(({ depth }) => depth < 3)
  const figures: Figures = {
    form: 'heat',
    title: t('field.chosenPicture', { year: String(field.year) }),
    about: field.frameworkName,
    source: sourceOf(field),
    heading: t('profile.part'),
    columns: [...units.map(({ name }) => name), t('profile.best'), t('profile.mean')],
    rows: lines.map((line) => ({
      label: nameOf(line),
      cells: [
        ...units.map(({ standings }) => {
          const standing = standings[line.code]
          if (!standing || standing.points === null) return null
          const rank = standing.rank === null ? '' : ` (${standing.rank})`
          return { text: `${pointsText(standing.points)}${rank}`, tone: tones[standing.group ?? 1] ?? 'plain' }
        }),
        { text: pointsText(line.best), tone: 'plain' as const },
        { text: pointsText(line.mean), tone: 'plain' as const },
      ],
    })),
  }
  return (
    <Picture figures={figures} workbook={workbook}>
      <div className={classes.clear}>
        <Button size="compact-sm" variant="default" onClick={clear}>
          {t('field.clear')}
        </Button>
      </div>
    </Picture>
  )
}
