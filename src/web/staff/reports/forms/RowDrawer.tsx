import { Button, Checkbox, Drawer, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { FormRow } from '#lib/reporting/form.ts'
import { t } from '../../words.ts'
import { BoundField } from './BoundField.tsx'
import { RollUpFields } from './RollUpFields.tsx'
import { RuleFields } from './RuleFields.tsx'

type RowDrawerProps = {
  row: FormRow | undefined
  codes: readonly string[]
  onChange: (row: FormRow) => void
  close: () => void
}

const kinds = ['heading', 'count', 'amount', 'rate', 'choice'] as const

/** All that is asked of one row. */
export function RowDrawer({ row, codes, onChange, close }: RowDrawerProps) {
  return (
    <Drawer opened={row !== undefined} onClose={close} position="right" title={t('forms.row')}>
      {row ? <Inside key={row.code} row={row} codes={codes} onChange={onChange} close={close} /> : null}
    </Drawer>
  )
}

function Inside({ row, codes, onChange, close }: RowDrawerProps & { row: FormRow }) {
  const [draft, setDraft] = useState(row)
  const set = (part: Partial<FormRow>) => setDraft((all) => ({ ...all, ...part }))
  useEffect(() => setDraft(row), [row])
  const isTaken = draft.code !== row.code && codes.includes(draft.code)
  const isHalf = draft.kind !== 'heading' && draft.bound !== undefined && isHalfSaid(draft.bound)
  const ready =
    !(isMean(draft) && draft.weight === undefined) &&
    !isHalf &&
    draft.name.trim() !== '' &&
    /^\d{1,3}(\.\d{1,3}){0,4}$/.test(draft.code) &&
    !isTaken
  const done = () => {
    onChange(cleaned(draft))
    close()
  }
  return (
    <Stack>
      <TextInput
        label={t('reports.column.code')}
        error={isTaken ? t('forms.codeTaken') : undefined}
        value={draft.code}
        onChange={({ currentTarget }) => set({ code: currentTarget.value })}
      />
      <TextInput
        label={t('reports.column.name')}
        data-autofocus
        value={draft.name}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <TextInput
        label={t('reports.column.unit')}
        value={draft.unit ?? ''}
        onChange={({ currentTarget }) => set({ unit: currentTarget.value || null })}
      />
      <Select
        label={t('forms.kind')}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: t(`rowKind.${value}`) }))}
        value={draft.kind}
        onChange={(kind) => kind && set({ kind: kind as FormRow['kind'] })}
      />
      {draft.kind === 'heading' ? null : <Asked draft={draft} set={set} codes={codes} />}
      {isHalf ? (
        <p className="small" role="note">
          {t('forms.boundHalf')}
        </p>
      ) : null}
      <Button disabled={!ready} onClick={done}>
        {t('forms.rowDone')}
      </Button>
    </Stack>
  )
}

type AskedProps = { draft: FormRow; set: (part: Partial<FormRow>) => void; codes: readonly string[] }

function Asked({ draft, set, codes }: AskedProps) {
  return (
    <>
      {draft.kind === 'choice' ? <Options draft={draft} set={set} /> : null}
      {draft.kind === 'choice' ? null : (
        <NumberInput
          label={t('forms.decimals')}
          min={0}
          max={6}
          value={draft.decimals}
          onChange={(value) => set({ decimals: Number(value) || 0 })}
        />
      )}
      <Checkbox
        label={t('reports.required')}
        checked={draft.required}
        onChange={({ currentTarget }) => set({ required: currentTarget.checked })}
      />
      <RuleFields draft={draft} set={set} codes={codes.filter((code) => code !== draft.code)} />
      <RollUpFields draft={draft} set={set} codes={codes} />
      <Select
        label={t('forms.nature')}
        allowDeselect={false}
        data={(['period', 'state', 'cumulative'] as const).map((value) => ({ value, label: t(`rowNature.${value}`) }))}
        value={draft.nature}
        onChange={(nature) => nature && set({ nature: nature as FormRow['nature'] })}
      />
      <BoundField bound={draft.bound} onChange={(bound) => setDraftBound(set, bound, draft.bound)} />
      <TextInput
        label={t('forms.feeds')}
        description={t('forms.feedsHint')}
        defaultValue={draft.feeds.join(', ')}
        onBlur={({ currentTarget }) =>
          set({
            feeds: currentTarget.value
              .split(',')
              .map((code) => code.trim())
              .filter(Boolean),
          })
        }
      />
    </>
  )
}

/** A share out of a survey has a decimal and is never added up. */
const ofSurvey = { kind: 'amount', decimals: 1, rollUp: 'none' } as const
const setDraftBound = (set: AskedProps['set'], bound: FormRow['bound'], before: FormRow['bound']) =>
  set({ bound, ...(bound?.kind === 'survey' && before?.kind !== 'survey' ? ofSurvey : {}) } as Partial<FormRow>)

/** One option a line: “1 Có”. */
function Options({ draft, set }: Pick<AskedProps, 'draft' | 'set'>) {
  const text = (draft.options ?? []).map(({ value, words }) => `${value} ${words.vi}`).join('; ')
  return (
    <TextInput
      label={t('forms.options')}
      description={t('forms.optionsHint')}
      defaultValue={text}
      onBlur={({ currentTarget }) => {
        const options = currentTarget.value.split(';').flatMap((line) => {
          const found = /^\s*(-?\d+)\s+(.+?)\s*$/.exec(line)
          return found?.[2] ? [{ value: Number(found[1]), words: { vi: found[2], en: found[2] } }] : []
        })
        set({ options })
      }}
    />
  )
}

/** A heading has no figure; what is not asked is left out. */
function cleaned(row: FormRow): FormRow {
  const { rule, bound, options, weight, ...rest } = row
  if (row.kind === 'heading') return { ...rest, required: false, checks: [] }
  return {
    ...rest,
    ...(rule ? { rule } : {}),
    ...(bound ? { bound } : {}),
    ...(isMean(row) && weight !== undefined ? { weight } : { rollUp: plain(rest.rollUp) }),
    ...(row.kind === 'choice' ? { options: options ?? [] } : {}),
  }
}

/** Which questionnaire, or which agency's place, has not been said yet. */
const isHalfSaid = (bound: NonNullable<FormRow['bound']>): boolean =>
  bound.kind === 'survey' && (bound.questionnaire === '' || (bound.of?.kind === 'agency' && bound.of.agencyId === ''))

/** Headings and choices have no mean; a share is reckoned anew from its parts. */
const isMean = ({ rollUp, rule, kind }: FormRow): boolean =>
  rollUp === 'weightedMean' && rule?.kind !== 'share' && kind !== 'heading' && kind !== 'choice'

const plain = (rollUp: FormRow['rollUp']) => (rollUp === 'weightedMean' ? 'none' : rollUp)
