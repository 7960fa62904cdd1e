import { Button } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type Output, useRead } from '../../api.ts'
import { useMe } from '../../session.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import { pointsText } from '../figures.ts'
import { Moved } from '../Moved.tsx'
import classes from './home.module.css'
import { RankLine } from './RankLine.tsx'

export type Card = Output<'results.home'>['cards'][number]

/** Where the province stands on each index. */
export function HomePage() {
  const read = useRead('results.home', {})
  const { can } = useMe()
  if (!read.isSuccess)
    return (
      <Page title={t('indices.title')}>
        <Unread read={read} rows={3} height={150} />
      </Page>
    )
  const { cards, unit } = read.data
  const known = cards.filter(({ year }) => year !== null)
  const others = cards.filter(({ year }) => year === null)
  const bring = can.includes('results.import') ? (
    <Button component={Link} to="/chi-so/nhap">
      {t('results.import')}
    </Button>
  ) : null
  return (
    <Page
      title={unit ? `${t('indices.title')} – ${unit.name}` : t('indices.title')}
      lead={t('indices.lead')}
      actions={bring}
    >
      {unit ? null : <p className="small">{t('indices.unknownUnit')}</p>}
      {known.length === 0 ? (
        <Empty icon={IconChartBar} title={t('indices.none')}>
          {t('indices.noneNext')}
        </Empty>
      ) : (
        <ul className={classes.cards}>
          {known.map((card) => (
            <li key={card.framework} className="card">
              <OneIndex card={card} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 ? (
        <section className={classes.others}>
          <h2>{t('indices.without')}</h2>
          <ul>
            {others.map(({ framework, frameworkName }) => (
              <li key={framework}>{frameworkName}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </Page>
  )
}

function OneIndex({ card }: { card: Card }) {
  const { framework, frameworkName, points, max, rank, of, groupName, year } = card
  return (
    <article className={classes.card}>
      <header>
        <h2>
          <Link to="/chi-so/$framework" params={{ framework } as never}>
            {frameworkName}
          </Link>
        </h2>
        {card.illustrative ? <Tag tone="warn">{t('indices.illustrative')}</Tag> : null}
      </header>
      <p className="small">{t('indices.year', { year: String(year) })}</p>
      <dl className={classes.facts}>
        <div>
          <dt>{t('indices.points')}</dt>
          <dd>
            {points === null ? '–' : pointsText(points)}{' '}
            {max === null ? null : <small>{t('indices.of', { max: number(max) })}</small>}
          </dd>
        </div>
        <div>
          <dt>{t('indices.rank')}</dt>
          <dd>
            {rank ?? '–'} <small>/ {of}</small>
          </dd>
        </div>
      </dl>
      <p className={classes.move}>
        {groupName ? <Tag>{groupName}</Tag> : null}
        <Moved places={card.rankChange} comparable={card.comparable} />
      </p>
      <RankLine card={card} />
      <p className={classes.links}>
        <Link to="/chi-so/$framework" params={{ framework } as never}>
          {t('indices.openProfile')}
        </Link>
        <Link to="/chi-so/$framework/mat-diem" params={{ framework } as never}>
          {t('analysis.lost')}
        </Link>
        <Link to="/chi-so/$framework/so-sanh" params={{ framework } as never}>
          {t('indices.compare')}
        </Link>
      </p>
    </article>
  )
}
