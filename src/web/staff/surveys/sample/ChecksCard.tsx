import type { Checks } from '#features/samples/schema.ts'
import { useRead } from '../../api.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import classes from './sample.module.css'

/** Interviews that somebody should ask again, each with its reasons; the program proposes and people decide. */
export function ChecksCard({ surveyId }: { surveyId: string }) {
  const read = useRead('estimate.checks', { surveyId })
  if (!read.isSuccess) return <Unread read={read} rows={3} />
  return (
    <section className={`${classes.card} ${classes.below}`}>
      <h2>{t('samples.checks')}</h2>
      <p className="small">{t('samples.checksLead')}</p>
      <DataTable<Checks['proposals'][number]>
        name="checks"
        label={t('samples.checks')}
        rows={read.data.proposals}
        rowKey={({ answerId }) => answerId}
        columns={[
          { key: 'why', label: t('samples.why'), card: 'title', render: ({ why }) => why.join('; ') },
          { key: 'place', label: t('samples.place'), render: ({ place }) => place ?? '' },
          { key: 'interviewer', label: t('samples.interviewer'), render: ({ interviewer }) => interviewer ?? '' },
        ]}
        empty={<p>{t('samples.noChecks', { n: number(read.data.looked) })}</p>}
      />
    </section>
  )
}
