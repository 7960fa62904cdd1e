import { PasswordInput } from '@mantine/core'
import { t } from '../words.ts'

type NewPasswordProps = { label: string; value: string; onChange: (value: string) => void }

/** A password that is chosen now: what it must be is said beside it, and it can be looked at. */
export function NewPassword({ label, value, onChange }: NewPasswordProps) {
  return (
    <PasswordInput
      label={label}
      description={t('reset.hint')}
      autoComplete="new-password"
      required
      withAsterisk={false}
      minLength={10}
      maxLength={200}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
    />
  )
}
