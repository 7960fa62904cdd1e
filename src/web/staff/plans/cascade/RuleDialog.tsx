import { Modal, MultiSelect, NumberInput, Switch } from '@mantine/core'
import { useState } from 'react'
import { usePages } from '../../api.ts'
import { DayField } from '../../ui/DayField.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'
import type { Plan } from '../queries.ts'
import classes from './cascade.module.css'
import type { Matrix } from './matrix-rows.ts'
import { useCascadeWrite } from './queries.ts'

/** Which agencies must issue their own plan, and in how many working days. */
export function RuleDialog({ plan, matrix, onClose }: { plan: Plan; matrix: Matrix; onClose(): void }) {
  const { version, ...before } = matrix.rule
  const [rule, setRule] = useState(before)
  const write = useCascadeWrite('cascade.setRule')
  const names = useAgencies(matrix)
  const set = (change: Partial<typeof rule>) => setRule({ ...rule, ...change })
  const days = rule.workingDays
  return (
    <Modal opened onClose={onClose} title={t('cascade.rule.title')} size="lg">
      <DialogForm
        onSubmit={() => write.mutate({ planId: plan.id, version, ...rule }, { onSuccess: onClose })}
        onClose={onClose}
        error={write.error}
        pending={write.isPending}
        ready={Number.isInteger(days) && days >= 1 && days <= 250}
        label={t('cascade.rule.save')}
      >
        <NumberInput
          data-autofocus
          label={t('cascade.rule.days')}
          min={1}
          max={250}
          allowDecimal={false}
          disabled={rule.dueDay !== null}
          value={days}
          onChange={(value) => set({ workingDays: Number(value) })}
        />
        <DayField
          label={t('cascade.rule.dueDay')}
          value={rule.dueDay ?? ''}
          onChange={(dueDay) => set({ dueDay: dueDay || null })}
          after={plan.issuedOn ?? undefined}
        />
        <Switch
          label={t('cascade.rule.localities')}
          checked={rule.localities}
          onChange={({ currentTarget }) => set({ localities: currentTarget.checked })}
        />
        <Switch
          label={t('cascade.rule.departments')}
          checked={rule.departments}
          onChange={({ currentTarget }) => set({ departments: currentTarget.checked })}
        />
        <MultiSelect
          label={t('cascade.rule.leftOut')}
          data={names}
          value={rule.leftOut}
          onChange={(leftOut) => set({ leftOut })}
          searchable
          clearable
          limit={60}
        />
        <MultiSelect
          label={t('cascade.rule.added')}
          data={names}
          value={rule.added}
          onChange={(added) => set({ added })}
          searchable
          clearable
          limit={60}
        />
        <p className={classes.hint}>{t('cascade.rule.hint')}</p>
      </DialogForm>
    </Modal>
  )
}

/** Agencies to choose from, by name; those in the matrix are there even where the list is longer than a page. */
function useAgencies({ agencies }: Matrix) {
  const listed = usePages('agency.list', { limit: 200 })
  const named = new Map(agencies.map(({ agencyId, name }) => [agencyId, name]))
  for (const { id, name } of listed.data?.pages.flatMap((page) => page.agencies) ?? []) named.set(id, name)
  return [...named].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'vi'))
}
