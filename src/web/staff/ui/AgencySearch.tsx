import { Combobox, InputBase, Loader, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { t } from '../words.ts'
import classes from './agencies.module.css'
import { type Target, useAgencySearch } from './agency-search.ts'

type AgencySearchProps = {
  label: string
  asOf: string | null
  /** Without groups where only one agency can stand: who issued, who follows up. */
  groups?: boolean
  initial?: string
  /** Ready to type as soon as it is there. */
  focused?: boolean
  onPick(target: Target): void
}

/** Search over all agencies and groups of the province, with or without marks. */
export function AgencySearch({ label, asOf, groups = true, initial = '', focused = false, onPick }: AgencySearchProps) {
  const [text, setText] = useState(initial)
  const [search] = useDebouncedValue(text, 200)
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() })
  const { agencies, groups: foundGroups, loading, outdated } = useAgencySearch(search, asOf, groups)
  const found = [...foundGroups, ...agencies][0]?.id
  const answered = search === text && !outdated
  // Only what was found for these words is offered: a list does not change under the finger that reaches for it.
  // Enter takes the first one that was found for these words; until the answer is there it takes none.
  // biome-ignore lint/correctness/useExhaustiveDependencies: chosen anew with each answer, not with each drawing
  useEffect(() => {
    if (!answered) box.resetSelectedOption()
    else if (search.trim() !== '' && found !== undefined) box.selectFirstOption()
  }, [answered, search, found])
  const pick = (value: string) => {
    const agency = agencies.find(({ id }) => id === value)
    const group = foundGroups.find(({ id }) => id === value)
    box.closeDropdown()
    if (agency) onPick({ agencyId: agency.id, groupId: null, name: agency.name })
    else if (group) onPick({ agencyId: null, groupId: group.id, name: group.name })
  }
  return (
    <Combobox store={box} onOptionSubmit={pick} withinPortal>
      <Combobox.Target>
        <InputBase
          size="xs"
          autoFocus={focused}
          aria-label={label}
          placeholder={label}
          value={text}
          rightSection={loading ? <Loader size={12} /> : null}
          onFocus={() => box.openDropdown()}
          onClick={() => box.openDropdown()}
          onBlur={() => box.closeDropdown()}
          onChange={(event) => {
            setText(event.currentTarget.value)
            box.openDropdown()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={260} className={classes.options} aria-label={label}>
          {answered ? null : <Combobox.Empty>{t('state.loading')}</Combobox.Empty>}
          {answered && foundGroups.length > 0 ? (
            <Combobox.Group label={t('plans.party.groups')}>
              {foundGroups.map(({ id, name, members }) => (
                <Combobox.Option key={id} value={id}>
                  {name} <span className={classes.hint}>{t('plans.party.members', { count: members })}</span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ) : null}
          <Combobox.Group label={t('plans.party.agencies')}>
            {(answered ? agencies : []).map(({ id, name, parentName }) => (
              <Combobox.Option key={id} value={id}>
                {name} <span className={classes.hint}>{parentName}</span>
              </Combobox.Option>
            ))}
          </Combobox.Group>
          {answered && agencies.length + foundGroups.length === 0 ? (
            <Combobox.Empty>{t('plans.party.none')}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
