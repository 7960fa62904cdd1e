import { Link } from '@tanstack/react-router'
import type { FigurePage } from '#features/reports/schema.ts'
import { moment } from '../../format.ts'
import { t } from '../../words.ts'
import { ReportTag } from '../ReportTag.tsx'
import shared from '../reports.module.css'
import { withUnit } from '../sheet/figures.ts'
import classes from './together.module.css'

/** Whose figures it is made of, each of which opens in turn; who still owes one. */
export function FigureParts({ figure: { parts, missing, unit, field, combined } }: { figure: FigurePage }) {
  const weighted = parts.some(({ weight }) => weight !== null)
  return (
    <>
      {parts.length > 0 ? (
        <section>
          <h3>{t('reports.madeOf', { count: parts.length })}</h3>
          <table className={classes.partsTable}>
            <thead>
              <tr>
                <th scope="col">{t('reports.agency')}</th>
                <th scope="col">{t('reports.column.value')}</th>
                {weighted ? (
                  <th scope="col">{t(combined === 'weightedMean' ? 'reports.weightOf' : 'reports.weight')}</th>
                ) : null}
                <th scope="col">{t('reports.sentAt')}</th>
              </tr>
            </thead>
            <tbody>
              {parts.map((part) => (
                <tr key={part.reportId}>
                  <th scope="row">
                    <Link to={`/bao-cao/phieu/${part.reportId}`} search={{ so: field } as never}>
                      {part.agencyName}
                    </Link>
                    {part.note ? <div className="small">{part.note}</div> : null}
                    {part.files > 0 ? (
                      <div className="small">{t('reports.filesHere', { count: part.files })}</div>
                    ) : null}
                  </th>
                  <td>{withUnit(part.value, unit)}</td>
                  {weighted ? <td>{withUnit(part.weight, null)}</td> : null}
                  <td className="small">
                    {moment(part.submittedAt)}
                    <div>{t('reports.snapshotNumber', { number: part.number })}</div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      {missing.length > 0 ? (
        <section>
          <h3>{t('reports.owedBy', { count: missing.length })}</h3>
          <ul className={shared.lines}>
            {missing.map(({ reportId, agencyName, state }) => (
              <li key={reportId}>
                <Link to={`/bao-cao/phieu/${reportId}`}>{agencyName}</Link> <ReportTag state={state} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
