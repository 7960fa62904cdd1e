import { Link } from '@tanstack/react-router'
import type { Figures } from '#lib/charts/figures.ts'
import { percent, share } from '../format.ts'
import { PictureMenu } from '../ui/picture/PictureMenu.tsx'
import { t } from '../words.ts'
import { counted } from './counted.ts'
import heat from './heat.module.css'
import type { Overview } from './OverviewPage.tsx'
import classes from './overview.module.css'
import { overviewSource, overviewWorkbook } from './TakeBars.tsx'

type Cell = Overview['axes'][number]
const few = 3

/** Only late work colours a cell, and its count stands there: a young plan looks neither failing nor finished. */
function toneOf({ overdue, assignments }: Cell): 'plain' | 'warn' | 'bad' {
  if (overdue === 0) return 'plain'
  return overdue / assignments < 0.1 ? 'warn' : 'bad'
}

/** Axis × level: how much is done, how much is late. */
export function AxesTable({ overview: { axes, asOf } }: { overview: Overview }) {
  const levels = (['central', 'province', 'district', 'commune'] as const).filter((level) =>
    axes.some((cell) => cell.level === level),
  )
  const names = [...new Set(axes.map(({ axis }) => axis))]
  const cellOf = (axis: string, level: Cell['level']) => axes.find((cell) => cell.axis === axis && cell.level === level)
  const figures: Figures = {
    form: 'heat',
    title: t('overview.axes'),
    heading: t('assignment.axis'),
    columns: levels.map((level) => t(`level.${level}`)),
    rows: names.map((axis) => ({ label: axis, cells: levels.map((level) => heatCell(cellOf(axis, level))) })),
    ...overviewSource(asOf),
  }
  return (
    <section className={`card ${classes.axes}`} aria-labelledby="axes">
      <h2 id="axes">
        {t('overview.axes')}
        <span className={classes.tools}>
          {names.length > few ? (
            <span className="small">{t('overview.firstAxes', { few, count: names.length })}</span>
          ) : null}
          {names.length > 0 ? <PictureMenu figures={figures} workbook={overviewWorkbook()} /> : null}
        </span>
      </h2>
      {names.length === 0 ? <p className="small">{t('overview.noAxes')}</p> : null}
      {names.length > 0 ? (
        <table className={heat.heat}>
          <thead>
            <tr>
              <th scope="col">{t('assignment.axis')}</th>
              {levels.map((level) => (
                <th key={level} scope="col">
                  {t(`level.${level}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.slice(0, few).map((axis) => (
              <tr key={axis}>
                <th scope="row">
                  <Link to="/nhiem-vu" search={counted({ truc: axis })} title={axis}>
                    {axis}
                  </Link>
                </th>
                {levels.map((level) => (
                  <HeatCell key={level} cell={cellOf(axis, level)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className="small">{t('overview.axesMeans')}</p>
    </section>
  )
}

const heatCell = (cell: Cell | undefined) => {
  if (!cell || cell.assignments === 0) return null
  const late = cell.overdue > 0 ? ` · ${t('overview.lateShort', { count: cell.overdue })}` : ''
  return { text: percent(share(cell.completed, cell.assignments)) + late, tone: toneOf(cell) }
}

function HeatCell({ cell }: { cell: Cell | undefined }) {
  if (!cell || cell.assignments === 0) return <td className={heat.blank}>–</td>
  return (
    <td>
      <span data-tone={toneOf(cell)}>
        {percent(share(cell.completed, cell.assignments))}
        {cell.overdue > 0 ? <small>{t('overview.lateShort', { count: cell.overdue })}</small> : null}
      </span>
    </td>
  )
}
