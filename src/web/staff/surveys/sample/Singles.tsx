import { useState } from 'react'
import { numberTitle } from '#features/estimates/pictures/rules.ts'
import { singlesTable } from '#features/estimates/points/rules.ts'
import type { Part } from '#features/estimates/schema.ts'
import type { Single } from '#features/estimates/singles/schema.ts'
import { useRead } from '../../api.ts'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { PointsGrid } from './PointsGrid.tsx'
import classes from './sample.module.css'

export type OfVersion = { surveyId: string; number: number }
type Opened = { kind: Single['kind']; of: string; label: string }
type Props = { part: Part; of: OfVersion }

/** What a factor, a dimension or a number question is made of, by group and place: read when it is opened. */
export function Singles({ part, of }: Props) {
  const openers = openersOf(part)
  if (!part.singles || openers.length === 0) return null
  return (
    <details>
      <summary>{t('samples.singles')}</summary>
      <p className="small">{t('samples.singlesRead')}</p>
      <div className={classes.inner}>
        {openers.map((opened) => (
          <Opener key={`${opened.kind} ${opened.of}`} {...{ part, of, opened }} />
        ))}
      </div>
    </details>
  )
}

function openersOf({ factors, items, scores, numbers }: Part): Opened[] {
  const inFactors = new Set(factors.map(({ code }) => code))
  const alone = items.some(({ factor }) => !inFactors.has(factor))
  return [
    ...factors.map(({ code, label }) => ({ kind: 'item' as const, of: code, label })),
    ...(alone ? [{ kind: 'item' as const, of: '', label: t('samples.singlesAlone') }] : []),
    ...scores.flatMap(({ code, label, parts }) =>
      parts.length > 0 ? [{ kind: 'part' as const, of: code, label }] : [],
    ),
    ...numbers.map((line) => ({ kind: 'number' as const, of: line.code, label: numberTitle(line) })),
  ]
}

function Opener({ part, of, opened }: Props & { opened: Opened }) {
  const [isOpen, open] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{opened.label}</summary>
      {isOpen ? <OpenedTables {...{ part, of, opened }} /> : null}
    </details>
  )
}

function OpenedTables({ part, of, opened: { kind, of: opener } }: Props & { opened: Opened }) {
  const read = useRead('estimate.singles', {
    ...{ surveyId: of.surveyId, number: String(of.number), source: part.source, kind, of: opener },
  })
  if (!read.isSuccess) return <Unread read={read} rows={4} />
  const table = singlesTable(part, read.data.singles, true)
  return (
    <>
      <PointsGrid table={table} of="places" />
      <PointsGrid table={table} of="groups" />
    </>
  )
}
