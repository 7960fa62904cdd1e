import { useState } from 'react'
import { useRead } from '../../../api.ts'
import { moment } from '../../../format.ts'
import { Failed } from '../../../ui/Broken.tsx'
import { t, word } from '../../../words.ts'
import { pointsText } from './figures.ts'
import classes from './panel.module.css'

type LineHistoryProps = { sheetId: string; code: string; version: number }

/** Who did what about the line, when; asked for only when somebody wants to see it. */
export function LineHistory({ sheetId, code, version }: LineHistoryProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={classes.history} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('rounds.history')}</summary>
      {isOpen ? <Entries key={version} sheetId={sheetId} code={code} /> : null}
    </details>
  )
}

function Entries({ sheetId, code }: { sheetId: string; code: string }) {
  const read = useRead('round.lineHistory', { sheetId, code })
  if (read.isError) return <Failed error={read.error} retry={() => read.refetch()} />
  return (
    <ol>
      {(read.data?.entries ?? []).map(({ id, action, said, authorName, at }) => (
        <li key={id}>
          <span className="small">
            {moment(at)} · {authorName}
          </span>
          <br />
          {word('roundAction', action)}
          {typeof said.points === 'string' ? `: ${pointsText(said.points)}` : ''}
          {[said.reason, said.explanation, said.filename]
            .filter((it) => typeof it === 'string')
            .map((it) => ` – ${it}`)
            .join('')}
        </li>
      ))}
      {read.data?.entries.length === 0 ? <li className="small">{t('rounds.noHistory')}</li> : null}
    </ol>
  )
}
