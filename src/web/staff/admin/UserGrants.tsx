import { Button, Select, SimpleGrid, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Role } from '#features/access/roles.ts'
import type { User } from '#features/access/schema.ts'
import { useWrite } from '../api.ts'
import { day } from '../format.ts'
import { useMe } from '../session.ts'
import { AgencyPicker } from '../ui/AgencyPicker.tsx'
import { DayField } from '../ui/DayField.tsx'
import lists from '../ui/lists.module.css'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import { roleChoices } from './choices.ts'

export function UserGrants({ user }: { user: User }) {
  const end = useWrite('grant.end')
  return (
    <section>
      <h2 style={{ marginBottom: 8 }}>{t('users.grants')}</h2>
      <ProblemNotice error={end.error} />
      {user.grants.length === 0 ? <p className="small">{t('users.noGrants')}</p> : null}
      <ul className={lists.list}>
        {user.grants.map(({ id, role, agencyName, validFrom, validTo, delegatedBy }) => (
          <li key={id}>
            <span>
              <b style={{ fontWeight: 600 }}>{t(`role.${role}`)}</b> – {agencyName}
              <span className="small">
                {day(validFrom)} – {validTo ? day(validTo) : t('grants.noEnd')}
                {delegatedBy ? ` · ${t('grants.for', { name: delegatedBy })}` : ''}
              </span>
            </span>
            <Button
              variant="default"
              size="compact-sm"
              loading={end.isPending && end.variables?.grantId === id}
              onClick={() => end.mutate({ grantId: id })}
            >
              {t('grants.end')}
            </Button>
          </li>
        ))}
      </ul>
      <GiveGrant userId={user.id} />
    </section>
  )
}

function GiveGrant({ userId }: { userId: string }) {
  const { today } = useMe()
  const [agencyId, setAgency] = useState<string | null>(null)
  const [role, setRole] = useState<Role>('officer')
  const [validFrom, setFrom] = useState(today)
  const [validTo, setTo] = useState('')
  const give = useWrite('grant.give')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!agencyId) return
    give.mutate(
      { userId, agencyId, role, validFrom: validFrom || undefined, validTo: validTo || null },
      { onSuccess: () => setAgency(null) },
    )
  }
  return (
    <form onSubmit={submit} style={{ marginTop: 16 }}>
      <Stack gap="sm">
        <h3>{t('grants.give')}</h3>
        <ProblemNotice error={give.error} />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <Select
            label={t('grants.role')}
            allowDeselect={false}
            value={role}
            onChange={(value) => value && setRole(value)}
            data={roleChoices.map((value) => ({ value, label: t(`role.${value}`) }))}
          />
          <AgencyPicker label={t('assignment.agency')} value={agencyId} onChange={setAgency} />
          <DayField label={t('grants.firstDay')} value={validFrom} onChange={setFrom} />
          <DayField label={t('grants.lastDayOptional')} value={validTo} onChange={setTo} />
        </SimpleGrid>
        <p className="small">{t(`role.${role}.means`)}</p>
        <div>
          <Button type="submit" loading={give.isPending} disabled={!agencyId}>
            {t('grants.give')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
