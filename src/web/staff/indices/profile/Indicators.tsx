import { Select } from '@mantine/core'
import { useState } from 'react'
import { type Output, useRead } from '../../api.ts'
import { t } from '../../words.ts'
import { measureText } from '../figures.ts'
import type { Profile } from './ProfilePage.tsx'
import classes from './profile.module.css'
import { nameOf } from './source.ts'

type Indicator = Output<'results.indicators'>['lines'][number]

/** What the points of each part are made of, as it was published; nothing where no indicators were imported. */
export function Indicators({ profile }: { profile: Profile }) {
  const { framework, level, unit, year, lines } = profile
  const { data } = useRead('results.indicators', { framework, level, unit: unit.unit, year }, { keep: true })
  const [part, choosePart] = useState('')
  if (!data || data.years.length === 0) return null
  const title = t('profile.indicators', { year: String(year) })
  if (data.lines.length === 0)
    return (
      <section className="card">
        <h2>{title}</h2>
        <p className="small">{t('profile.indicatorsOther', { year: String(year), years: data.years.join(', ') })}</p>
      </section>
    )
  const parts = lines.filter(({ code, depth }) => depth === 1 && data.lines.some((it) => belongsTo(lines, it, code)))
  const shown = parts.find(({ code }) => code === part) ?? parts[0]
  const rows = shown ? data.lines.filter((it) => belongsTo(lines, it, shown.code)) : data.lines
  const earlier = rows.find(({ before }) => before)?.before?.year
  return (
    <section className="card">
      <div className={classes.tableHead}>
        <h2>{title}</h2>
        {parts.length > 1 ? (
          <Select
            aria-label={t('profile.part')}
            size="xs"
            w={280}
            data={parts.map((it) => ({ value: it.code, label: nameOf(it) }))}
            value={shown?.code ?? null}
            onChange={(value) => choosePart(value ?? '')}
            allowDeselect={false}
          />
        ) : null}
      </div>
      <p className="small">{t('profile.indicatorsLead')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={title}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('profile.indicator')}</th>
              <th scope="col">{t('profile.value')}</th>
              <th scope="col">{earlier ?? t('profile.changeShort')}</th>
              <th scope="col">{t('profile.rank')}</th>
              <th scope="col">{t('profile.bestPlace')}</th>
              <th scope="col">{t('profile.median')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((line) => (
              <Row key={line.code} line={line} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function Row({ line }: { line: Indicator }) {
  const { code, name, value, before, rank, of, best, median, percent, direction, notes } = line
  const better = direction === 'lower' ? -1 : 1
  const move = value === null || before === null ? 0 : Math.sign(value - before.value) * better
  return (
    <tr>
      <th scope="row">
        {code}. {name.replace(/\s*\(%\)$/, '')}
        {direction === 'higher' ? null : (
          <small className={classes.who}>
            {t(direction === 'lower' ? 'profile.lowerBetter' : 'profile.directionUnknown')}
          </small>
        )}
        {notes.map((note) => (
          <small key={note} className={classes.who}>
            {note}
          </small>
        ))}
      </th>
      <td>
        <b>{measureText(value, percent)}</b>
      </td>
      <td>
        {before === null ? (
          '–'
        ) : (
          <span
            className={classes.change}
            data-way={direction === null || move === 0 ? undefined : move > 0 ? 'up' : 'down'}
          >
            {measureText(before.value, percent)}
            {value === null || value === before.value ? '' : value > before.value ? ' ▲' : ' ▼'}
          </span>
        )}
      </td>
      <td>{rank === null ? '–' : `${rank}/${of}`}</td>
      <td>
        {best ? measureText(best.value, percent) : '–'}
        {best ? <small className={classes.who}>{best.unit}</small> : null}
      </td>
      <td>{measureText(median, percent)}</td>
    </tr>
  )
}

/** Whether an indicator lies at or below a line. */
function belongsTo(lines: Profile['lines'], { parent }: Indicator, code: string): boolean {
  const above = new Map(lines.map((it) => [it.code, it.parent]))
  for (let at: string | null | undefined = parent; at; at = above.get(at)) if (at === code) return true
  return false
}
