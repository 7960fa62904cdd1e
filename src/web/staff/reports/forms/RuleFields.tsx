import { MultiSelect, Select } from '@mantine/core'
import type { FormRow } from '#lib/reporting/form.ts'
import { t } from '../../words.ts'

type RuleFieldsProps = { draft: FormRow; set: (part: Partial<FormRow>) => void; codes: readonly string[] }
type Rule = 'none' | 'sum' | 'share'

/** From which rows it follows, and which it must not exceed. */
export function RuleFields({ draft, set, codes }: RuleFieldsProps) {
  const { rule, checks } = draft
  const first = codes[0] ?? ''
  const choose = (kind: Rule) => {
    if (kind === 'none') return set({ rule: undefined } as unknown as Partial<FormRow>)
    if (kind === 'sum') return set({ rule: { kind, of: first ? [first] : [] } })
    set({ kind: 'rate', rule: { kind, numerator: first, denominator: codes[1] ?? first, times: 100 } })
  }
  const data = [...codes]
  return (
    <>
      <Select
        label={t('forms.follows')}
        allowDeselect={false}
        data={(['none', 'sum', 'share'] as const).map((value) => ({ value, label: t(`rowRule.${value}`) }))}
        value={rule?.kind ?? 'none'}
        onChange={(kind) => choose(kind as Rule)}
      />
      {rule?.kind === 'sum' ? (
        <MultiSelect
          label={t('forms.sumOf')}
          searchable
          data={data}
          value={rule.of}
          onChange={(of) => set({ rule: { kind: 'sum', of } })}
        />
      ) : null}
      {rule?.kind === 'share' ? (
        <>
          <Select
            label={t('forms.numerator')}
            searchable
            allowDeselect={false}
            data={data}
            value={rule.numerator}
            onChange={(numerator) => numerator && set({ rule: { ...rule, numerator } })}
          />
          <Select
            label={t('forms.denominator')}
            searchable
            allowDeselect={false}
            data={data}
            value={rule.denominator}
            onChange={(denominator) => denominator && set({ rule: { ...rule, denominator } })}
          />
        </>
      ) : null}
      <Select
        label={t('forms.atMost')}
        searchable
        clearable
        data={data}
        value={checks[0]?.row ?? null}
        onChange={(row) => set({ checks: row ? [{ kind: 'atMost', row, with: checks[0]?.with ?? [] }] : [] })}
      />
    </>
  )
}
