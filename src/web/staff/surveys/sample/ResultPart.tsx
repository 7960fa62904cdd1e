import type { ReactNode } from 'react'
import {
  perCent,
  pointWords,
  rangeWords,
  scaleWords,
  scoreLines,
  scoreTitles,
  sourceWords,
} from '#features/estimates/pictures/rules.ts'
import { pointsTable } from '#features/estimates/points/rules.ts'
import type { Line, Part, Score } from '#features/estimates/schema.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { number, t } from '../../words.ts'
import { Numbers } from './Numbers.tsx'
import { OpenedTable } from './OpenedTable.tsx'
import { PointsGrid } from './PointsGrid.tsx'
import { type OfVersion, Singles } from './Singles.tsx'
import classes from './sample.module.css'

/** Answers that came in one way, never mixed with those of another: what came out first, then what is drawn of it, then all. */
export function ResultPart({ part, of, children }: { part: Part; of: OfVersion; children?: ReactNode }) {
  const { source, answers, response, overall, factors, items, questions, numbers, scores, total } = part
  const table = pointsTable(part)
  const figure = overall?.figure
  return (
    <>
      <section className={classes.card}>
        <h2>{sourceWords[source]}</h2>
        {response ? (
          <p>
            {t('samples.response', {
              answers: number(answers),
              drawn: number(response.drawn),
              rate: perCent(response.rate),
            })}
          </p>
        ) : (
          <p>
            {number(answers)} {t('samples.answers').toLowerCase()}
          </p>
        )}
        {figure ? (
          <p>
            {t('samples.overall')}: <span className={classes.big}>{perCent(figure.value)} %</span>
            {figure.low === null ? null : ` (${perCent(figure.low)} – ${perCent(figure.high)})`}
          </p>
        ) : null}
        {total ? <Total total={total} /> : null}
      </section>
      {children}
      <section className={classes.card} aria-label={sourceWords[source]}>
        <Scores scores={scores} open={source === 'sample'} />
        <Lines title={t('samples.factors')} lines={factors} open={part.places.length === 0} />
        <PointsGrid table={table} of="places" />
        <Lines title={t('samples.items')} lines={items} />
        <PointsGrid table={table} of="groups" />
        <Numbers numbers={numbers} open={source === 'sample'} />
        <Singles part={part} of={of} />
        <Several title={t('samples.questions')} tables={questions} share />
      </section>
    </>
  )
}

const valueColumns = <L extends Line>(share = false): Column<L>[] => [
  {
    key: 'value',
    label: t(share ? 'samples.share' : 'samples.satisfied'),
    align: 'right',
    card: 'side',
    render: ({ figure, hidden }) => (hidden ? t(`samples.hidden.${hidden}`) : perCent(figure?.value)),
  },
  {
    key: 'interval',
    label: t('samples.interval'),
    align: 'right',
    render: ({ figure }) => (figure?.low == null ? '' : `${perCent(figure.low)} – ${perCent(figure.high)}`),
  },
  { key: 'n', label: t('samples.n'), align: 'right', render: ({ n }) => (n === null ? '' : number(n)) },
]

function Total({ total }: { total: Score }) {
  const { label, figure, rule, hidden } = total
  if (!figure) return hidden ? <p>{`${label}: ${t(`samples.hidden.${hidden}`)}`}</p> : null
  const range = rangeWords(total, rule)
  return (
    <p>
      {label}: <span className={classes.big}>{pointWords(figure.value, rule)}</span>
      {range ? ` (${range})` : null} <span className="small">{t('samples.scale', { scale: scaleWords(total) })}</span>
    </p>
  )
}

/** Scores with what they are the sum of, close below each other. */
function Scores({ scores, open }: { scores: readonly Score[]; open: boolean }) {
  const [first] = scores
  if (!first) return null
  return (
    <OpenedTable
      title={scoreTitles[first.rule]}
      open={open}
      heads={[t('samples.line'), t('samples.points'), t('samples.interval'), t('samples.n')]}
    >
      {scoreLines(scores).map(({ line, rule, isPart }) => (
        <tr key={`${line.code} ${isPart}`} data-part={isPart ? true : undefined}>
          <th scope="row">{line.label}</th>
          <td>{line.hidden ? t(`samples.hidden.${line.hidden}`) : pointWords(line.figure?.value, rule)}</td>
          <td>{rangeWords(line, rule)}</td>
          <td>{line.n === null ? '' : number(line.n)}</td>
        </tr>
      ))}
    </OpenedTable>
  )
}

type SeveralProps = { title: string; tables: Part['groups']; share?: boolean }

/** Tables of one kind are many: they open below one line. */
function Several({ title, tables, share = false }: SeveralProps) {
  if (tables.length === 0) return null
  return (
    <details>
      <summary>
        {title} ({number(tables.length)})
      </summary>
      <div className={classes.inner}>
        {tables.map(({ code, label, lines }) => (
          <Lines key={code} title={label} lines={lines} share={share} />
        ))}
      </div>
    </details>
  )
}

type LinesProps = { title: string; lines: readonly Line[]; share?: boolean; open?: boolean }

function Lines({ title, lines, share = false, open = false }: LinesProps) {
  if (lines.length === 0) return null
  return (
    <details open={open}>
      <summary>{title}</summary>
      <DataTable
        name={`result-${share ? 'shares' : 'lines'}`}
        label={title}
        rows={lines}
        rowKey={({ code }) => code}
        columns={[
          { key: 'label', label: t('samples.line'), card: 'title', render: ({ label }) => label },
          ...valueColumns<Line>(share),
        ]}
        empty={null}
      />
    </details>
  )
}
