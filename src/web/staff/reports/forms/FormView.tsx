import type { FormRow, ReportForm } from '#lib/reporting/form.ts'
import { t } from '../../words.ts'
import classes from './forms.module.css'

/** The form to be read: outline, tables, and what is asked of each row. */
export function FormView({ form }: { form: ReportForm }) {
  return (
    <>
      <p className="small">{[form.source.number, form.source.issuer, form.source.note].filter(Boolean).join(' · ')}</p>
      {form.sections.length > 0 ? (
        <section className={classes.view}>
          <h2>{t('reports.words')}</h2>
          <ul>
            {form.sections.map(({ code, title, hint }) => (
              <li key={code}>
                <b>{code}</b> {title}
                {hint.length > 0 ? <div className="small">{hint.join('; ')}</div> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {form.tables.map((table) => (
        <section key={table.code} className={classes.view}>
          <h2>
            {table.code}. {table.title}
          </h2>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('reports.column.code')}</th>
                <th scope="col">{t('reports.column.name')}</th>
                <th scope="col">{t('reports.column.unit')}</th>
                <th scope="col">{t('forms.asked')}</th>
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.code} data-heading={row.kind === 'heading' || undefined}>
                  <td>{row.code}</td>
                  <th scope="row">{row.name}</th>
                  <td>{row.unit}</td>
                  <td className="small">{askedOf(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  )
}

/** What is asked of a row, in words. */
export function askedOf(row: FormRow): string {
  if (row.kind === 'heading') return ''
  const { rule, checks, required, rollUp, bound } = row
  return [
    t(`rowKind.${row.kind}`),
    required ? t('reports.required') : null,
    rule?.kind === 'sum' ? t('forms.isSum', { rows: rule.of.join(' + ') }) : null,
    rule?.kind === 'share' ? t('forms.isShare', { top: rule.numerator, bottom: rule.denominator }) : null,
    ...checks.map((check) => t('forms.isAtMost', { row: check.row })),
    rule?.kind === 'share' ? null : t(`rollUp.${rollUp}`),
    bound ? boundWords(bound) : null,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Where a row takes its figure from; of a survey also what of it, so that two rows can be told apart. */
function boundWords(bound: NonNullable<FormRow['bound']>): string {
  if (bound.kind !== 'survey') return t('forms.isBound')
  const { of, compared } = bound
  const who = of ? t(`forms.ofSurveyed.${of.kind}`) : t('forms.ofSurveyed.whole')
  return [t('forms.isSurveyed'), who, compared ? t(`forms.ofCompared.${compared}`) : null].filter(Boolean).join(' · ')
}
