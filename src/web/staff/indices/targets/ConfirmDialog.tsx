import { Button, Checkbox, Modal, NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { type Input, useWrite } from '../../api.ts'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'
import classes from '../analysis.module.css'
import { type PromisedTarget, type Targets, typedText } from './TargetsPage.tsx'

type Typed = NonNullable<PromisedTarget['typed']>
type Kind = Typed['kind'] | 'none'
const kinds: readonly Kind[] = ['rank', 'rankGain', 'points', 'percent', 'group', 'everyLineRises', 'none']

type Said = {
  kind: Kind
  number: number | ''
  strictly: boolean
  every: 'year' | 'once'
  from: number | ''
  until: number | ''
  group: number
}

function saidBy({ typed, year, measuredIn }: PromisedTarget): Said {
  const last = measuredIn ?? (year ?? new Date().getFullYear()) - 1
  const empty: Said = {
    kind: typed?.kind ?? 'none',
    number: '',
    strictly: false,
    every: 'once',
    from: last,
    until: year ?? last + 1,
    group: 1,
  }
  if (!typed) return empty
  if (typed.kind === 'rank') return { ...empty, number: typed.atMost }
  if (typed.kind === 'rankGain')
    return { ...empty, number: typed.places, every: typed.every, from: typed.from, until: typed.until }
  if (typed.kind === 'points' || typed.kind === 'percent')
    return { ...empty, number: typed.atLeast, strictly: typed.strictly }
  return typed.kind === 'group' ? { ...empty, group: Math.max(...typed.within) } : empty
}

/** What the fields say as a target; undefined while something is missing. */
function typedBy({ kind, number, strictly, every, from, until, group }: Said): Typed | null | undefined {
  if (kind === 'none') return null
  if (kind === 'everyLineRises') return { kind }
  if (kind === 'group') return { kind, within: [0, 1, 2, 3].filter((it) => it <= group) }
  if (number === '') return undefined
  if (kind === 'rank') return { kind, atMost: number }
  if (kind === 'rankGain') return from === '' || until === '' ? undefined : { kind, places: number, every, from, until }
  return { kind, atLeast: number, strictly }
}

type ConfirmDialogProps = { target: PromisedTarget; indices: Targets['indices']; close: () => void }

/** A person confirms or corrects what a promise means: kind, index, number, year. */
export function ConfirmDialog({ target, indices, close }: ConfirmDialogProps) {
  const [said, say] = useState(() => saidBy(target))
  const [framework, setFramework] = useState(target.framework)
  const [code, setCode] = useState(target.code === 'total' ? null : target.code)
  const [year, setYear] = useState<number | ''>(target.year ?? '')
  const write = useWrite('analysis.confirmTarget')
  const typed = typedBy(said)
  const lines = indices.find((it) => it.framework === framework)?.lines ?? []
  const send = (confirmed: Input<'analysis.confirmTarget'>['confirmed']) =>
    write.mutate({ targetId: target.id, confirmed }, { onSuccess: close })
  return (
    <Modal opened onClose={close} title={t('analysis.confirmTarget')} size="lg">
      <DialogForm
        onSubmit={() => typed !== undefined && send({ framework, typed, year: year === '' ? null : year, code })}
        onClose={close}
        error={write.error}
        pending={write.isPending}
        ready={typed !== undefined}
        label={t('analysis.confirm')}
      >
        <blockquote className={classes.quote}>{target.text}</blockquote>
        <Select
          label={t('analysis.index')}
          searchable
          allowDeselect={false}
          data={indices.map((it) => ({ value: it.framework, label: it.name }))}
          value={framework}
          onChange={(value) => {
            setFramework(value ?? framework)
            setCode(null)
          }}
        />
        {lines.length > 0 ? (
          <Select
            label={t('analysis.aboutLine')}
            data={[
              { value: '', label: t('analysis.wholeIndex') },
              ...lines.map((it) => ({ value: it.code, label: `${it.code} ${it.name}` })),
            ]}
            value={code ?? ''}
            onChange={(value) => setCode(value || null)}
            allowDeselect={false}
          />
        ) : null}
        <Select
          label={t('analysis.targetKind')}
          allowDeselect={false}
          data={kinds.map((value) => ({ value, label: t(`analysis.kind.${value}`) }))}
          value={said.kind}
          onChange={(kind) => say({ ...said, kind: kind ?? said.kind })}
        />
        <Amounts said={said} say={say} />
        <NumberInput
          label={t('analysis.targetYear')}
          min={1990}
          max={2200}
          hideControls
          value={year}
          onChange={(value) => setYear(typeof value === 'number' ? value : '')}
        />
        {typed ? <p className={classes.note}>{typedText(typed)}</p> : null}
        {target.confirmed ? (
          <Button variant="subtle" color="gray" onClick={() => send(null)} disabled={write.isPending}>
            {t('analysis.takeBack')}
          </Button>
        ) : null}
      </DialogForm>
    </Modal>
  )
}

function Amounts({ said, say }: { said: Said; say: (next: Said) => void }) {
  const { kind } = said
  const numberField = (
    label: string,
    key: 'number' | 'from' | 'until',
    bounds: { min: number; max: number; decimals?: number },
  ) => (
    <NumberInput
      label={label}
      min={bounds.min}
      max={bounds.max}
      decimalScale={bounds.decimals ?? 0}
      decimalSeparator=","
      hideControls
      value={said[key]}
      onChange={(value) => say({ ...said, [key]: typeof value === 'number' ? value : '' })}
    />
  )
  const years = { min: 1990, max: 2200 }
  if (kind === 'rank') return numberField(t('analysis.kind.rank'), 'number', { min: 1, max: 63 })
  if (kind === 'group')
    return (
      <Select
        label={t('analysis.atLeastGroup')}
        allowDeselect={false}
        data={([0, 1, 2] as const).map((it) => ({ value: String(it), label: t(`analysis.group${it}`) }))}
        value={String(said.group)}
        onChange={(value) => say({ ...said, group: Number(value ?? 1) })}
      />
    )
  if (kind === 'points' || kind === 'percent')
    return (
      <>
        {numberField(t(`analysis.kind.${kind}`), 'number', {
          min: 0,
          max: kind === 'percent' ? 100 : 9000,
          decimals: 4,
        })}
        <Checkbox
          label={t('analysis.strictly')}
          checked={said.strictly}
          onChange={({ currentTarget }) => say({ ...said, strictly: currentTarget.checked })}
        />
      </>
    )
  if (kind !== 'rankGain') return null
  return (
    <>
      {numberField(t('analysis.places'), 'number', { min: 1, max: 62 })}
      {numberField(t('analysis.fromYear'), 'from', years)}
      {numberField(t('analysis.untilYear'), 'until', years)}
      <Checkbox
        label={t('analysis.everyYear')}
        checked={said.every === 'year'}
        onChange={({ currentTarget }) => say({ ...said, every: currentTarget.checked ? 'year' : 'once' })}
      />
    </>
  )
}
