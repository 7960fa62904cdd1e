import { share } from '../../format.ts'
import { Meter } from '../../ui/Meter.tsx'
import records from '../../ui/record-list.module.css'
import { t } from '../../words.ts'
import classes from './cascade.module.css'
import { coveredBy, type Row } from './matrix-rows.ts'
import { DutyTag } from './signs.tsx'

/** On a narrow screen: agency by agency, each opens its own column. */
export function AgencyList({ rows, open }: { rows: readonly Row[]; open(agencyId: string): void }) {
  return (
    <ul className={classes.agencies}>
      {rows.map((row) => {
        const { covered, of } = coveredBy(row)
        return (
          <li key={row.agencyId}>
            <button type="button" onClick={() => open(row.agencyId)}>
              <b>{row.name}</b>
              <span className={records.head}>
                <DutyTag {...row} />
                <span className="small">
                  {t('cascade.total')} {covered}/{of}
                </span>
              </span>
              <Meter value={share(covered, of)} label={t('cascade.totalHint')} />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
