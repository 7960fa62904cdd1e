import '@mantine/dates/styles.css'
import 'dayjs/locale/vi'
import { DateInput, type DateInputProps } from '@mantine/dates'
import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'
import { locale, t } from '../../words.ts'
import { backToCard } from './card-focus.ts'

dayjs.extend(customParseFormat)

type DayFieldProps = Omit<DateInputProps, 'value' | 'onChange' | 'label'> & {
  value: string | null
  /** Shown above the field; else only read out. */
  title?: string
  label: string
  onChange(day: string | null): void
}

/** One day as dd/mm/yyyy, typed or picked. */
export function DayField({ value, title, label, onChange, ...rest }: DayFieldProps) {
  return (
    <DateInput
      size="xs"
      w={132}
      locale={locale()}
      valueFormat="DD/MM/YYYY"
      placeholder={t('day.placeholder')}
      clearable
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      {...(title ? { label: title } : { 'aria-label': label })}
      styles={{ label: { fontWeight: 500, marginBottom: 3 } }}
      value={value}
      onChange={onChange}
      // A day that is written is kept, and the keys of the page work again.
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter' || key === 'Escape') backToCard(currentTarget)
      }}
      {...rest}
    />
  )
}
