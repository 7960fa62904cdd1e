import { Button, Select } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { pointWords, rangeWords } from '#features/estimates/pictures/rules.ts'
import {
  inOrderOf,
  type PointsBlock,
  type PointsCell,
  type PointsColumn,
  type PointsRow,
  type PointsTable,
  type Rank,
  rankWords,
} from '#features/estimates/points/rules.ts'
import wide from '../../ui/matrix/matrix.module.css'
import { t } from '../../words.ts'
import classes from './points.module.css'

/** Satisfaction and points of places, or of groups, in one table: a column for each figure that they have. */
export function PointsGrid({ table: whole, of }: { table: PointsTable; of: 'places' | 'groups' }) {
  const table = { ...whole, blocks: whole.blocks.filter(({ isPlaces }) => isPlaces === (of === 'places')) }
  const narrow = useMediaQuery('(max-width: 45em)', false, { getInitialValueInEffect: false })
  const [column, choose] = useState(0)
  if (table.blocks.length === 0) return null
  const ordered = table.blocks.map((block) =>
    block.isPlaces ? { ...block, rows: inOrderOf(block.rows, column) } : block,
  )
  const shown = { ...table, blocks: ordered }
  return (
    <details open={of === 'places'}>
      <summary>{t(of === 'places' ? 'samples.places' : 'samples.groups')}</summary>
      {hasRanks(whole) ? <p className="small">{t('samples.pointsRead')}</p> : null}
      {narrow ? <Blocks {...{ shown, column, choose }} /> : <Wide {...{ shown, column, choose }} />}
    </details>
  )
}

/** Numbers have none: more is not better. */
const hasRanks = ({ blocks }: PointsTable) =>
  blocks.some(({ rows }) => rows.some(({ cells }) => cells.some((cell) => cell?.rank?.place != null)))

type ShownProps = { shown: PointsTable; column: number; choose: (column: number) => void }

function Wide({ shown, column, choose }: ShownProps) {
  const { columns, blocks, whole } = shown
  const ordered = blocks.some(({ isPlaces }) => isPlaces)
  const ranked = ordered && hasRanks(shown)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={wide.box} tabIndex={0} aria-label={t(ordered ? 'samples.places' : 'samples.groups')}>
      <table className={classes.points}>
        <thead>
          <tr>
            <th scope="col">{t('samples.pointsWho')}</th>
            {ranked ? <th scope="col">{t('samples.rank')}</th> : null}
            {columns.map(({ code, label }, at) => (
              <th
                key={code}
                scope="col"
                data-chosen={ordered && at === column ? true : undefined}
                aria-sort={ordered && at === column ? 'descending' : undefined}
              >
                {ordered ? (
                  <button type="button" title={t('samples.pointsOrder')} onClick={() => choose(at)}>
                    {label}
                    {at === column ? ' ▾' : ''}
                  </button>
                ) : (
                  label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={classes.whole}>
          <Row row={whole} {...{ columns, column, ordered, ranked }} />
        </tbody>
        {blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question may have the code of the places
          <tbody key={at}>
            <tr className={classes.block}>
              <th scope="rowgroup" colSpan={columns.length + (ranked ? 2 : 1)}>
                <span>{titleOf(block)}</span>
              </th>
            </tr>
            {block.rows.map((row) => (
              <Row key={row.code} row={row} {...{ columns, column, ordered, ranked }} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

const titleOf = ({ isPlaces, label, rows }: PointsBlock) =>
  isPlaces ? t('samples.pointsPlaces', { n: rows.length }) : label

type RowProps = { row: PointsRow; columns: readonly PointsColumn[]; column: number; ordered: boolean; ranked: boolean }

const Row = ({ row: { label, cells }, columns, column, ordered, ranked }: RowProps) => (
  <tr>
    <th scope="row">{label}</th>
    {ranked ? (
      <td className={classes.rank}>
        <RankCell rank={cells[column]?.rank} />
      </td>
    ) : null}
    {columns.map(({ code, rule }, at) => (
      <td key={code} data-chosen={ordered && at === column ? true : undefined}>
        <Cell cell={cells[at]} rule={rule} />
      </td>
    ))}
  </tr>
)

function RankCell({ rank }: { rank: Rank | null | undefined }) {
  if (rank?.place == null) return null
  return (
    <>
      {rank.place}
      {rank.low === rank.high ? null : <small>{`${rank.low} – ${rank.high}`}</small>}
    </>
  )
}

function Cell({ cell, rule }: { cell: PointsCell | null | undefined; rule: PointsColumn['rule'] }) {
  const line = cell?.line
  if (line?.hidden) return <span className={classes.few}>{t(`samples.hidden.${line.hidden}`)}</span>
  if (!line?.figure) return <>–</>
  return (
    <>
      {pointWords(line.figure.value, rule)}
      <small>{rangeWords(line, rule)}</small>
    </>
  )
}

/** On a phone: one score at a time, and behind each name all of them. */
function Blocks({ shown, column, choose }: ShownProps) {
  const { columns, whole, blocks } = shown
  return (
    <>
      <Select
        label={t('samples.pointsOf')}
        allowDeselect={false}
        value={String(column)}
        data={columns.map(({ label }, at) => ({ value: String(at), label }))}
        onChange={(value) => value && choose(Number(value))}
      />
      <ul className={classes.cards}>
        <One row={whole} {...{ columns, column }} />
      </ul>
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a question may have the code of the places
        <Block key={at} {...{ block, columns, column }} />
      ))}
    </>
  )
}

const few = 20

function Block({ block, columns, column }: { block: PointsBlock; columns: readonly PointsColumn[]; column: number }) {
  const [all, showAll] = useState(false)
  const title = titleOf(block)
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className={classes.cards}>
        {(all ? block.rows : block.rows.slice(0, few)).map((row) => (
          <One key={row.code} row={row} {...{ columns, column }} />
        ))}
      </ul>
      {all || block.rows.length <= few ? null : (
        <Button variant="default" fullWidth onClick={() => showAll(true)}>
          {t('samples.pointsAll', { n: block.rows.length })}
        </Button>
      )}
    </section>
  )
}

function One({ row: { label, cells }, columns, column }: Omit<RowProps, 'ordered' | 'ranked'>) {
  const chosen = cells[column]
  const rank = rankWords(chosen?.rank)
  return (
    <li>
      <details>
        <summary>
          <span>
            {label}
            {rank ? <small>{t('samples.rankOf', { rank })}</small> : null}
          </span>
          <span className={classes.value}>
            <Cell cell={chosen} rule={columns[column]?.rule ?? 'dimensions'} />
          </span>
        </summary>
        <dl>
          {columns.map(({ code, label: name, rule }, at) => (
            <div key={code}>
              <dt>{name}</dt>
              <dd>
                <Cell cell={cells[at]} rule={rule} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  )
}
