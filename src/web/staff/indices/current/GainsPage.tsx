import { Button, Checkbox, SegmentedControl } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { hrefOf, type Output, useRead, useWrite } from '../../api.ts'
import { useMay } from '../../session.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Page } from '../../ui/Page.tsx'
import { Picture } from '../../ui/picture/Picture.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import classes from '../analysis.module.css'
import { pointsText, signedText } from '../figures.ts'
import { DraftDialog } from '../gains/DraftDialog.tsx'
import { WorkText } from '../lost/LostPage.tsx'
import { ScorePage, trailOf } from './ScorePage.tsx'

type Gains = Output<'score.gains'>
type Line = Gains['lines'][number]
type Measure = 'toP75' | 'toBest' | 'toMax'
const measures: Record<string, Measure> = { p75: 'toP75', 'cao-nhat': 'toBest', 'toi-da': 'toMax' }

/** What gains most for one agency: beside the others of its round, or up to the maximum; chosen lines become a draft plan. */
export function GainsPage() {
  const { score: scoreId = '' } = useParams({ strict: false })
  const [filters, change] = useFilters()
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const [drafting, draft] = useState(false)
  const mayPlan = useMay('plan.edit')
  const read = useRead('score.gains', { scoreId }, { keep: true })
  if (!read.isSuccess)
    return (
      <Page title={t('analysis.gains')} trail={trailOf()}>
        <Unread read={read} rows={8} />
      </Page>
    )
  const gains = read.data
  const alone = gains.field === 0
  const to = alone ? 'toi-da' : filters.den && measures[filters.den] ? filters.den : 'p75'
  const by = measures[to] ?? 'toP75'
  const lines = gains.lines.filter((it) => it[by] > 0).sort((a, b) => b[by] - a[by] || b.toMax - a.toMax)
  const codes = lines.map(({ code }) => code).filter((code) => chosen.has(code))
  const turn = (code: string) => {
    const next = new Set(chosen)
    if (!next.delete(code)) next.add(code)
    choose(next)
  }
  return (
    <ScorePage head={gains} title={t('analysis.gains')} workbook={hrefOf('score.exportGains', { scoreId })}>
      <MostPicture gains={gains} lines={lines} by={by} to={to} />
      <div className={classes.bar}>
        {alone ? (
          <span className="small">{t('scores.alone')}</span>
        ) : (
          <SegmentedControl
            aria-label={t('analysis.upTo')}
            value={to}
            onChange={(den) => change({ den: den === 'p75' ? undefined : den })}
            data={[
              { value: 'p75', label: t('scores.toP75') },
              { value: 'cao-nhat', label: t('analysis.toBest') },
              { value: 'toi-da', label: t('analysis.toMax') },
            ]}
          />
        )}
        {mayPlan ? (
          <Button disabled={codes.length === 0} onClick={() => draft(true)}>
            {codes.length === 0 ? t('analysis.draftNone') : t('analysis.draft', { count: codes.length })}
          </Button>
        ) : null}
        {codes.length > 0 ? (
          <Link to={`/chi-so/diem-hien-tai/${scoreId}/gia-dinh`} search={tried(lines, codes, by) as never}>
            {t('analysis.tryChosen')}
          </Link>
        ) : null}
      </div>
      <DataTable
        name="score-gains"
        label={t('analysis.gains')}
        rows={lines}
        columns={columnsOf(gains, by, mayPlan ? { chosen, turn } : undefined)}
        rowKey={({ code }) => code}
        rowHref={({ code }) => `/chi-so/diem-hien-tai/${scoreId}/gia-dinh?tim=${encodeURIComponent(code)}`}
        empty={<Empty title={t('scores.nothingGained')} />}
      />
      {drafting ? <Drafting gains={gains} codes={codes} close={() => draft(false)} /> : null}
    </ScorePage>
  )
}

/** One scenario: every chosen line where the measure puts it. */
function tried(lines: readonly Line[], codes: readonly string[], by: Measure) {
  const set = lines
    .filter(({ code }) => codes.includes(code))
    .map((line) => ({ code: line.code, points: Number((line.points + line[by]).toFixed(12)) }))
  return { 'phuong-an': JSON.stringify([{ name: t('analysis.chosenLines', { count: codes.length }), set }]) }
}

type PictureProps = { gains: Gains; lines: readonly Line[]; by: Measure; to: string }

function MostPicture({ gains, lines, by, to }: PictureProps) {
  if (lines.length === 0) return null
  const figures = {
    form: 'beside' as const,
    title: t('scores.most'),
    about: `${gains.name}, ${gains.year}`,
    source: [gains.round?.name ?? t('scores.sourceBook'), gains.editionName].join(' · '),
    heading: t('analysis.line'),
    digits: 2,
    series: [
      {
        label: t(to === 'toi-da' ? 'analysis.toMax' : to === 'p75' ? 'scores.toP75' : 'analysis.toBest'),
        colour: '#0e5a5e',
      },
    ],
    rows: lines.slice(0, 5).map((it) => ({
      label: `${it.code} ${it.name}`,
      values: [it[by], null] as const,
      max: lines[0]?.[by] ?? null,
    })),
  }
  return (
    <div style={{ marginBottom: 12 }}>
      <Picture figures={figures} workbook={hrefOf('score.exportGains', { scoreId: gains.id })} />
    </div>
  )
}

function Drafting({ gains, codes, close }: { gains: Gains; codes: readonly string[]; close: () => void }) {
  const write = useWrite('score.draftPlan')
  const navigate = useNavigate()
  return (
    <DraftDialog
      title={t('scores.draftTitle', { index: gains.indexName, name: gains.name, year: String(gains.year + 1) })}
      count={codes.length}
      write={write}
      close={close}
      send={(plan) =>
        write.mutate(
          { scoreId: gains.id, codes: [...codes], ...plan },
          { onSuccess: ({ planId }) => void navigate({ to: '/ke-hoach/$planId/ra-soat', params: { planId } }) },
        )
      }
    />
  )
}

type Choice = { chosen: ReadonlySet<string>; turn: (code: string) => void }

const columnsOf = ({ field }: Gains, by: Measure, choice: Choice | undefined): Column<Line>[] => [
  ...(choice
    ? [
        {
          key: 'choose',
          label: t('analysis.chooseShort'),
          width: 1,
          render: ({ code, name }: Line) => (
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
    width: '34%',
  },
  {
    key: 'gain',
    label: t('analysis.gain'),
    render: (line) => <b className={classes.up}>{signedText(line[by])}</b>,
    align: 'right',
    card: 'side',
  },
  {
    key: 'points',
    label: t('analysis.pointsOfMax'),
    render: ({ points, max }) => <span className={classes.whole}>{`${pointsText(points)} / ${pointsText(max)}`}</span>,
    align: 'right',
  },
  ...(field === 0
    ? []
    : [
        {
          key: 'p75',
          label: t('analysis.p75'),
          render: ({ p75 }: Line) => pointsText(p75),
          align: 'right' as const,
          wide: true,
        },
        {
          key: 'best',
          label: t('analysis.best'),
          render: ({ best }: Line) => pointsText(best),
          align: 'right' as const,
          wide: true,
        },
        {
          key: 'agencies',
          label: t('scores.othersToo'),
          render: ({ agencies }: Line) => agencies,
          align: 'right' as const,
          wide: true,
        },
      ]),
  { key: 'work', label: t('analysis.tasks'), width: '18%', render: ({ work }) => <WorkText work={work} /> },
]
