import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { FigurePage } from '#features/reports/schema.ts'
import { shownFigure } from '#lib/reporting/figure.ts'
import { useWrite } from '../../api.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import { readTyped, withUnit } from '../sheet/figures.ts'
import classes from './together.module.css'

/** What an agency has itself beside those below it: told, and changed while the report is open. */
export function OwnShare({ figure }: { figure: FigurePage }) {
  const { report, own, unit, parts, field, cell } = figure
  const [typed, setTyped] = useState(own === null ? '' : shownFigure(own))
  const write = useWrite('report.consolidate')
  const isMiddle = report.kind === 'own' && (own !== null || (parts.length > 0 && cell.source === 'consolidated'))
  if (!isMiddle) return null
  if (!report.mine || !['notBegun', 'draft'].includes(report.state))
    return own === null ? null : <p>{t('reports.ownShareIs', { value: withUnit(own, unit) })}</p>
  const read = readTyped({ options: undefined }, typed)
  const save = (event: FormEvent) => {
    event.preventDefault()
    write.mutate({ reportId: report.id, shares: [{ field, typed }] })
  }
  return (
    <form className={classes.ownShare} onSubmit={save}>
      <ProblemNotice error={write.error} />
      <TextInput
        label={t('reports.ownShare')}
        description={t('reports.ownShareMeans')}
        inputMode="decimal"
        error={read === undefined ? t('reports.notFigure') : undefined}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={write.isPending} disabled={read === undefined || read === own}>
        {t('reports.ownShareSave')}
      </Button>
    </form>
  )
}
