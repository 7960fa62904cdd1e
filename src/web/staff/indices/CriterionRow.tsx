import type { ReactNode } from 'react'
import { Tag } from '../ui/StatusTag.tsx'
import { t, word } from '../words.ts'
import type { Line } from './EditionPage.tsx'
import { maximumText } from './EditionsPage.tsx'
import classes from './indices.module.css'

/** A line of the tree: a heading for a group, the rule in words for what is scored. */
export function CriterionRow({ line }: { line: Line }) {
  const Heading = line.depth === 0 ? 'h2' : line.depth === 1 ? 'h3' : 'h4'
  return (
    <article className={classes.row} data-depth={Math.min(line.depth, 2)} data-group={line.isGroup || undefined}>
      <span className={classes.code}>{line.code}</span>
      <div className={classes.body}>
        <Heading>{line.name}</Heading>
        {line.isGroup ? <Remarks items={line.exceptions} /> : <Rule line={line} />}
      </div>
      <span className={classes.max} data-unknown={line.max === null || undefined}>
        {maximumText(line.max)}
      </span>
    </article>
  )
}

function Rule({ line }: { line: Line }) {
  return (
    <>
      <Lines lines={line.rule.length > 0 ? line.rule : [t('edition.noRule')]} />
      <Remarks items={line.exceptions} />
      {line.divergence ? (
        <dl className={classes.divergence}>
          <dt>{t('edition.table')}</dt>
          <dd>{line.divergence.table}</dd>
          <dt>{t('edition.guideSays')}</dt>
          <dd>{line.divergence.guide}</dd>
        </dl>
      ) : null}
      <div className={classes.tags}>
        {line.scoredBy ? <Tag>{word('scoredBy', line.scoredBy)}</Tag> : null}
        {line.confidence === 'official' ? null : <Tag tone="warn">{word('confidence', line.confidence)}</Tag>}
      </div>
      <More line={line} />
    </>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <div className={classes.rule}>
      {lines.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  )
}

function More({ line }: { line: Line }) {
  const depends = line.dependsOn.map(({ code, how }) => `${code}: ${how}`).join('; ')
  const parts: [string, ReactNode][] = [
    [t('edition.evidence'), line.evidence.join('; ')],
    [t('edition.verifier'), line.verifier],
    [t('edition.dependsOn'), depends],
    [t('edition.notes'), line.notes.join(' ')],
    [t('edition.source'), line.source],
  ]
  const known = parts.filter(([, value]) => value)
  if (known.length === 0) return null
  return (
    <details className={classes.more}>
      <summary>{t('edition.more')}</summary>
      <dl>
        {known.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function Remarks({ items }: { items: readonly string[] }) {
  if (items.length === 0) return null
  return (
    <ul className={classes.exceptions}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}
