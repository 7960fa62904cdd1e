import { Button, Checkbox, SegmentedControl } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { hrefOf, type Output, useRead, useWrite } from '../../api.ts'
import { useMay } from '../../session.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { ExportButton } from '../../ui/ExportButton.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Page } from '../../ui/Page.tsx'
import { Picture } from '../../ui/picture/Picture.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { AnalysisPage, yearIn } from '../AnalysisPage.tsx'
import classes from '../analysis.module.css'
import { pointsText, signedText } from '../figures.ts'
import { WorkText } from '../lost/LostPage.tsx'
import { DraftDialog } from './DraftDialog.tsx'

export type Gains = Output<'analysis.gains'>
export type GainLine = Gains['lines'][number]
type Measure = 'toP75' | 'toBest' | 'toMax'
const measures: Record<string, Measure> = { p75: 'toP75', 'cao-nhat': 'toBest', 'toi-da': 'toMax' }

/** What gains most: lines by what can be reached, with the work behind each; chosen lines become a draft plan. */
export function GainsPage() {
  const { framework = '' } = useParams({ strict: false })
  const [filters, change] = useFilters()
  const mayPlan = useMay('plan.edit')
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const [drafting, draft] = useState(false)
  const read = useRead('analysis.gains', { framework, year: yearIn(filters) }, { keep: true })
  if (!read.isSuccess)
    return (
      <Page title={t('analysis.gains')}>
        <Unread read={read} rows={8} />
      </Page>
    )
  const gains = read.data
  const to = filters.den && measures[filters.den] ? filters.den : 'p75'
  const by = measures[to] ?? 'toP75'
  const lines = [...gains.lines].sort((a, b) => b[by] - a[by] || b.toMax - a.toMax)
  const codes = lines.map(({ code }) => code).filter((code) => chosen.has(code))
  const turn = (code: string) => {
    const next = new Set(chosen)
    if (!next.delete(code)) next.add(code)
    choose(next)
  }
  const mayChoose = mayPlan && gains.unit.own
  return (
    <AnalysisPage
      title={t('analysis.gains')}
      head={gains}
      lead={t('analysis.gainsLead')}
      actions={
        <>
          <ExportButton href={hrefOf('analysis.exportGains', { framework, year: gains.year })} />
          {mayChoose ? (
            <Button disabled={codes.length === 0} onClick={() => draft(true)}>
              {codes.length === 0 ? t('analysis.draftNone') : t('analysis.draft', { count: codes.length })}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('analysis.upTo')}
          value={to}
          onChange={(den) => change({ den: den === 'p75' ? undefined : den })}
          data={[
            { value: 'p75', label: t('analysis.toP75') },
            { value: 'cao-nhat', label: t('analysis.toBest') },
            { value: 'toi-da', label: t('analysis.toMax') },
          ]}
        />
        {codes.length > 0 ? (
          <Link to={`/chi-so/${framework}/gia-dinh`} search={whatIfSearch(gains, lines, codes, by) as never}>
            {t('analysis.tryChosen')}
          </Link>
        ) : null}
      </div>
      <DataTable
        name="gains"
        label={t('analysis.gains')}
        rows={lines}
        columns={columnsOf(gains, by, mayChoose ? { chosen, turn } : undefined)}
        rowKey={({ code }) => code}
        rowHref={({ code }) => `/chi-so/${framework}/mat-diem/${encodeURIComponent(code)}?nam=${gains.year}`}
        empty={<Empty title={t('analysis.nothingGained')} />}
      />
      <MostPicture gains={gains} lines={lines} by={by} />
      <p className={classes.note}>{t('analysis.gainsMean', { rank: gains.total.rank ?? '–' })}</p>
      {drafting ? <Drafting gains={gains} codes={codes} close={() => draft(false)} /> : null}
    </AnalysisPage>
  )
}

function Drafting({ gains, codes, close }: { gains: Gains; codes: readonly string[]; close: () => void }) {
  const write = useWrite('analysis.draftPlan')
  const navigate = useNavigate()
  const { framework, year, indexName } = gains
  return (
    <DraftDialog
      title={t('analysis.draftTitle', { index: indexName, year: String(year + 1) })}
      count={codes.length}
      write={write}
      close={close}
      send={(plan) =>
        write.mutate(
          { framework, year, codes: [...codes], ...plan },
          { onSuccess: ({ planId }) => void navigate({ to: '/ke-hoach/$planId/ra-soat', params: { planId } }) },
        )
      }
    />
  )
}

/** The few that gain most, as a picture to take along. */
function MostPicture({ gains, lines, by }: { gains: Gains; lines: readonly GainLine[]; by: Measure }) {
  const { framework, frameworkName, unit, year, illustrative } = gains
  const most = lines.filter((it) => it[by] > 0).slice(0, 8)
  if (most.length === 0) return null
  const figures = {
    form: 'beside' as const,
    title: t('scores.most'),
    about: `${unit.name}, ${year}`,
    source: `${frameworkName} ${year}${illustrative ? ` · ${t('indices.illustrative')}` : ''}`,
    heading: t('analysis.line'),
    digits: 2,
    series: [{ label: t(`analysis.${by}`), colour: '#0e5a5e' }],
    rows: most.map((it) => ({
      label: `${it.code} ${it.name}`,
      values: [it[by], null] as const,
      max: most[0]?.[by] ?? null,
    })),
  }
  return (
    <div style={{ marginTop: 12 }}>
      <Picture figures={figures} workbook={hrefOf('analysis.exportGains', { framework, year })} />
    </div>
  )
}

/** One scenario: every chosen line where the measure puts it. */
function whatIfSearch(gains: Gains, lines: readonly GainLine[], codes: readonly string[], by: Measure) {
  const level = { toP75: 'p75', toBest: 'best', toMax: 'max' } as const
  const set = lines
    .filter(({ code }) => codes.includes(code))
    .map((line) => ({ code: line.code, points: Math.max(line.points, line[level[by]] ?? line.points) }))
  const scenario = { name: t('analysis.chosenLines', { count: codes.length }), set }
  return { nam: String(gains.year), 'phuong-an': JSON.stringify([scenario]) }
}

type Choice = { chosen: ReadonlySet<string>; turn: (code: string) => void }

const columnsOf = ({ unit }: Gains, by: Measure, choice: Choice | undefined): Column<GainLine>[] => [
  ...(choice
    ? [
        {
          key: 'choose',
          label: t('analysis.chooseShort'),
          width: 1,
          render: ({ code, name }: GainLine) => (
            <Checkbox
              checked={choice.chosen.has(code)}
              onChange={() => choice.turn(code)}
              aria-label={t('analysis.choose', { text: `${code} ${name}` })}
            />
          ),
        },
      ]
    : []),
  {
    key: 'name',
    label: t('analysis.line'),
    render: ({ code, name }) => `${code} ${name}`,
    card: 'title',
    width: '30%',
  },
  {
    key: 'gain',
    label: t('analysis.gain'),
    render: (line) => <b className={line[by] > 0 ? classes.up : classes.quiet}>{signedText(line[by])}</b>,
    align: 'right',
    card: 'side',
  },
  { key: 'points', label: t('analysis.points'), render: ({ points }) => pointsText(points), align: 'right' },
  { key: 'p75', label: t('analysis.p75'), render: ({ p75 }) => pointsText(p75), align: 'right', wide: true },
  { key: 'best', label: t('analysis.best'), render: ({ best }) => pointsText(best), align: 'right', wide: true },
  {
    key: 'rank',
    label: t('analysis.rankThen'),
    render: ({ rankAtP75 }) => rankAtP75 ?? '–',
    align: 'right',
    wide: true,
  },
  ...(unit.own
    ? [
        {
          key: 'work',
          label: t('analysis.tasks'),
          width: '18%',
          render: ({ work }: GainLine) => <WorkText work={work} />,
        },
        {
          key: 'agencies',
          label: t('analysis.agenciesShort'),
          render: ({ work }: GainLine) => work.agencies || '–',
          align: 'right' as const,
        },
      ]
    : []),
]
