import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Grant } from '#features/access/schema.ts'
import { useRead, useWrite } from '../api.ts'
import { day } from '../format.ts'
import { useMe } from '../session.ts'
import { Failed } from '../ui/Broken.tsx'
import { DayField } from '../ui/DayField.tsx'
import lists from '../ui/lists.module.css'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'

/** What I may do where, and handing it to a colleague while I am away. */
export function Delegation() {
  const me = useMe()
  const [delegating, delegate] = useState<Grant>()
  const may = me.can.includes('grant.delegate')
  return (
    <section className="card">
      <h2>{t('grants.title')}</h2>
      <ul className={lists.list}>
        {me.grants.map((grant) => (
          <li key={grant.id}>
            <span>
              <b>{t(`role.${grant.role}`)}</b> – {grant.agencyName}
              <span className="small">
                {grant.validTo
                  ? t('grants.until', { day: day(grant.validTo) })
                  : t('grants.since', { day: day(grant.validFrom) })}
                {grant.delegatedBy ? ` · ${t('grants.for', { name: grant.delegatedBy })}` : ''}
              </span>
            </span>
            {may && grant.delegatedBy === null && grant.role !== 'administrator' ? (
              <Button variant="default" size="compact-sm" onClick={() => delegate(grant)}>
                {t('grants.delegate')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {me.grants.length === 0 ? <p className="small">{t('grants.none')}</p> : null}
      {may ? <HandedOn /> : null}
      <Modal opened={delegating !== undefined} onClose={() => delegate(undefined)} title={t('grants.delegate')}>
        {delegating ? <DelegateForm grant={delegating} onDone={() => delegate(undefined)} /> : null}
      </Modal>
    </section>
  )
}

/** To whom I have handed what, and taking it back before its day. */
function HandedOn() {
  const read = useRead('grant.listDelegated', {})
  const end = useWrite('grant.endDelegation')
  if (read.isError) return <Failed error={read.error} retry={() => read.refetch()} />
  if (!read.data || read.data.grants.length === 0) return null
  return (
    <>
      <h3 style={{ marginTop: 16 }}>{t('grants.delegated')}</h3>
      <ProblemNotice error={end.error} />
      <ul className={lists.list}>
        {read.data.grants.map(({ id, toName, role, agencyName, validFrom, validTo }) => (
          <li key={id}>
            <span>
              <b>{toName}</b>
              <span className="small">
                {t(`role.${role}`)} – {agencyName} · {day(validFrom)} – {validTo ? day(validTo) : ''}
              </span>
            </span>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('grants.endDelegation', { name: toName })}
              loading={end.isPending && end.variables?.grantId === id}
              onClick={() => end.mutate({ grantId: id })}
            >
              {t('grants.end')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function DelegateForm({ grant, onDone }: { grant: Grant; onDone: () => void }) {
  const { today } = useMe()
  const [toEmail, setEmail] = useState('')
  const [validFrom, setFrom] = useState(today)
  const [validTo, setTo] = useState('')
  const [reason, setReason] = useState('')
  const write = useWrite('grant.delegate')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    write.mutate(
      { grantId: grant.id, toEmail: toEmail.trim(), validFrom, validTo, reason: reason.trim() || undefined },
      { onSuccess: onDone },
    )
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <p>{t('grants.delegateMeans', { role: t(`role.${grant.role}`), agency: grant.agencyName })}</p>
        <ProblemNotice error={write.error} labels={{ toEmail: t('grants.to'), validTo: t('grants.lastDay') }} />
        <TextInput
          type="email"
          label={t('grants.to')}
          required
          withAsterisk={false}
          value={toEmail}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <DayField label={t('grants.firstDay')} required value={validFrom} onChange={setFrom} />
        <DayField label={t('grants.lastDay')} required value={validTo} onChange={setTo} />
        <Textarea
          label={t('grants.reason')}
          maxLength={300}
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onDone}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={write.isPending} disabled={validFrom === '' || validTo === ''}>
            {t('grants.delegate')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
