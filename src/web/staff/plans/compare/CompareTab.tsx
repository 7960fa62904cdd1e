import { Button } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconGitCompare } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { day } from '../../format.ts'
import { CountedChoices } from '../../ui/CountedChoices.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { useKeys } from '../../ui/keys.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import records from '../../ui/record-list.module.css'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { linked, usePlanLinks } from '../links/queries.ts'
import type { Plan } from '../queries.ts'
import classes from './compare.module.css'
import { PairDialog } from './PairDialog.tsx'
import {
  type ComparisonRow,
  countFor,
  type Filter,
  filters,
  keyOfRow,
  type PlanComparison,
  rowsFor,
  useComparison,
} from './queries.ts'
import { Row } from './Row.tsx'
import { usePairs } from './use-pairs.ts'

/** A plan beside the issue before it; a plan that was replaced beside the one that took its place. */
export function CompareTab({ plan }: { plan: Plan }) {
  const links = usePlanLinks(plan.id)
  const successor = linked(links.data?.links ?? [], 'replacedBy').find(({ status }) => status !== 'draft')
  const newer = plan.status === 'replaced' ? successor?.id : plan.id
  const compared = useComparison(newer ?? plan.id, newer !== undefined)
  if (!compared.data && (compared.error || links.isLoading || newer))
    return <Unread read={compared} rows={6} height={90} />
  if (!compared.data) return <NoIssue />
  return compared.data.before ? <Comparison planId={newer ?? plan.id} comparison={compared.data} /> : <NoIssue />
}

const NoIssue = () => <Empty icon={IconGitCompare} title={t('plans.compare.none')} />

type ComparisonProps = { planId: string; comparison: PlanComparison }

function Comparison({ planId, comparison }: ComparisonProps) {
  const { before, after, rows, counts, editable } = comparison
  const [{ kieu }, change] = useFilters()
  const filter = filters.find((each) => each === kieu) ?? 'khac'
  const shown = useMemo(() => rowsFor(rows, filter), [rows, filter])
  const pairs = usePairs(planId)
  const [choosing, setChoosing] = useState<ComparisonRow | null>(null)
  const list = useRowKeys(shown, editable, { choose: setChoosing, part: pairs.part, undo: pairs.undo })
  const actions = {
    choose: setChoosing,
    part: pairs.part,
    retain: pairs.retain,
    keep: ({ oldId, newId }: ComparisonRow) => pairs.pair(oldId, newId),
  }
  return (
    <section aria-label={t('plans.tab.so-sanh')}>
      <p className={classes.lead}>
        {t('plans.compare.lead', { before: named(before), after: named(after) })}{' '}
        {editable ? t('plans.compare.hint') : null}{' '}
        {editable ? <span className={classes.keys}>{t('plans.compare.keys')}</span> : null}
      </p>
      <FilterRow
        counts={counts}
        filter={filter}
        onFilter={(next) => change({ kieu: next === 'khac' ? undefined : next })}
      />
      <ProblemNotice error={pairs.error} />
      <div className={classes.status} role="status">
        {pairs.last ? (
          <>
            {pairs.last.words}
            <Button size="compact-xs" variant="light" leftSection={<IconArrowBackUp size={14} />} onClick={pairs.undo}>
              {t('plans.compare.undo')}
            </Button>
          </>
        ) : null}
      </div>
      {editable && filter === 'dropped' && shown.length > 0 ? (
        <p className={classes.retain}>
          {t('plans.compare.retainHint')}
          <Button size="compact-sm" variant="default" loading={pairs.busy} onClick={() => pairs.retain(shown)}>
            {t('plans.compare.retainAll', { count: shown.length })}
          </Button>
        </p>
      ) : null}
      {shown.length === 0 ? <Empty icon={IconCheck} title={t(`plans.compare.empty.${filter}`)} /> : null}
      <ul ref={list.box} className={records.rows}>
        {shown.map((row) => (
          <Row
            key={keyOfRow(row)}
            row={row}
            editable={editable}
            busy={pairs.busy}
            actions={actions}
            onFocus={() => list.setAt(keyOfRow(row))}
          />
        ))}
      </ul>
      {choosing ? (
        <PairDialog
          row={choosing}
          rows={rows}
          onPair={(oldId, newId) => {
            setChoosing(null)
            pairs.pair(oldId, newId)
          }}
          onClose={() => setChoosing(null)}
        />
      ) : null}
    </section>
  )
}

const named = (issue: PlanComparison['before']): string =>
  [issue?.number ?? t('plans.header.noNumber'), issue?.issuedOn ? `(${day(issue.issuedOn)})` : ''].join(' ').trim()

type FilterRowProps = { counts: PlanComparison['counts']; filter: Filter; onFilter(filter: Filter): void }

function FilterRow({ counts, filter, onFilter }: FilterRowProps) {
  const offered = filters.filter((each) => each !== 'doubtful' || counts.doubtful > 0 || filter === 'doubtful')
  return (
    <CountedChoices
      label={t('plans.compare.filter')}
      choices={offered.map((name) => ({
        name,
        label: t(`plans.compare.filter.${name}`),
        count: countFor(counts, name),
      }))}
      chosen={filter}
      onChoose={onFilter}
    />
  )
}

type KeyActions = { choose(row: ComparisonRow): void; part(row: ComparisonRow): void; undo(): void }

/** j and k go down and up; g pairs, t parts, u takes back. */
function useRowKeys(rows: readonly ComparisonRow[], editable: boolean, actions: KeyActions) {
  const box = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState<string | null>(null)
  const index = rows.findIndex((row) => keyOfRow(row) === at)
  const go = (step: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, index + step))]
    const item = next && box.current?.querySelector<HTMLElement>(`[data-row="${keyOfRow(next)}"]`)
    item?.focus()
    item?.scrollIntoView({ block: 'nearest' })
  }
  const on = (take: (row: ComparisonRow) => void) => (event: KeyboardEvent) => {
    const row = rows[index]
    if (!editable || !row) return
    event.preventDefault()
    take(row)
  }
  useKeys({
    j: () => go(1),
    k: () => go(-1),
    g: on(actions.choose),
    t: on((row) => (row.oldId && row.newId ? actions.part(row) : undefined)),
    u: () => (editable ? actions.undo() : undefined),
  })
  return { box, setAt }
}
