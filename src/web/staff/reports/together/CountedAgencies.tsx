import { Link } from '@tanstack/react-router'
import type { Consolidated } from '#features/reports/schema.ts'
import { t } from '../../words.ts'
import { ReportTag } from '../ReportTag.tsx'
import shared from '../reports.module.css'
import classes from './together.module.css'

/** Whose figures are in, and whose are not yet. */
export function CountedAgencies({ agencies }: Pick<Consolidated, 'agencies'>) {
  const out = agencies.filter(({ counted, inside }) => !counted && !inside)
  return (
    <details className={shared.help} open={out.length > 0 && out.length <= 6}>
      <summary>{out.length > 0 ? t('reports.whoIsIn', { count: out.length }) : t('reports.allAreIn')}</summary>
      <ul className={classes.agencies}>
        {[...out, ...agencies.filter((agency) => !out.includes(agency))].map(({ id, name, state, inside }) => (
          <li key={id}>
            <Link to={`/bao-cao/phieu/${id}`}>{name}</Link> <ReportTag state={state} />
            {inside ? <span className="small">{t('reports.inside', { agency: inside })}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
