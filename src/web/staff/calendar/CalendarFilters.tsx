import { Checkbox, SegmentedControl, Select } from '@mantine/core'
import { DueKind } from '#features/due/schema.ts'
import type { Input, Output } from '../api.ts'
import { AgencyPicker } from '../ui/AgencyPicker.tsx'
import { type Filters, useFilters } from '../ui/filters.ts'
import { t } from '../words.ts'
import classes from './calendar.module.css'

const kinds = DueKind.options
const whom = { toi: 'mine', duoi: 'below', 'don-vi': 'agency' } as const
const isWhom = (text: string | undefined): text is keyof typeof whom => text !== undefined && text in whom

/** What the address says, as the question that the server is asked. */
export function readFilters(filters: Filters): Omit<Input<'deadline.list'>, 'from' | 'to'> {
  const agencyId = filters['don-vi']
  const asked = isWhom(filters.cua) ? whom[filters.cua] : undefined
  // Until an agency is chosen there is nothing to ask of it.
  const whose = asked === 'agency' && !agencyId ? undefined : asked
  return {
    whose,
    agencyId: whose === 'agency' ? agencyId : undefined,
    kind: kinds.find((each) => each === filters.loai),
    open: filters.xong === 'an' ? 'true' : undefined,
  }
}

type CalendarFiltersProps = { reply: Output<'deadline.list'> | undefined; narrow: boolean }

export function CalendarFilters({ reply, narrow }: CalendarFiltersProps) {
  const [filters, change] = useFilters()
  const chosen = isWhom(filters.cua) ? filters.cua : reply?.whose === 'below' ? 'duoi' : 'toi'
  const choices = [
    ...(reply?.hasOwn === false ? [] : [{ value: 'toi', label: t('calendar.mine') }]),
    ...(reply?.mayLookBelow ? [{ value: 'duoi', label: t('calendar.below') }] : []),
    ...(reply?.mayLookBelow ? [{ value: 'don-vi', label: t('calendar.agency') }] : []),
  ]
  return (
    <div className={classes.filters}>
      {choices.length > 1 ? (
        <SegmentedControl
          aria-label={t('calendar.whose')}
          value={chosen}
          onChange={(cua) => change({ cua, 'don-vi': undefined })}
          data={choices}
        />
      ) : null}
      {chosen === 'don-vi' ? (
        <AgencyPicker
          label={t('calendar.whichAgency')}
          hideLabel
          placeholder={t('calendar.whichAgency')}
          width={220}
          value={filters['don-vi'] ?? null}
          onChange={(id) => change({ 'don-vi': id ?? undefined })}
        />
      ) : null}
      <Select
        aria-label={t('calendar.kind')}
        placeholder={t('calendar.allKinds')}
        w={170}
        clearable
        data={kinds.map((value) => ({ value, label: t(`calendar.kind.${value}`) }))}
        value={filters.loai ?? null}
        onChange={(loai) => change({ loai: loai ?? undefined })}
      />
      <Checkbox
        label={t('calendar.openOnly')}
        checked={filters.xong === 'an'}
        onChange={(event) => change({ xong: event.currentTarget.checked ? 'an' : undefined })}
      />
      {narrow ? null : (
        <SegmentedControl
          aria-label={t('calendar.view')}
          value={filters.xem === 'danh-sach' ? 'danh-sach' : 'thang'}
          onChange={(xem) => change({ xem: xem === 'thang' ? undefined : xem, ngay: undefined })}
          data={[
            { value: 'thang', label: t('calendar.asMonth') },
            { value: 'danh-sach', label: t('calendar.asList') },
          ]}
        />
      )}
    </div>
  )
}
