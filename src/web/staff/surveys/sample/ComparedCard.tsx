import { changeWords, perCent } from '#features/estimates/pictures/rules.ts'
import type { Difference, Result } from '#features/estimates/schema.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { number, t } from '../../words.ts'
import classes from './sample.module.css'

/** The survey before, and whether what differs can be told from chance. */
export const ComparedCard = ({ comparison }: { comparison: NonNullable<Result['comparison']> }) => (
  <section className={classes.card}>
    <h2>{t('samples.compared', { title: comparison.title })}</h2>
    <DataTable<Difference>
      name="compared"
      label={t('samples.compared', { title: comparison.title })}
      rows={comparison.lines}
      rowKey={({ code }) => code}
      columns={[
        { key: 'label', label: t('samples.line'), card: 'title', render: ({ label }) => label },
        { key: 'before', label: t('samples.before'), align: 'right', render: ({ before }) => perCent(before) },
        { key: 'now', label: t('samples.now'), align: 'right', render: ({ now }) => perCent(now) },
        {
          key: 'difference',
          label: t('samples.difference'),
          align: 'right',
          render: ({ difference }) => `${difference > 0 ? '+' : ''}${number(difference * 100, 1)}`,
        },
        {
          key: 'conclusion',
          label: t('samples.conclusion'),
          render: ({ difference, p }) => changeWords(difference, p),
        },
      ]}
      empty={null}
    />
  </section>
)
