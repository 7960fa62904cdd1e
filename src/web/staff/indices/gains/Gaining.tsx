import { Button, Checkbox, SegmentedControl } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useMay } from '../../session.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Picture } from '../../ui/picture/Picture.tsx'
import { t, type WordKey } from '../../words.ts'
import classes from '../analysis.module.css'
import { pointsText, signedText } from '../figures.ts'

export type Measure = 'toP75' | 'toBest' | 'toMax'
export type GainingLine = {
  code: string
  name: string
  points: number
  max: number
  p75: number | null
  best: number | null
} & Record<Measure, number>

const measures: Record<string, Measure> = { p75: 'toP75', 'cao-nhat': 'toBest', 'toi-da': 'toMax' }

type GainingProps<Line extends GainingLine> = {
  lines: readonly Line[]
  /** The words of the measures differ by the field: provinces of a year, or agencies of a round. */
  words: Record<Measure, WordKey>
  /** Nobody else is known: only the maximum can be reached for. */
  alone?: boolean
  /** Columns behind the gain. */
  columns: readonly Column<Line>[]
  name: string
  rowHref(line: Line): string
  /** Where scenarios are compared, with what else its address carries. */
  whatIf: { to: string; search?: Readonly<Record<string, string>> }
  about: string
  source: string
  workbook: string
  empty: string
  /** Chosen lines may become a draft plan. */
  mayDraft: boolean
  draft(codes: readonly string[], close: () => void): ReactNode
}

/** What gains most: lines by what can be reached, with the work behind each; chosen lines become a draft plan. */
export function Gaining<Line extends GainingLine>(props: GainingProps<Line>) {
  const { alone = false, columns, name, rowHref, empty } = props
  const [filters] = useFilters()
  const mayDraft = useMay('plan.edit') && props.mayDraft
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const [drafting, draft] = useState(false)
  const by = (alone ? undefined : measures[filters.den ?? 'p75']) ?? (alone ? 'toMax' : 'toP75')
  const lines = props.lines.filter((it) => it[by] > 0).sort((a, b) => b[by] - a[by] || b.toMax - a.toMax)
  const codes = lines.map(({ code }) => code).filter((code) => chosen.has(code))
  const turn = (code: string) => {
    const next = new Set(chosen)
    if (!next.delete(code)) next.add(code)
    choose(next)
  }
  return (
    <>
      <MostPicture {...props} lines={lines} by={by} />
      <div className={classes.bar}>
        {alone ? <span className="small">{t('scores.alone')}</span> : <MeasureChoice words={props.words} by={by} />}
        {mayDraft ? (
          <Button disabled={codes.length === 0} onClick={() => draft(true)}>
            {codes.length === 0 ? t('analysis.draftNone') : t('analysis.draft', { count: codes.length })}
          </Button>
        ) : null}
        {codes.length > 0 ? (
          <Link to={props.whatIf.to} search={{ ...props.whatIf.search, ...tried(lines, codes, by) } as never}>
            {t('analysis.tryChosen')}
          </Link>
        ) : null}
      </div>
      <DataTable
        name={name}
        label={t('analysis.gains')}
        rows={lines}
        columns={[...(mayDraft ? [choiceColumn<Line>(chosen, turn)] : []), ...gainColumns<Line>(by), ...columns]}
        rowKey={({ code }) => code}
        rowHref={rowHref}
        empty={<Empty title={empty} />}
      />
      {drafting ? props.draft(codes, () => draft(false)) : null}
    </>
  )
}

function MeasureChoice({ words, by }: { words: Record<Measure, WordKey>; by: Measure }) {
  const [, change] = useFilters()
  const offered = Object.entries(measures)
  return (
    <SegmentedControl
      aria-label={t('analysis.upTo')}
      value={offered.find(([, measure]) => measure === by)?.[0] ?? 'p75'}
      onChange={(den) => change({ den: den === 'p75' ? undefined : den })}
      data={offered.map(([value, measure]) => ({ value, label: t(words[measure]) }))}
    />
  )
}

/** One scenario: every chosen line where the measure puts it. */
function tried(lines: readonly GainingLine[], codes: readonly string[], by: Measure) {
  const set = lines
    .filter(({ code }) => codes.includes(code))
    .map((line) => ({ code: line.code, points: Number((line.points + line[by]).toFixed(12)) }))
  return { 'phuong-an': JSON.stringify([{ name: t('analysis.chosenLines', { count: codes.length }), set }]) }
}

type MostProps = { lines: readonly GainingLine[]; by: Measure } & Pick<
  GainingProps<never>,
  'words' | 'about' | 'source' | 'workbook'
>

/** The few that gain most, as a picture to take along. */
function MostPicture({ lines, by, words, about, source, workbook }: MostProps) {
  if (lines.length === 0) return null
  const max = lines[0]?.[by] ?? null
  const figures = {
    form: 'beside' as const,
    title: t('scores.most'),
    about,
    source,
    heading: t('analysis.line'),
    digits: 2,
    series: [{ label: t(words[by]), colour: '#0e5a5e' }],
    rows: lines.slice(0, 5).map((it) => ({ label: `${it.code} ${it.name}`, values: [it[by], null] as const, max })),
  }
  return (
    <div className={classes.picture}>
      <Picture figures={figures} workbook={workbook} />
    </div>
  )
}

const choiceColumn = <Line extends GainingLine>(
  chosen: ReadonlySet<string>,
  turn: (code: string) => void,
): Column<Line> => ({
  key: 'choose',
  label: t('analysis.chooseShort'),
  width: 1,
  render: ({ code, name }) => (
    <Checkbox
      checked={chosen.has(code)}
      onChange={() => turn(code)}
      aria-label={t('analysis.choose', { text: `${code} ${name}` })}
    />
  ),
})

const gainColumns = <Line extends GainingLine>(by: Measure): Column<Line>[] => [
  {
    key: 'name',
    label: t('analysis.line'),
    render: ({ code, name }) => `${code} ${name}`,
    card: 'title',
    width: '32%',
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
]

/** What the others have. */
export const othersColumns = <Line extends GainingLine>(): Column<Line>[] => [
  { key: 'p75', label: t('analysis.p75'), render: ({ p75 }) => pointsText(p75), align: 'right', wide: true },
  { key: 'best', label: t('analysis.best'), render: ({ best }) => pointsText(best), align: 'right', wide: true },
]
