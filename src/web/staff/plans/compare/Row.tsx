import { Button } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowForwardUp,
  IconArrowsSplit2,
  IconEqual,
  IconLink,
  IconMinus,
  IconPencil,
  IconPlus,
} from '@tabler/icons-react'
import { Facts } from '../../ui/Facts.tsx'
import records from '../../ui/record-list.module.css'
import { Tag, type Tone } from '../../ui/StatusTag.tsx'
import { t } from '../../words.ts'
import { pathInWords } from '../path-words.ts'
import classes from './compare.module.css'
import { type ComparisonRow, keyOfRow } from './queries.ts'
import { ChangedNames, ChangedWords } from './Words.tsx'

const signs = {
  same: { tone: 'plain', icon: IconEqual },
  changed: { tone: 'warn', icon: IconPencil },
  new: { tone: 'good', icon: IconPlus },
  dropped: { tone: 'bad', icon: IconMinus },
} as const satisfies Record<ComparisonRow['kind'], { tone: Tone; icon: typeof IconEqual }>

export type RowActions = {
  choose(row: ComparisonRow): void
  part(row: ComparisonRow): void
  keep(row: ComparisonRow): void
  retain(rows: readonly ComparisonRow[]): void
}

type RowProps = { row: ComparisonRow; editable: boolean; busy: boolean; actions: RowActions; onFocus(): void }

/** One task in both issues, or in one of them. */
export function Row({ row, editable, busy, actions, onFocus }: RowProps) {
  const { kind, doubtful, byHand } = row
  return (
    <li
      className={`${records.row} ${classes.row}`}
      data-edge={signs[kind].tone}
      data-kind={kind}
      data-row={keyOfRow(row)}
      tabIndex={-1}
      onFocus={onFocus}
    >
      <div className={records.head}>
        <Tag tone={signs[kind].tone} icon={signs[kind].icon}>
          {t(`plans.compare.kind.${kind}`)}
        </Tag>
        <span className="small">
          {placeOf(row)}
          {row.axis ? ` · ${row.axis}` : ''}
        </span>
        {row.direction ? <Tag>{t('plans.compare.direction')}</Tag> : null}
        {byHand ? <Tag tone="brand">{t('plans.compare.byHand')}</Tag> : null}
        {doubtful ? (
          <Tag tone="accent" icon={IconAlertTriangle}>
            {t('plans.compare.doubtful')}
          </Tag>
        ) : null}
      </div>
      <TaskText row={row} />
      <Fields row={row} />
      {row.work || (kind === 'new' && editable) ? <p className={classes.work}>{workWords(row)}</p> : null}
      {editable ? <Buttons row={row} busy={busy} actions={actions} /> : null}
    </li>
  )
}

function placeOf({ oldPath, newPath }: ComparisonRow): string {
  const [before, after] = [oldPath && pathInWords(oldPath), newPath && pathInWords(newPath)]
  if (!before || !after || before === after) return after ?? before ?? ''
  return t('plans.compare.moved', { before, after })
}

function TaskText({ row }: { row: ComparisonRow }) {
  const change = row.changes.find(({ field }) => field === 'text')
  return <p className={`asWritten ${records.text}`}>{change ? <ChangedWords parts={change.parts} /> : row.text}</p>
}

/** Of a changed task what changed; of one that stands in one issue only, all it says. */
function Fields({ row }: { row: ComparisonRow }) {
  const { kind, changes, lead, coordinating, deadline, product } = row
  if (kind === 'same') return null
  if (kind === 'changed') {
    const facts = changes.flatMap(({ field, parts }): [string, React.ReactNode][] => {
      if (field === 'text') return []
      const names = field === 'lead' || field === 'coordinating'
      const Changed = names ? ChangedNames : ChangedWords
      return [[t(`plans.field.${field}`), <Changed key={field} parts={parts} />]]
    })
    return facts.length > 0 ? <Facts facts={facts} /> : null
  }
  return (
    <Facts
      facts={[
        [t('plans.field.lead'), lead.join('; ')],
        [t('plans.field.coordinating'), coordinating.join('; ')],
        [t('plans.field.deadline'), deadline],
        [t('plans.field.product'), product],
      ]}
    />
  )
}

/** What confirmation will do with the work that the old issue gave out. */
function workWords({ kind, work }: ComparisonRow): string {
  if (kind === 'new') return t('plans.compare.work.new')
  const { assignments = 0, started = 0, completed = 0, evidence = 0 } = work ?? {}
  const done =
    started + evidence === 0
      ? t('plans.compare.work.untouched', { count: assignments })
      : t('plans.compare.work.done', { count: assignments, started, completed, evidence })
  return `${done} ${t(kind === 'dropped' ? 'plans.compare.work.closes' : 'plans.compare.work.goesOn')}`
}

function Buttons({ row, busy, actions }: Pick<RowProps, 'row' | 'busy' | 'actions'>) {
  const paired = row.kind === 'same' || row.kind === 'changed'
  const common = { size: 'compact-xs', variant: 'default', disabled: busy } as const
  return (
    <div className={classes.buttons}>
      {row.doubtful ? (
        <Button {...common} leftSection={<IconEqual size={14} />} onClick={() => actions.keep(row)}>
          {t('plans.compare.keep')}
        </Button>
      ) : null}
      {row.kind === 'dropped' ? (
        <Button {...common} leftSection={<IconArrowForwardUp size={14} />} onClick={() => actions.retain([row])}>
          {t('plans.compare.retain')}
        </Button>
      ) : null}
      {paired ? (
        <Button {...common} leftSection={<IconArrowsSplit2 size={14} />} onClick={() => actions.part(row)}>
          {t('plans.compare.part')}
        </Button>
      ) : null}
      <Button {...common} leftSection={<IconLink size={14} />} onClick={() => actions.choose(row)}>
        {t(
          row.kind === 'dropped'
            ? 'plans.compare.pairWithNew'
            : paired
              ? 'plans.compare.pairOther'
              : 'plans.compare.pairWithOld',
        )}
      </Button>
    </div>
  )
}
