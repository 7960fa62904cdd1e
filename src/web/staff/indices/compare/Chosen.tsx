import { Button } from '@mantine/core'
import type { Figures } from '#lib/charts/figures.ts'
import { Picture } from '../../ui/picture/Picture.tsx'
import { t } from '../../words.ts'
import { pointsText } from '../figures.ts'
import { nameOf, sourceOf } from '../profile/source.ts'
import type { Field, FieldUnit } from './ComparePage.tsx'
import classes from './compare.module.css'
import { cellOf } from './HeatTable.tsx'

type ChosenProps = { field: Field; units: readonly FieldUnit[]; workbook: string; clear: () => void }

/** Chosen localities beside each other: points and rank of every part, coloured by group. */
export function Chosen({ field, units, workbook, clear }: ChosenProps) {
  if (units.length === 0) return null
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
        ...units.map(({ standings }) => cellOf(standings[line.code])),
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
