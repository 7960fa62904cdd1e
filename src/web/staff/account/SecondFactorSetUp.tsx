import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import { renderSVG } from 'uqr'
import { askAccounts } from '../sign-in/accounts.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import classes from './account.module.css'
import { CopyText } from './CopyText.tsx'

export type Enrolment = { totpURI: string; backupCodes: string[] }

/** Scan or type the secret, prove it with one code, keep the codes for the day the phone is lost. */
export function SecondFactorSetUp({ enrolment, onDone }: { enrolment: Enrolment; onDone: () => void }) {
  const [code, setCode] = useState('')
  const prove = useMutation({
    mutationFn: () => askAccounts('/two-factor/verify-totp', { code: code.replaceAll(/\s/g, '') }),
  })
  const picture = useMemo(
    () => `data:image/svg+xml,${encodeURIComponent(renderSVG(enrolment.totpURI, { border: 0 }))}`,
    [enrolment],
  )
  const secret = new URL(enrolment.totpURI).searchParams.get('secret') ?? ''
  if (prove.isSuccess) return <BackupCodes codes={enrolment.backupCodes} onDone={onDone} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    prove.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <p>{t('second.scan')}</p>
        <div className={classes.secret}>
          <img className={classes.qr} src={picture} alt={t('second.picture')} />
          <div>
            <p className="small">{t('second.type')}</p>
            <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
            <CopyText text={secret} />
          </div>
        </div>
        <ProblemNotice error={prove.error} />
        <TextInput
          label={t('signIn.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          maxLength={7}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={prove.isPending}>
            {t('signIn.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <Stack>
      <p role="status">{t('second.codes')}</p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Group justify="space-between">
        <CopyText text={codes.join('\n')} />
        <Button onClick={onDone}>{t('second.kept')}</Button>
      </Group>
    </Stack>
  )
}
