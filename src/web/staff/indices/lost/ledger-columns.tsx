import { shortAgency } from '../../format.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { t } from '../../words.ts'
import classes from '../analysis.module.css'
import { directionOf, pointsText, signedText } from '../figures.ts'

export type Work = {
  tasks: number
  open: number
  overdue: number
  proposals: number
  agencies: number
  evidence: number
  leads: readonly string[]
}
export type Move = { change: number; comparable: boolean; reason?: string | null }

/** What lost points, and out of how many. */
export const lostColumns = <
  Line extends { lost: number | null; points: number | null; max: number | null },
>(): Column<Line>[] => [
  {
    key: 'lost',
    label: t('analysis.lostShort'),
    render: ({ lost }) => <b className={classes.whole}>{pointsText(lost)}</b>,
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

/** Against the year before, where there is one. */
export const changeColumns = <Line extends { move: Move | null }>(previousYear: number | null): Column<Line>[] =>
  previousYear === null
    ? []
    : [
        {
          key: 'change',
          label: t('analysis.changeSince', { year: String(previousYear) }),
          render: ({ move }) => <Change move={move} />,
          align: 'right',
        },
      ]

/** How many tasks answer the line, and how they stand. */
export const workColumn = <Line extends { work: Work }>(): Column<Line> => ({
  key: 'work',
  label: t('analysis.tasks'),
  width: '17%',
  render: ({ work }) => <WorkText work={work} />,
})

export const leadsColumn = <Line extends { work: Work }>(): Column<Line> => ({
  key: 'leads',
  label: t('analysis.leads'),
  render: ({ work }) => <Leads work={work} />,
  wide: true,
})

export const toneOf = (change: number) => [classes.down, classes.quiet, classes.up][directionOf(change) + 1]

export function Change({ move }: { move: Move | null }) {
  if (!move) return <span className={classes.quiet}>–</span>
  if (!move.comparable)
    return (
      <span className={classes.quiet} title={move.reason ?? t('analysis.notComparable')}>
        {signedText(move.change)} *
      </span>
    )
  return <span className={toneOf(move.change)}>{signedText(move.change)}</span>
}

function WorkText({ work }: { work: Work }) {
  if (work.tasks === 0)
    return (
      <span>
        <span className={classes.nobody}>{t('analysis.noTasks')}</span>
        {work.proposals > 0 ? (
          <span className="small"> {t('analysis.proposalsShort', { count: work.proposals })}</span>
        ) : null}
      </span>
    )
  return (
    <span>
      {t(work.open === 0 ? 'analysis.tasksDone' : 'analysis.tasksOpen', { count: work.tasks, open: work.open })}
      {work.overdue > 0 ? (
        <span className={classes.down}> · {t('analysis.overdue', { count: work.overdue })}</span>
      ) : null}
    </span>
  )
}

const Leads = ({ work: { leads, agencies } }: { work: Work }) =>
  leads.length === 0 ? (
    <span className={classes.quiet}>–</span>
  ) : (
    <span title={leads.join(', ')}>
      {leads.slice(0, 1).map(shortAgency).join()}
      {agencies > 1 ? <span className="small"> {t('analysis.agencies', { count: agencies - 1 })}</span> : null}
    </span>
  )
