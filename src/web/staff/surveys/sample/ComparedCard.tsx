import { comparedTables, comparedUnits, comparedWords } from '#features/estimates/pictures/rules.ts'
import type { Difference, Result } from '#features/estimates/schema.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { t } from '../../words.ts'
import classes from './sample.module.css'

/** The survey before, and whether what differs can be told from chance. */
export function ComparedCard({ comparison }: { comparison: NonNullable<Result['comparison']> }) {
  const tables = comparedTables(comparison)
  return (
    <section className={classes.card}>
      <h2>{t('samples.compared', { title: comparison.title })}</h2>
      {tables.map(({ unit, lines }) => (
        <div key={unit}>
          <h3>{comparedUnits[unit]}</h3>
          <Lines lines={lines} label={comparedUnits[unit]} />
        </div>
      ))}
    </section>
  )
}

const Lines = ({ lines, label }: { lines: readonly Difference[]; label: string }) => (
  <DataTable<Difference>
    name="compared"
    label={label}
    rows={lines}
    rowKey={({ code }) => code}
    columns={[
      { key: 'label', label: t('samples.line'), card: 'title', render: (line) => line.label },
      { key: 'before', label: t('samples.before'), align: 'right', render: (line) => comparedWords(line).before },
      { key: 'now', label: t('samples.now'), align: 'right', render: (line) => comparedWords(line).now },
      {
        key: 'difference',
        label: t('samples.difference'),
        align: 'right',
        render: (line) => comparedWords(line).difference,
      },
      { key: 'range', label: t('samples.interval'), align: 'right', render: (line) => comparedWords(line).range },
      { key: 'conclusion', label: t('samples.conclusion'), render: (line) => comparedWords(line).conclusion },
    ]}
    empty={null}
  />
)
