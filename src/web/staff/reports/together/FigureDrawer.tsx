import { Drawer } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { FigurePage } from '#features/reports/schema.ts'
import { hrefOf, useRead } from '../../api.ts'
import { day, moment } from '../../format.ts'
import { Facts } from '../../ui/Facts.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t, word } from '../../words.ts'
import shared from '../reports.module.css'
import { withUnit } from '../sheet/figures.ts'
import { ReturnButton } from '../sheet/ReturnButton.tsx'
import { FigureHistory } from './FigureHistory.tsx'
import { FigureParts } from './FigureParts.tsx'
import { OwnShare } from './OwnShare.tsx'
import { ProofFiles } from './ProofFiles.tsx'
import classes from './together.module.css'

type FigureDrawerProps = { reportId: string; field: string | undefined; close: () => void }

/** One figure down to whom it comes from and what proves it. */
export function FigureDrawer({ reportId, field, close }: FigureDrawerProps) {
  return (
    <Drawer
      opened={field !== undefined && field !== ''}
      onClose={close}
      position="right"
      size="lg"
      title={t('reports.figureTitle')}
    >
      {field ? <Inside key={`${reportId} ${field}`} reportId={reportId} field={field} /> : null}
    </Drawer>
  )
}

function Inside({ reportId, field }: { reportId: string; field: string }) {
  const read = useRead('report.figure', { reportId, field }, { onFocus: true })
  if (!read.isSuccess) return <Unread read={read} rows={6} />
  const figure = read.data
  const { cell, report } = figure
  // The collector looks at what came from below before it stands in the own report.
  const value = cell.value ?? figure.rolled
  const isSent = !['notBegun', 'draft', 'approved', 'locked'].includes(report.state)
  return (
    <div className={classes.figure}>
      <div>
        <p className="small">
          {report.name} · {figure.table}
        </p>
        <h2>{figure.name}</h2>
        <p className={classes.bigFigure}>
          {withUnit(value, figure.unit)}{' '}
          <small>{figure.unit && figure.unit !== '%' && value !== null ? figure.unit : ''}</small>
        </p>
        <p className="small">{figure.how}</p>
      </div>
      <About figure={figure} />
      {report.canApprove && isSent ? (
        <ReturnButton reportId={reportId} item={{ field }} returned={cell.returned} answer={cell.answer} />
      ) : null}
      <OwnShare key={figure.own ?? ''} figure={figure} />
      <FigureParts figure={figure} />
      <Tasks figure={figure} />
      <ProofFiles
        reportId={reportId}
        item={field}
        files={figure.files}
        open={report.mine && (['notBegun', 'draft'].includes(report.state) || cell.returned !== null)}
        sentAt={report.submittedAt}
      />
      <FigureHistory history={figure.history} unit={figure.unit} />
    </div>
  )
}

function About({ figure: { cell, rolled, unit } }: { figure: FigurePage }) {
  const { note, reason, bound, boundReason, before, returned, answer } = cell
  return (
    <Facts
      facts={[
        [t('reports.column.before'), before === null ? null : withUnit(before, unit)],
        [t('reports.counted'), bound?.value ? `${withUnit(bound.value, unit)} – ${bound.says}` : (bound?.says ?? null)],
        [t('reports.whyOther'), boundReason],
        [t('reports.rolled'), rolled === null ? null : withUnit(rolled, unit)],
        [t('reports.whyOdd'), reason],
        [t('reports.column.note'), note],
        [t('reports.returned'), returned ? `${returned.reason} (${returned.byName}, ${moment(returned.at)})` : null],
        [t('reports.answeredWith'), answer],
        [t('reports.lastChange'), cell.updatedByName ? `${cell.updatedByName}, ${moment(cell.updatedAt)}` : null],
      ]}
    />
  )
}

function Tasks({ figure: { tasks } }: { figure: FigurePage }) {
  if (tasks.length === 0) return null
  return (
    <section>
      <h3>{t('reports.tasksBehind', { count: tasks.length })}</h3>
      <ul className={shared.lines}>
        {tasks.map(({ assignmentId, text, agencyName, planNumber, state, dueOn, completedOn, files }) => (
          <li key={assignmentId}>
            <Link to={`/nhiem-vu/${assignmentId}`}>{text}</Link>
            <div className="small">
              {[
                agencyName,
                planNumber,
                word('assignment.state', state),
                completedOn
                  ? t('reports.doneOn', { day: day(completedOn) })
                  : dueOn
                    ? t('reports.dueOn', { day: day(dueOn) })
                    : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
            {files.map((file) => (
              <a key={file.id} href={hrefOf('assignment.evidence', { assignmentId, evidenceId: file.id })}>
                {file.filename}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
