import { t } from '../../words.ts'
import classes from './compare.module.css'
import type { ComparisonRow } from './queries.ts'

type Change = ComparisonRow['changes'][number]

/** A text with what was taken out and what was put in: a sign, a line and a colour each, so that none stands alone. */
export function ChangedWords({ parts }: { parts: Change['parts'] }) {
  return parts.map(({ kind, text }, at) => {
    const key = `${at} ${kind}`
    const words = text.trimEnd()
    if (kind === 'same') return <span key={key}>{text}</span>
    const Mark = kind === 'added' ? 'ins' : 'del'
    return (
      <span key={key}>
        <Mark className={classes.mark}>
          <span className="unseen">{t(`plans.compare.${kind}`)} </span>
          {words}
        </Mark>
        {text.slice(words.length)}
      </span>
    )
  })
}

/** Agencies one below the other: who stays, who goes, who comes. */
export function ChangedNames({ parts }: { parts: Change['parts'] }) {
  return (
    <ul className={classes.names}>
      {parts.map((part) => (
        <li key={`${part.kind} ${part.text}`}>
          <ChangedWords parts={[part]} />
        </li>
      ))}
    </ul>
  )
}
