import { Button, Select } from '@mantine/core'
import { IconChartPie } from '@tabler/icons-react'
import { Issuer, type Share, Standing } from '#features/directives/schema.ts'
import { hrefOf, usePages, useRead } from '../api.ts'
import { percent } from '../format.ts'
import plans from '../plans/plans.module.css'
import { useMe } from '../session.ts'
import { DayField } from '../ui/DayField.tsx'
import { Empty } from '../ui/Empty.tsx'
import { ExportButton } from '../ui/ExportButton.tsx'
import { useFilters } from '../ui/filters.ts'
import { Page } from '../ui/Page.tsx'
import { Unread } from '../ui/Unread.tsx'
import { number, t } from '../words.ts'
import classes from './directives.module.css'
import { TaskItem } from './TaskItem.tsx'

type Counts = Share['total']

/** Period and way of counting as the address says; the running year by the day that is due. */
function usePeriod() {
  const { today } = useMe()
  const [filters, change] = useFilters()
  const year = today.slice(0, 4)
  const from = filters.tu ?? `${year}-01-01`
  const to = filters.den ?? `${year}-12-31`
  const by: 'due' | 'issued' = filters.theo === 'issued' ? 'issued' : 'due'
  const kind = filters.loai === 'conclusion' ? 'conclusion' : ('directive' as const)
  return { period: { kind, from, to, by } as const, filters, change, wrong: from > to }
}

/** The share done on time by who gave the work; each figure opens its tasks. */
export function SharePage() {
  const { period, filters, wrong } = usePeriod()
  const share = useRead('directive.share', period, { enabled: !wrong, keep: true })
  return (
    <Page
      title={t('directives.share')}
      lead={t('directives.share.lead')}
      trail={[{ label: t('directives.title'), to: '/viec-cap-tren-giao' }]}
      actions={wrong ? null : <ExportButton href={hrefOf('directive.shareXlsx', period)} />}
    >
      <PeriodFields />
      {wrong ? (
        <p role="alert">{t('directives.share.periodWrong')}</p>
      ) : share.data && share.data.total.tasks > 0 ? (
        <>
          <ShareTable share={share.data} />
          {filters.so ? <Behind key={`${filters.so} ${filters['noi-giao']}`} /> : null}
        </>
      ) : share.data ? (
        <Empty icon={IconChartPie} title={t('directives.share.none')}>
          {t('directives.share.noneNext')}
        </Empty>
      ) : (
        <Unread read={share} />
      )}
    </Page>
  )
}

function PeriodFields() {
  const { period, change } = usePeriod()
  const choices = <V extends string>(label: string, name: string, value: V, group: string, values: readonly V[]) => (
    <Select
      label={label}
      allowDeselect={false}
      w={{ base: '100%', sm: 230 }}
      data={values.map((each) => ({ value: each, label: t(`directives.share.${group}.${each}` as never) }))}
      value={value}
      onChange={(next) => change({ [name]: next ?? undefined, so: undefined })}
    />
  )
  return (
    <search className={plans.filters} style={{ alignItems: 'end' }}>
      <DayField
        label={t('directives.share.from')}
        description=""
        value={period.from}
        onChange={(tu) => (tu ? change({ tu, so: undefined }) : undefined)}
      />
      <DayField
        label={t('directives.share.to')}
        description=""
        value={period.to}
        onChange={(den) => (den ? change({ den, so: undefined }) : undefined)}
      />
      {choices(t('directives.share.by'), 'theo', period.by, 'by', ['due', 'issued'])}
      {choices(t('directives.share.kind'), 'loai', period.kind, 'kind', ['directive', 'conclusion'])}
    </search>
  )
}

const shown = (value: number | null) => (value === null ? '–' : percent(value * 100))

function ShareTable({ share: { rows, total } }: { share: Share }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={`card ${classes.scroll}`} tabIndex={0} aria-label={t('directives.share.table')}>
      <table className={classes.share}>
        <thead>
          <tr>
            <th scope="col">{t('directives.issuer')}</th>
            <th scope="col">{t('directives.share.all')}</th>
            {Standing.options.map((standing) => (
              <th key={standing} scope="col">
                {t(`directives.standing.${standing}`)}
              </th>
            ))}
            <th scope="col">{t('directives.share.ofAll')}</th>
            <th scope="col">{t('directives.share.ofDue')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.issuer} issuer={row.issuer} name={t(`directives.issuerOf.${row.issuer}`)} counts={row} />
          ))}
        </tbody>
        <tfoot>
          <Line name={t('directives.share.total')} counts={total} />
        </tfoot>
      </table>
    </section>
  )
}

function Line({ issuer, name, counts }: { issuer?: Issuer; name: string; counts: Counts }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Figure value={counts.tasks} figure="all" issuer={issuer} name={name} />
      </td>
      {Standing.options.map((standing) => (
        <td key={standing}>
          <Figure value={counts[standing]} figure={standing} issuer={issuer} name={name} />
          {standing === 'running' && counts.undated > 0 ? (
            <div className="small">{t('directives.share.undated', { count: counts.undated })}</div>
          ) : null}
        </td>
      ))}
      <td>{shown(counts.share)}</td>
      <td>{shown(counts.shareOfDue)}</td>
    </tr>
  )
}

type FigureProps = { value: number; figure: Standing | 'all'; issuer: Issuer | undefined; name: string }

const figureWords = (figure: Standing | 'all') =>
  figure === 'all' ? t('directives.share.all') : t(`directives.standing.${figure}`)

function Figure({ value, figure, issuer, name }: FigureProps) {
  const [filters, change] = useFilters()
  if (value === 0) return <>0</>
  const on = filters.so === figure && filters['noi-giao'] === issuer
  return (
    <button
      type="button"
      className={classes.figure}
      data-on={on || undefined}
      aria-pressed={on}
      aria-label={`${name}: ${figureWords(figure)} ${number(value)}`}
      onClick={() => change(on ? { so: undefined, 'noi-giao': undefined } : { so: figure, 'noi-giao': issuer })}
    >
      {number(value)}
    </button>
  )
}

/** The tasks of the figure that was opened. */
function Behind() {
  const { period, filters } = usePeriod()
  const issuer = Issuer.options.find((each) => each === filters['noi-giao'])
  const standing = Standing.options.find((each) => each === filters.so)
  const list = usePages('directive.tasks', {
    ...period,
    ...(issuer ? { issuer } : {}),
    ...(standing ? { standing } : {}),
    limit: 30,
  })
  if (!list.data) return <Unread read={list} rows={3} />
  const of = {
    figure: figureWords(standing ?? 'all'),
    issuer: issuer ? t(`directives.issuerOf.${issuer}`) : t('directives.share.allIssuers'),
  }
  return (
    <section className={classes.behind} aria-label={t('directives.share.list')}>
      <h2>{t('directives.share.listOf', of)}</h2>
      <ol className={classes.tasks}>
        {list.data.pages.flatMap(({ tasks }) => tasks.map((task) => <TaskItem key={task.taskId} task={task} named />))}
      </ol>
      {list.hasNextPage ? (
        <Button variant="default" mt="sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('table.more')}
        </Button>
      ) : null}
    </section>
  )
}
