import type { Consolidated } from '#features/reports/schema.ts'
import { fieldCode } from '#lib/reporting/form.ts'
import table from '../../ui/grid/figure-table.module.css'
import { locale, number, t } from '../../words.ts'
import { shownIn } from '../sheet/figures.ts'
import classes from './together.module.css'

/** The form with what was added up, what stands in the own report, and how many it is made of; every figure opens. */
export function RolledTable({ together, open }: { together: Consolidated; open: (field: string) => void }) {
  const { form, figures } = together
  const rolled = new Map(figures.map((figure) => [figure.field, figure]))
  return (
    <table className={`${table.table} ${classes.rolled}`}>
      <caption className="unseen">{t('reports.together')}</caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {t('reports.column.code')}
          </th>
          <th scope="col" rowSpan={2}>
            {t('reports.column.name')}
          </th>
          <th scope="col" rowSpan={2}>
            {t('reports.column.unit')}
          </th>
          <th scope="colgroup" colSpan={3}>
            {t('reports.addedUp')}
          </th>
          <th scope="col" rowSpan={2} data-num>
            {t('reports.inOwn')}
          </th>
        </tr>
        <tr>
          <th scope="col" data-num>
            {t('reports.column.value')}
          </th>
          <th scope="col" data-num>
            {t('reports.reporting')}
          </th>
          <th scope="col" data-num>
            {t('reports.stillOwed')}
          </th>
        </tr>
      </thead>
      {form.tables.map(({ code, title, rows }) => (
        <tbody key={code}>
          <tr data-heading="table">
            <th scope="rowgroup" colSpan={7}>
              {code}. {title}
            </th>
          </tr>
          {rows.map((row) => (
            <RolledRow key={row.code} row={row} figure={rolled.get(fieldCode(code, row.code))} open={open} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

type RolledRowProps = {
  row: Consolidated['form']['tables'][number]['rows'][number]
  figure: Consolidated['figures'][number] | undefined
  open: (field: string) => void
}

function RolledRow({ row, figure, open }: RolledRowProps) {
  if (!figure) {
    return (
      <tr data-heading="group">
        <td>{row.code}</td>
        <th scope="row" colSpan={6}>
          {row.name}
        </th>
      </tr>
    )
  }
  const { field, value, own, reported, missing, differs } = figure
  const shown = value === null ? '–' : shownIn(row, value, locale())
  return (
    <tr data-differs={differs || undefined}>
      <td>{row.code}</td>
      <th scope="row">{row.name}</th>
      <td>{row.unit}</td>
      <td data-num data-of={t('reports.addedUp')}>
        <button
          type="button"
          onClick={() => open(field)}
          aria-label={`${shown}: ${t('reports.openFigure', { name: `${row.code} ${row.name}` })}`}
        >
          {shown}
        </button>
      </td>
      <td data-num data-of={t('reports.reporting')}>
        {number(reported)}
      </td>
      <td data-num data-of={t('reports.stillOwed')}>
        {missing > 0 ? number(missing) : ''}
      </td>
      <td data-num data-of={t('reports.inOwn')} title={differs ? t('reports.differs') : undefined}>
        {own === null ? '–' : shownIn(row, own, locale())}
        {differs ? <span className={classes.differs}>{t('reports.differsShort')}</span> : null}
      </td>
    </tr>
  )
}
