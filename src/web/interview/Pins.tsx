import { type FormEvent, useState } from 'react'
import { isPin } from './vault.ts'
import { t } from './words.ts'

type PinFieldProps = { label: string; value: string; onChange: (value: string) => void }

export const PinField = ({ label, value, onChange }: PinFieldProps) => (
  <label>
    {label}
    <input
      type="password"
      inputMode="numeric"
      autoComplete="off"
      maxLength={12}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value.replaceAll(/\D/g, ''))}
    />
  </label>
)

type NewPinProps = { title: string; keep: (pin: string) => Promise<string | undefined> }

/** Takes a PIN twice; what `keep` answers says why it was not kept. */
export function NewPin({ title, keep }: NewPinProps) {
  const [pins, setPins] = useState(['', ''])
  const [wrong, tell] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [first = '', second = ''] = pins
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    tell(await keep(first))
    setBusy(false)
  }
  return (
    <form onSubmit={submit}>
      <h1>{title}</h1>
      {wrong ? <p role="alert">{wrong}</p> : null}
      <p>{t('interview.pinMeans')}</p>
      <PinField label={t('interview.pin')} value={first} onChange={(pin) => setPins([pin, second])} />
      <PinField label={t('interview.pinAgain')} value={second} onChange={(pin) => setPins([first, pin])} />
      {isPin(first) && second.length >= first.length && first !== second ? (
        <p role="alert">{t('interview.pinsDiffer')}</p>
      ) : null}
      <p className="steps">
        <button type="submit" disabled={busy || !isPin(first) || first !== second}>
          {t('interview.keepPin')}
        </button>
      </p>
    </form>
  )
}
