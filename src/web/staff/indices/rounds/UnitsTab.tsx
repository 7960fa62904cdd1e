import { hrefOf } from '../../api.ts'
import { moment } from '../../format.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { number, t } from '../../words.ts'
import type { RoundDetail } from './RoundPage.tsx'
import classes from './rounds.module.css'
import { pointsText } from './sheet/figures.ts'

type Unit = RoundDetail['units'][number]

/** Every agency that the person sees: place, points, class, and how far its sheet is. */
export function UnitsTab({ round }: { round: RoundDetail }) {
  const ranked = round.units.some(({ place }) => place !== null)
  const rows = ranked ? [...round.units].sort((a, b) => (a.place ?? 9999) - (b.place ?? 9999)) : round.units
  const unscored = round.units.filter((unit) => unit.unscored)
  const ties = round.units.some(({ place, tiedWith }) => place !== null && tiedWith > 0)
  return (
    <>
      <DataTable
        name="round-units"
        label={t('rounds.tabUnits')}
        rows={rows}
        columns={columns(ranked, round)}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/chi-so/ky-danh-gia/${round.id}/phieu/${id}`}
        tools={<a href={hrefOf('round.xlsx', { roundId: round.id })}>Excel</a>}
        empty={<Empty title={t('rounds.noUnits')} />}
      />
      {ranked && ties ? <p className="small">{t('rounds.ties')}</p> : null}
      {ranked && unscored.length > 0 ? (
        <p className={classes.unscored}>
          {t('rounds.unscored', { count: unscored.length })} {unscored.map(({ name }) => name).join(', ')}.
        </p>
      ) : null}
    </>
  )
}

function columns(ranked: boolean, { stage }: RoundDetail): Column<Unit>[] {
  const place: Column<Unit> = {
    key: 'place',
    label: t('rounds.place'),
    render: ({ place: at, tiedWith, unscored }) =>
      unscored ? (
        <span className="small">{t('rounds.notRanked')}</span>
      ) : at === null ? (
        ''
      ) : (
        `${number(at)}${tiedWith > 0 ? '=' : ''}`
      ),
    align: 'right',
    card: 'side',
  }
  const name: Column<Unit> = {
    key: 'name',
    label: t('rounds.unit'),
    render: (unit) => unit.name,
    card: 'title',
    ...(stage === 'published' ? {} : { below: ({ mine }: Unit) => (mine ? t('rounds.mine') : null) }),
  }
  return [
    ...(ranked ? [place] : []),
    name,
    { key: 'self', label: t('rounds.self'), render: ({ self }) => pointsText(self.points), align: 'right' },
    { key: 'final', label: t('rounds.result'), render: ({ final }) => pointsText(final.points), align: 'right' },
    {
      key: 'percent',
      label: t('rounds.percent'),
      render: ({ final }) => (final.percent === null ? '–' : `${pointsText(String(final.percent))}\u00a0%`),
      align: 'right',
    },
    { key: 'class', label: t('rounds.class'), render: ({ className }) => className ?? '' },
    {
      key: 'claimed',
      label: t('rounds.claimedShort'),
      render: ({ claimed, toClaim }) => `${number(claimed)}/${number(toClaim)}`,
      align: 'right',
      wide: true,
    },
    {
      key: 'appraised',
      label: t('rounds.appraised'),
      render: ({ appraised, toClaim }) => `${number(appraised)}/${number(toClaim)}`,
      align: 'right',
    },
    {
      key: 'submitted',
      label: t('rounds.sheet'),
      render: ({ submittedAt, returned }) =>
        returned > 0 ? (
          <Tag tone="warn">{t('rounds.returnedCount', { count: returned })}</Tag>
        ) : submittedAt ? (
          <Tag tone="good" title={moment(submittedAt)}>
            {t('rounds.handedIn')}
          </Tag>
        ) : (
          <Tag>{t('rounds.notHandedIn')}</Tag>
        ),
    },
  ]
}
