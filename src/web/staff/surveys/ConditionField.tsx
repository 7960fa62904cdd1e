import { ActionIcon, Button, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Named, Relation } from '#lib/questionnaire/conditions.ts'
import { useRefocus } from '../ui/refocus.ts'
import { t } from '../words.ts'
import { type ConditionRow, type ConditionRows, rowsFrom, textOfRows, withName } from './condition-rows.ts'
import { relationInWords } from './condition-words.ts'
import classes from './surveys.module.css'

type ConditionFieldProps = {
  label: string
  /** An expression; '' for always. */
  value: string
  onChange: (value: string) => void
  /** Answers that may be named here, as they are now. */
  named: () => readonly Named[]
  /** What no condition means, and what may be written, where it is not said of a questionnaire itself. */
  always?: string
  hint?: string
}

/** When something is asked: chosen from the questions before it, or written as a formula. */
export function ConditionField({ label, value, onChange, named, always, hint }: ConditionFieldProps) {
  const [known, setKnown] = useState(named)
  const [isFormula, setFormula] = useState(false)
  const { within, goTo } = useRefocus()
  const { read, change } = useRows(value, onChange, known)
  // Who writes goes on writing, also when what stands there could be chosen for a moment.
  const write = (text: string) => {
    setFormula(true)
    onChange(text)
  }
  const turn = (to: 'formula' | 'add') => {
    goTo(`condition ${to}`, 'condition write')
    setFormula(to === 'formula')
  }
  return (
    <fieldset className={classes.condition} onFocusCapture={() => setKnown(named())}>
      <legend>{label}</legend>
      <div ref={within}>
        {read && !isFormula ? (
          <Chosen rows={read} {...{ known, change, goTo, always }} write={() => turn('formula')} />
        ) : (
          <Formula {...{ label, value, write, hint }} choose={read && (() => turn('add'))} />
        )}
      </div>
    </fieldset>
  )
}

/** The rows that a value is read as, with those that are not finished yet; undefined where it says more. */
function useRows(value: string, onChange: (value: string) => void, known: readonly Named[]) {
  const [typed, setTyped] = useState<ConditionRows>()
  const read = typed?.text === value ? typed : rowsFrom(value, known)
  const change = (next: Omit<ConditionRows, 'text'>) => {
    const text = textOfRows(next)
    setTyped({ ...next, text })
    if (text !== value) onChange(text)
  }
  return { read, change }
}

type FormulaProps = {
  label: string
  value: string
  write: (text: string) => void
  hint: string | undefined
  /** Where it can be chosen too. */
  choose: (() => void) | undefined
}

const Formula = ({ label, value, write, choose, hint }: FormulaProps) => (
  <>
    <TextInput
      aria-label={label}
      data-does="condition formula"
      description={hint ?? t('surveys.whenHint')}
      value={value}
      onChange={({ currentTarget }) => write(currentTarget.value)}
    />
    {choose ? (
      <Button size="compact-sm" variant="subtle" onClick={choose}>
        {t('designer.when.choose')}
      </Button>
    ) : (
      <p className="small">{t('designer.when.formulaOnly')}</p>
    )}
  </>
)

type ChosenProps = {
  rows: ConditionRows
  known: readonly Named[]
  change: (next: Omit<ConditionRows, 'text'>) => void
  write: () => void
  always: string | undefined
  goTo: (...does: readonly string[]) => void
}

function Chosen({ rows: { join, rows }, known, change, write, goTo, always }: ChosenProps) {
  const set = (at: number, row: ConditionRow) => change({ join, rows: rows.map((each, i) => (i === at ? row : each)) })
  const add = () => {
    goTo(`condition ${rows.length}`)
    change({ join, rows: [...rows, {}] })
  }
  const remove = (at: number) => {
    goTo('condition add', 'condition write')
    change({ join, rows: rows.filter((_, i) => i !== at) })
  }
  return (
    <>
      {rows.length > 1 ? (
        <SegmentedControl
          size="xs"
          aria-label={t('designer.when.join')}
          value={join}
          data={[
            { value: 'and', label: t('designer.when.and') },
            { value: 'or', label: t('designer.when.or') },
          ]}
          onChange={(next) => change({ join: next === 'or' ? 'or' : 'and', rows })}
        />
      ) : null}
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a comparison is known by its place alone
        <Row key={at} at={at} row={row} known={known} set={(next) => set(at, next)} remove={() => remove(at)} />
      ))}
      <div className={classes.conditionFoot}>
        {rows.length === 0 ? <span className="small">{always ?? t('designer.when.always')}</span> : null}
        {known.length > 0 ? (
          <Button
            size="compact-sm"
            variant="default"
            data-does="condition add"
            leftSection={<IconPlus size={14} />}
            onClick={add}
          >
            {t('designer.when.add')}
          </Button>
        ) : null}
        <Button size="compact-sm" variant="subtle" data-does="condition write" onClick={write}>
          {t('designer.when.write')}
        </Button>
      </div>
    </>
  )
}

type RowProps = {
  at: number
  row: ConditionRow
  known: readonly Named[]
  set: (row: ConditionRow) => void
  remove: () => void
}

function Row({ at, row, known, set, remove }: RowProps) {
  const own = known.find(({ name }) => name === row.name)
  return (
    <div className={classes.conditionRow}>
      <div className={classes.conditionQuestion}>
        <Select
          aria-label={t('designer.when.question', { n: at + 1 })}
          placeholder={t('designer.when.whichQuestion')}
          data-does={`condition ${at}`}
          searchable
          limit={200}
          allowDeselect={false}
          value={row.name ?? null}
          data={known.map(({ name, label }) => ({ value: name, label }))}
          onChange={(name) => set(withName(known, name ?? undefined))}
        />
        <ActionIcon variant="subtle" size={36} aria-label={t('designer.when.remove', { n: at + 1 })} onClick={remove}>
          <IconTrash size={16} />
        </ActionIcon>
      </div>
      {own ? (
        <div className={classes.conditionValue}>
          <Select
            aria-label={t('designer.when.relation', { n: at + 1 })}
            allowDeselect={false}
            w={130}
            value={row.is ?? null}
            data={own.relations.map((is) => ({ value: is, label: relationInWords(is) }))}
            onChange={(is) => set({ ...row, is: (is ?? row.is) as Relation })}
          />
          <Value at={at} row={row} own={own} set={set} />
        </div>
      ) : null}
      {row.name !== undefined && row.value === undefined ? (
        <p className="small">{t('designer.when.unfinished')}</p>
      ) : null}
    </div>
  )
}

function Value({ at, row, own, set }: Pick<RowProps, 'at' | 'row' | 'set'> & { own: Named }) {
  const label = t('designer.when.value', { n: at + 1 })
  const { options } = own
  if (options)
    return (
      <Select
        aria-label={label}
        placeholder={t('designer.when.whichAnswer')}
        flex={1}
        searchable
        allowDeselect={false}
        value={row.value === undefined ? null : String(row.value)}
        data={options.map((option) => ({ value: String(option.value), label: option.label || String(option.value) }))}
        onChange={(chosen) => set({ ...row, value: options.find(({ value }) => String(value) === chosen)?.value })}
      />
    )
  return (
    <NumberInput
      aria-label={label}
      flex={1}
      decimalSeparator=","
      value={row.value ?? ''}
      onChange={(value) => set({ ...row, value: typeof value === 'number' ? value : undefined })}
    />
  )
}
