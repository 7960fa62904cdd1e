import { MultiSelect, SimpleGrid } from '@mantine/core'
import { kinds, levels } from '../../admin/choices.ts'
import { AgencyChips, fromNamed, toNamed } from '../../ui/AgencyChips.tsx'
import { t } from '../../words.ts'
import type { Settings } from './settings.ts'

type ReportersFieldsProps = { settings: Settings; set: (part: Partial<Settings>) => void }

/** Who reports: by level and kind, some more, some fewer. */
export function ReportersFields({ settings, set }: ReportersFieldsProps) {
  return (
    <fieldset>
      <legend>{t('series.whoReports')}</legend>
      <p className="small">{t('series.whoReportsHint')}</p>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
        <MultiSelect
          label={t('agencies.level')}
          data={levels.map((value) => ({ value, label: t(`level.${value}`) }))}
          value={settings.levels}
          onChange={(chosen) => set({ levels: chosen })}
        />
        <MultiSelect
          label={t('agencies.kind')}
          searchable
          data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={settings.kinds}
          onChange={(chosen) => set({ kinds: chosen })}
        />
      </SimpleGrid>
      <AgencyChips
        label={t('series.added')}
        hint={t('series.addedHint')}
        value={fromNamed(settings.added)}
        onChange={(list) => set({ added: toNamed(list) })}
      />
      <AgencyChips
        label={t('series.leftOut')}
        hint={t('series.leftOutHint')}
        value={fromNamed(settings.leftOut)}
        onChange={(list) => set({ leftOut: toNamed(list) })}
      />
    </fieldset>
  )
}
