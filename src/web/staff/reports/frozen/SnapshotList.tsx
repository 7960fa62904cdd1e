import { IconAlertTriangle, IconFileSpreadsheet, IconFileTypeDocx, IconShieldCheck } from '@tabler/icons-react'
import { hrefOf, useRead } from '../../api.ts'
import { moment } from '../../format.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import classes from './frozen.module.css'

/** Every version that was sent, with its hash; each can be printed again as it was. */
export function SnapshotList({ reportId }: { reportId: string }) {
  const read = useRead('report.snapshots', { reportId })
  if (!read.isSuccess) return <Unread read={read} rows={3} />
  const list = [...read.data.snapshots].sort((a, b) => b.number - a.number)
  return (
    <section className={classes.frozen} aria-labelledby="frozen">
      <h2 id="frozen">{t('reports.frozen')}</h2>
      <p className="small">{t('reports.frozenMeans')}</p>
      {list.length === 0 ? <Empty title={t('reports.noneFrozen')} /> : null}
      <ol>
        {list.map(({ number, sha256, reason, byName, at, intact }) => (
          <li key={number}>
            <div>
              <b>{t('reports.snapshotNumber', { number })}</b> <span>{moment(at)}</span>
              <div className="small">{byName}</div>
              {reason ? <p>{reason}</p> : null}
              <p className={classes.hash} data-broken={!intact || undefined}>
                {intact ? <IconShieldCheck size={15} aria-hidden /> : <IconAlertTriangle size={15} aria-hidden />}{' '}
                {t(intact ? 'reports.intact' : 'reports.broken')} <code>{sha256}</code>
              </p>
            </div>
            <div>
              <a href={hrefOf('report.docx', { reportId, number })}>
                <IconFileTypeDocx size={16} aria-hidden /> Word
              </a>
              <a href={hrefOf('report.xlsx', { reportId, number })}>
                <IconFileSpreadsheet size={16} aria-hidden /> Excel
              </a>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
