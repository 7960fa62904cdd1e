import { type Output, useRead } from '../../api.ts'
import { day, moment } from '../../format.ts'
import { Unread } from '../../ui/Unread.tsx'
import { number, t, type WordKey, word } from '../../words.ts'
import { days } from './round-days.ts'
import classes from './rounds.module.css'

type Entry = Output<'round.history'>['entries'][number]

/** What the round went through, the newest first: steps, days that were changed and why, sheets handed in and sent back. */
export function HistoryTab({ roundId }: { roundId: string }) {
  const read = useRead('round.history', { roundId })
  if (!read.isSuccess) return <Unread read={read} rows={8} />
  return (
    <ol className={classes.history} reversed>
      {[...read.data.entries].reverse().map((entry) => (
        <li key={entry.id}>
          <span className="small">
            {moment(entry.at)} · {entry.authorName}
          </span>
          <b>
            {word('roundAction', entry.action)}
            {entry.unit ? `: ${entry.unit}` : ''}
            {entry.code ? ` – ${t('rounds.criterion').toLowerCase()} ${entry.code}` : ''}
          </b>
          {detailsOf(entry).map((words) => (
            <span key={words}>{words}</span>
          ))}
        </li>
      ))}
    </ol>
  )
}

type Days = Readonly<Record<string, unknown>>

/** What an entry says beside its name, in words. */
function detailsOf({ action, said }: Entry): string[] {
  const words: string[] = []
  if (action === 'moved') words.push(`${word('stage', String(said.from))} → ${word('stage', String(said.to))}`)
  if (action === 'opened') words.push(t('rounds.openedWith', { count: Number(said.units) }))
  if (action === 'imported')
    words.push(
      t(said.surveyId ? 'rounds.takenFromSurvey' : 'rounds.importedFrom', {
        ...{ file: String(said.filename), count: Number(said.values) },
        codes: Array.isArray(said.criteria) ? said.criteria.join(', ') : '',
      }),
    )
  if (action === 'released' && Array.isArray(said.criteria))
    words.push(t('rounds.released', { count: Number(said.values), code: said.criteria.join(', ') }))
  if (action === 'changed') {
    const [before, after] = [(said.before ?? {}) as Days, (said.after ?? {}) as Days]
    for (const which of days) {
      if (after[which] === undefined) continue
      const from = before[which] === undefined ? '' : `${day(String(before[which]))} → `
      words.push(`${t(`rounds.day.${which}` as WordKey)}: ${from}${day(String(after[which]))}`)
    }
    if (Array.isArray(after.appraiserIds))
      words.push(t('rounds.appraisersNow', { count: number(after.appraiserIds.length) }))
  }
  if (typeof said.reason === 'string') words.push(`${t('rounds.reason')}: ${said.reason}`)
  return words
}
