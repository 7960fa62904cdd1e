import { Select } from '@mantine/core'
import { useState } from 'react'
import { cellKey } from '#features/estimates/onward/rules.ts'
import { t, word } from '../../../words.ts'
import classes from './surveys.module.css'
import type { Outcome, Row } from './Trial.tsx'

type PlaceProps = {
  row: Pick<Row, 'sheetId' | 'unit' | 'state' | 'parts'>
  /** Which of the surveys. */
  part: number
  outcome: Pick<Outcome, 'written' | 'feeds'>
  choose: (sheetId: string, part: number, key: string) => void
}

/** The place whose figure it is; a list only where there is none, or when somebody wants another. */
export function Place({ row, part, outcome, choose }: PlaceProps) {
  const [isOpen, open] = useState(false)
  const { sheetId, unit, state } = row
  const { cell = null, cellLabel = null, how = null, figure = null } = row.parts[part] ?? {}
  const feed = outcome.feeds[part]
  const isMean = outcome.feeds.length > 1
  if (!feed) return null
  if (outcome.written || (!isOpen && cell !== null && state !== 'left')) {
    return (
      <span className={classes.place}>
        {cellLabel ?? '–'}
        {isMean && figure ? (
          <>
            : <span className={classes.figure}>{figure}</span>
          </>
        ) : null}
        {how === 'hand' || how === 'formerName' ? <small> ({word('placeFound', how)})</small> : null}{' '}
        {outcome.written ? null : (
          <button type="button" className={classes.other} onClick={() => open(true)}>
            {t('rounds.takeOther')}
            <span className="unseen">
              {' '}
              {unit}
              {isMean ? `, ${feed.title}` : ''}
            </span>
          </button>
        )}
      </span>
    )
  }
  return (
    <Select
      aria-label={t('rounds.takeChoose', { unit }) + (isMean ? `, ${feed.title}` : '')}
      size="xs"
      searchable
      allowDeselect={false}
      placeholder={isMean ? `${t('rounds.takeChooseShort')}: ${feed.title}` : t('rounds.takeChooseShort')}
      data={[
        { value: 'none', label: t('rounds.takeNobody') },
        ...feed.cells.map((it) => ({
          value: cellKey(it.cell),
          label: it.figure ? `${it.label}: ${it.figure}` : it.label,
          disabled: it.figure === null,
        })),
      ]}
      value={cell ? cellKey(cell) : state === 'left' ? 'none' : null}
      onChange={(key) => {
        open(false)
        if (key) choose(sheetId, part, key)
      }}
    />
  )
}
