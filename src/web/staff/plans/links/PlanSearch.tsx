import { Combobox, InputBase, Loader, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useRead } from '../../api.ts'
import { t } from '../../words.ts'
import type { Plan } from '../queries.ts'
import classes from './links.module.css'
import { wherefrom } from './PlanName.tsx'
import type { Tie } from './queries.ts'

type PlanSearchProps = { plan: Plan; tie: Tie; onPick(planId: string): void; onCancel(): void }

/** Search over the plans of the province by number and title; only those that can stand at the other end are offered. */
export function PlanSearch({ plan, tie, onPick, onCancel }: PlanSearchProps) {
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 200)
  const box = useCombobox({ defaultOpened: true, onDropdownClose: () => box.resetSelectedOption() })
  const found = useRead(
    'plan.list',
    { ...(search ? { search } : {}), ...(tie === 'replacesPlanId' ? { status: 'confirmed' } : {}), limit: 20 },
    { keep: true },
  )
  const answered = search === text.trim() && found.data !== undefined && !found.isPlaceholderData
  const offered = (found.data?.plans ?? []).filter(
    ({ id, can }) => answered && id !== plan.id && (tie === 'parentPlanId' || can.includes('plan.confirm')),
  )
  const label = t(`plans.link.${tie}.search`)
  return (
    <Combobox store={box} onOptionSubmit={onPick} withinPortal>
      <Combobox.Target>
        <InputBase
          size="xs"
          autoFocus
          aria-label={label}
          placeholder={label}
          value={text}
          rightSection={found.isFetching ? <Loader size={12} /> : null}
          onFocus={() => box.openDropdown()}
          onClick={() => box.openDropdown()}
          onBlur={() => box.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onCancel()
          }}
          onChange={(event) => {
            setText(event.currentTarget.value)
            box.openDropdown()
            box.updateSelectedOptionIndex()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} className={classes.options} aria-label={label}>
          {offered.map((each) => (
            <Combobox.Option key={each.id} value={each.id}>
              <b>{each.number ?? t('plans.header.noNumber')}</b> <span className="small">{wherefrom(each)}</span>
              <span className={classes.nameTitle}>{each.title}</span>
            </Combobox.Option>
          ))}
          {offered.length === 0 ? (
            <Combobox.Empty>{t(answered ? `plans.link.${tie}.noneFound` : 'state.loading')}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
