import { Select } from '@mantine/core'
import type { FormRow } from '#lib/reporting/form.ts'
import { t } from '../../words.ts'

type RollUpFieldsProps = { draft: FormRow; set: (part: Partial<FormRow>) => void; codes: readonly string[] }

/** How the figures of many become one: a mean names the row of which each figure is a mean. */
export function RollUpFields({ draft, set, codes }: RollUpFieldsProps) {
  const { rollUp, kind, rule } = draft
  // A share is reckoned anew from its parts, whatever is chosen.
  if (rule?.kind === 'share') return null
  const ways = (['sum', 'weightedMean', 'last', 'none'] as const).filter((way) =>
    kind === 'choice' ? way === 'last' || way === 'none' : kind !== 'rate' || way !== 'sum',
  )
  const chosen = ways.some((way) => way === rollUp) ? rollUp : 'none'
  return (
    <>
      <Select
        label={t('forms.rollUp')}
        allowDeselect={false}
        data={ways.map((value) => ({ value, label: t(`rollUp.${value}`) }))}
        value={chosen}
        onChange={(value) => value && set({ rollUp: value as FormRow['rollUp'] })}
      />
      {chosen === 'weightedMean' ? (
        <Select
          label={t('forms.weight')}
          description={t('forms.weightMeans')}
          searchable
          allowDeselect={false}
          data={codes.filter((code) => code !== draft.code)}
          value={draft.weight ?? null}
          error={draft.weight === undefined ? t('forms.weightMissing') : undefined}
          onChange={(weight) => weight && set({ weight })}
        />
      ) : null}
    </>
  )
}
