import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { t } from '../../words.ts'
import { pointsText, signedText } from '../figures.ts'
import styles from '../profile/profile.module.css'
import { type Field, type FieldUnit, idOf } from './ComparePage.tsx'
import classes from './compare.module.css'

type RankingProps = {
  field: Field
  units: readonly FieldUnit[]
  code: string
  chosen: readonly string[]
  workbook: string
  mark: (ids: string[]) => void
}

/** Everybody in order, with the interval of the rank where one can be reckoned. */
export function Ranking({ field, units, code, chosen, workbook, mark }: RankingProps) {
  const place = (it: FieldUnit) => it.standings[code]?.rank ?? Number.POSITIVE_INFINITY
  const sorted = [...units].sort((a, b) => place(a) - place(b))
  const previous = field.years[field.years.indexOf(field.year) - 1]
  const moves = units.map((it) => it.standings[code]?.change).filter((it) => it?.comparable)
  const count = (way: number) => moves.filter((it) => it?.notable === way).length
  const intervals = code === 'total' && units.some(({ range }) => range)
  const heads = [
    t('field.choose'),
    t('profile.rank'),
    t('profile.unit'),
    t('indices.points'),
    ...(intervals ? [t('field.interval')] : []),
    t('profile.group'),
    previous === undefined ? t('profile.changeShort') : t('profile.change', { year: String(previous) }),
  ]
  const toggle = (id: string) => mark(chosen.includes(id) ? chosen.filter((it) => it !== id) : [...chosen, id])
  return (
    <section className="card">
      <div className={classes.head}>
        <h2>{t('field.table')}</h2>
        <a href={workbook}>{t('field.workbook')}</a>
      </div>
      {previous !== undefined && moves.length > 0 ? (
        <p className="small">{t('field.risers', { up: count(1), down: count(-1), year: String(previous) })}</p>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('field.table')}>
        <table className={`${styles.table} ${classes.ranking}`}>
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
            {sorted.map((it) => (
              <Row
                key={it.unit}
                unit={it}
                field={field}
                code={code}
                intervals={intervals}
                chosen={chosen.includes(idOf(it.unit))}
                toggle={() => toggle(idOf(it.unit))}
              />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

type RowProps = { unit: FieldUnit; field: Field; code: string; intervals: boolean; chosen: boolean; toggle: () => void }

function Row({ unit, field, code, intervals, chosen, toggle }: RowProps) {
  const standing = unit.standings[code]
  const group = standing?.group ?? null
  const search = {
    'don-vi': unit.unit,
    nam: String(field.year),
    ...(field.level === 'province' ? {} : { cap: field.level }),
  }
  return (
    <tr data-own={unit.own || undefined}>
      <td>
        <Checkbox size="xs" checked={chosen} onChange={toggle} aria-label={`${t('field.choose')}: ${unit.name}`} />
      </td>
      <td>
        {standing?.rank ?? '–'}
        {standing && standing.tiedWith > 0 ? ' =' : ''}
      </td>
      <th scope="row">
        <Link to="/chi-so/$framework" params={{ framework: field.framework } as never} search={search as never}>
          {unit.name}
        </Link>
      </th>
      <td>{standing?.points === null ? t('indices.unscored') : pointsText(standing?.points)}</td>
      {intervals ? <td>{unit.range ? `${unit.range.low}–${unit.range.high}` : '–'}</td> : null}
      <td className={styles.group}>
        {group === null ? (
          '–'
        ) : (
          <span data-group={group} title={standing?.officialGroup ? t('profile.officialGroup') : undefined}>
            {field.groupNames[group]}
          </span>
        )}
      </td>
      <td>
        <Move change={standing?.change ?? null} />
      </td>
    </tr>
  )
}

function Move({ change }: { change: FieldUnit['standings'][string]['change'] }) {
  if (!change) return <>–</>
  const way = change.points > 0 ? 'up' : change.points < 0 ? 'down' : undefined
  if (!change.comparable) return <small title={change.reason ?? undefined}>{t('profile.notComparable')}</small>
  return (
    <span className={styles.change} data-way={way} data-notable={change.notable !== 0 || undefined}>
      {signedText(change.points)}
      {change.notable === 0 ? '' : ' !'}
    </span>
  )
}
