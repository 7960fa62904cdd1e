import {
  IconArrowBackUp,
  IconArrowRight,
  IconBan,
  IconCalendarCheck,
  IconCalendarEvent,
  IconCalendarQuestion,
  IconCalendarX,
  IconCircleCheck,
  IconFlag,
  IconHandStop,
  IconMessage,
  IconPlayerPause,
  IconPlayerPlay,
  IconProgress,
  IconRotate,
  IconSend,
  IconThumbUp,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react'
import { day, moment, percent } from '../format.ts'
import { number, t } from '../words.ts'
import { FileLink } from './EvidenceList.tsx'
import evidence from './evidence.module.css'
import classes from './history.module.css'
import type { Detail } from './ReportForm.tsx'

type Entry = Detail['history'][number]

const signs: Record<Entry['action'], TablerIcon> = {
  assigned: IconFlag,
  accepted: IconThumbUp,
  objected: IconHandStop,
  objectionRejected: IconHandStop,
  reassigned: IconUsers,
  cancelled: IconBan,
  reported: IconProgress,
  submitted: IconSend,
  withdrawn: IconArrowBackUp,
  returned: IconArrowBackUp,
  completed: IconCircleCheck,
  reopened: IconRotate,
  extensionAsked: IconCalendarQuestion,
  extensionGranted: IconCalendarCheck,
  extensionRefused: IconCalendarX,
  commented: IconMessage,
  carriedOver: IconArrowRight,
  paused: IconPlayerPause,
  resumed: IconPlayerPlay,
  dueMoved: IconCalendarEvent,
}

function DueChange({ entry: { dueFrom, dueTo } }: { entry: Entry }) {
  if (!dueTo) return null
  return (
    <span>
      {dueFrom ? t('entry.due', { from: day(dueFrom), to: day(dueTo) }) : t('entry.dueOn', { day: day(dueTo) })}
    </span>
  )
}

/** All that happened, the newest first. */
export function History({ entries, assignmentId }: { entries: readonly Entry[]; assignmentId: string }) {
  return (
    <ol className={classes.history}>
      {entries.toReversed().map((entry) => {
        const Sign = signs[entry.action]
        return (
          <li key={entry.id} data-action={entry.action}>
            <span className={classes.sign}>
              <Sign size={15} stroke={1.9} aria-hidden />
            </span>
            <div>
              <div className={classes.entryHead}>
                <b>{t(`entry.${entry.action}`)}</b>
                {entry.percent === null ? null : <span>{percent(entry.percent)}</span>}
                {entry.figure === null ? null : (
                  <span>
                    {number(entry.figure)} {entry.figureUnit}
                  </span>
                )}
                <DueChange entry={entry} />
              </div>
              {entry.sentence ? <p className="asWritten">{entry.sentence}</p> : null}
              {entry.evidence.length > 0 ? (
                <ul className={evidence.fileLinks}>
                  {entry.evidence.map((file) => (
                    <li key={file.id}>
                      <FileLink assignmentId={assignmentId} file={file} />
                    </li>
                  ))}
                </ul>
              ) : null}
              <span className="small">
                {entry.authorName} · <time dateTime={entry.at}>{moment(entry.at)}</time>
              </span>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
