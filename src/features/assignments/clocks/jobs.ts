import { v7 as uuid } from 'uuid'
import type { Context } from '#features/access/operation.ts'
import { calendarsOfChange, type NewMove } from '#features/working-days/store.ts'
import { movedBy } from '#lib/calendar/clock.ts'
import { mirrorOccurrences } from '../occurrences/store.ts'
import { authorOf } from '../store.ts'
import { clockEvents, followsIssuer } from './rules.ts'
import { listClockEntries, listOfTask, listRunning, type RunningRow, saveDayMoves } from './store.ts'

/** After 'calendar.changed': the days of open work that are counted over the changed day move, and no others. */
export async function moveWorkDays(context: Context, { changeId = '' }: Record<string, string>): Promise<void> {
  const { db } = context
  const { before, after } = await calendarsOfChange(context, changeId)
  const running = await listRunning(db)
  const entries = await listClockEntries(
    db,
    running.map(({ assignmentId }) => assignmentId),
  )
  const ofWork = Map.groupBy(entries, ({ assignmentId }) => assignmentId)
  const moves = running.flatMap((row) => {
    const own = (ofWork.get(row.assignmentId) ?? []).filter(
      ({ occurrenceId }) => occurrenceId === null || occurrenceId === row.occurrenceId,
    )
    const events = clockEvents(own.map(({ entry }) => entry))
    // While it stands still, the day is kept that stood when it was stopped.
    const told = row.paused
      ? events.slice(
          0,
          events.findLastIndex(({ kind }) => kind === 'paused'),
        )
      : events
    const moved = movedBy({ ...row, events: told }, before, after)
    return moved ? [{ ...row, ...moved, entryId: uuid() }] : []
  })
  await saveDayMoves(db, moves, 'Lịch làm việc của tỉnh thay đổi; ngày đến hạn được tính lại.', authorOf(context))
  await mirrorOccurrences(db, [
    ...new Set(moves.filter(({ occurrenceId }) => occurrenceId).map((it) => it.assignmentId)),
  ])
  await context.emit('clock.moved', { changeId, moves: JSON.stringify(moves.map(moveOf)) })
}

const moveOf = (it: RunningRow & { from: string; to: string }): NewMove => ({
  kind: 'assignment',
  subjectId: it.occurrenceId ?? it.assignmentId,
  planId: it.planId,
  agencyId: it.agencyId,
  words: it.words,
  dueFrom: it.from,
  dueTo: it.to,
})

/** After 'directive.dayMoved': open work follows the new day, but for what was extended to a later one. */
export async function moveDirectedWork(context: Context, payload: Record<string, string>): Promise<void> {
  const { taskId = '', from = '', to = '', issuerName = '', document = '' } = payload
  const { db } = context
  const open = await listOfTask(db, taskId)
  const moves = open
    .filter(({ dueOn }) => followsIssuer(dueOn, { from: from || null, to }))
    .map(({ id, dueOn }) => ({ assignmentId: id, occurrenceId: null, from: dueOn, to, entryId: uuid() }))
  await saveDayMoves(db, moves, `${issuerName} dời thời hạn theo ${document}.`, authorOf(context))
}
