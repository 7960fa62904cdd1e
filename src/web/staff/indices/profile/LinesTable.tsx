import { Switch } from '@mantine/core'
import { useFilters } from '../../ui/filters.ts'
import { t } from '../../words.ts'
import { percentText, pointsText, signedText } from '../figures.ts'
import type { Line, Profile } from './ProfilePage.tsx'
import classes from './profile.module.css'
import { nameOf, profileReport } from './source.ts'

/** Every line of the year with its place, its change and what it is compared with. */
export function LinesTable({ profile }: { profile: Profile }) {
  const { year, years, lines, unit } = profile
  const previous = years[years.indexOf(year) - 1]
  const heads = [
    t('profile.name'),
    t('indices.points'),
    t('profile.percentOfMax'),
    t('profile.rank'),
    t('profile.group'),
    previous === undefined ? t('profile.changeShort') : t('profile.change', { year: String(previous) }),
    t('profile.best'),
    t('profile.p75'),
    t('profile.mean'),
    ...(unit.region ? [t('profile.regionMean')] : []),
  ]
  const [filters, change] = useFilters()
  const all = filters['chi-tiet'] === 'het'
  const deep = lines.some(({ depth }) => depth > 1)
  const title = t('profile.detail', { year: String(year) })
  return (
    <section className="card">
      <div className={classes.tableHead}>
        <h2>{title}</h2>
        <a href={profileReport(profile)}>{t('profile.docx')}</a>
        {deep ? (
          <Switch
            size="xs"
            label={t('profile.all')}
            checked={all}
            onChange={(event) => change({ 'chi-tiet': event.currentTarget.checked ? 'het' : '' })}
          />
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={title}>
        <table className={classes.table}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines
              .filter(({ depth }) => all || depth < 2)
              .map((line) => (
                <Row key={line.code} line={line} profile={profile} />
              ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function Row({ line, profile: { groupNames, unit } }: { line: Line; profile: Profile }) {
  const { rank, of, tiedWith, group, best } = line
  return (
    <tr data-depth={Math.min(line.depth, 2)}>
      <th scope="row">{nameOf(line)}</th>
      <td>
        <b>{pointsText(line.points)}</b>
        {line.max === null ? null : <small> / {pointsText(line.max)}</small>}
      </td>
      <td>{percentText(line.percentOfMax)}</td>
      <td>
        {rank === null ? '–' : `${rank}/${of}`}
        {tiedWith > 0 ? <small title={t('profile.tied', { count: tiedWith })}> =</small> : null}
      </td>
      <td className={classes.group}>{group === null ? '–' : <span data-group={group}>{groupNames[group]}</span>}</td>
      <td>
        <Change change={line.change} />
      </td>
      <td title={best?.units.join(', ')}>
        {pointsText(best?.points)}
        {best ? <small className={classes.who}>{best.units[0]}</small> : null}
      </td>
      <td>{pointsText(line.p75)}</td>
      <td>{pointsText(line.mean)}</td>
      {unit.region ? <td>{pointsText(line.regionMean)}</td> : null}
    </tr>
  )
}

function Change({ change }: { change: Line['change'] }) {
  if (!change) return <>–</>
  if (!change.comparable)
    return (
      <small title={change.reason ?? undefined}>
        {signedText(change.points)} · {t('profile.notComparable')}
      </small>
    )
  const way = change.points > 0 ? 'up' : change.points < 0 ? 'down' : undefined
  const hint = [
    change.notable === 0 ? '' : t('profile.notable'),
    change.reason ? t('profile.partly', { reason: change.reason }) : '',
  ]
  return (
    <span
      className={classes.change}
      data-way={way}
      data-notable={change.notable !== 0 || undefined}
      title={hint.filter(Boolean).join('. ')}
    >
      {way === 'up' ? '▲ ' : way === 'down' ? '▼ ' : ''}
      {signedText(change.points)}
      {change.notable === 0 ? '' : ' !'}
    </span>
  )
}
