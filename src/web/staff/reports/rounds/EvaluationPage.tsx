import { Button } from '@mantine/core'
import { IconFileTypeDocx } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { hrefOf, type Output, useRead } from '../../api.ts'
import { day } from '../../format.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import classes from '../reports.module.css'

type Evaluation = Output<'reportRound.evaluation'>
type Axis = Evaluation['axes'][number]

const kinds = ['strong', 'weak', 'causes', 'praise', 'remind'] as const

/** The half-yearly or yearly evaluation as a draft: each sentence with the rule that chose it, the figures below. */
export function EvaluationPage() {
  const { roundId = '' } = useParams({ strict: false })
  const read = useRead('reportRound.evaluation', { roundId })
  return read.isSuccess ? <Inside roundId={roundId} evaluation={read.data} /> : <Unread read={read} rows={12} />
}

function Inside({ roundId, evaluation }: { roundId: string; evaluation: Evaluation }) {
  const { period, from, to, axes, unjudged, rules } = evaluation
  return (
    <Page
      title={t('evaluation.title', { period })}
      lead={t('evaluation.lead', { from: day(from), to: day(to) })}
      trail={[
        { label: t('reports.title'), to: '/bao-cao' },
        { label: period, to: `/bao-cao/ky/${roundId}` },
      ]}
      actions={
        <Button
          component="a"
          href={hrefOf('reportRound.evaluationDocx', { roundId })}
          leftSection={<IconFileTypeDocx size={17} />}
        >
          {t('evaluation.docx')}
        </Button>
      }
    >
      <div className={classes.judgements}>
        {kinds.map((kind) => (
          <Judgements key={kind} kind={kind} list={evaluation[kind]} rules={rules} />
        ))}
      </div>
      {unjudged.length > 0 ? (
        <p className="small">{t('evaluation.unjudged', { names: unjudged.join(', '), rule: rules.E1 ?? '' })}</p>
      ) : null}
      <h2>{t('evaluation.axes')}</h2>
      <DataTable
        name="evaluation"
        label={t('evaluation.axes')}
        rows={axes}
        columns={columns()}
        empty={<Empty title={t('evaluation.none')} />}
        rowKey={({ name }) => name}
      />
    </Page>
  )
}

type JudgementsProps = {
  kind: (typeof kinds)[number]
  list: Evaluation['strong']
  rules: Readonly<Record<string, string>>
}

function Judgements({ kind, list, rules }: JudgementsProps) {
  return (
    <section className="card" aria-labelledby={`evaluation-${kind}`}>
      <h2 id={`evaluation-${kind}`}>{t(`evaluation.${kind}`)}</h2>
      {list.length === 0 ? <p className="small">{t('evaluation.none')}</p> : null}
      <ul>
        {list.map(({ rule, subject, text }) => (
          <li key={`${rule} ${subject} ${text}`}>
            {text}
            <span className="small">{rules[rule] ?? rule}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const figure = (key: keyof Axis['work'], label: string): Column<Axis> => ({
  key,
  label,
  width: 120,
  align: 'right',
  render: ({ work }) => work[key],
})

const columns = (): Column<Axis>[] => [
  { key: 'name', label: t('evaluation.axis'), card: 'title', render: ({ name }) => name },
  figure('due', t('evaluation.due')),
  figure('inTime', t('evaluation.inTime')),
  figure('doneLate', t('evaluation.doneLate')),
  figure('overdue', t('evaluation.overdue')),
  figure('returned', t('evaluation.returned')),
]
