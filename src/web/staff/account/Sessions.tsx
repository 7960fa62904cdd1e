import { Button } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { moment } from '../format.ts'
import { askAccounts } from '../sign-in/accounts.ts'
import lists from '../ui/lists.module.css'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Tag } from '../ui/StatusTag.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { deviceOf } from './device.ts'

type Session = { id: string; token: string; createdAt: string; ipAddress?: string | null; userAgent?: string | null }
type Current = { session: { id: string } } | null

/** Where I am signed in, and a way to end it. */
export function Sessions() {
  const queries = useQueryClient()
  const read = useQuery({
    queryKey: ['sessions'],
    queryFn: async () => {
      const [all, current] = await Promise.all([
        askAccounts<Session[]>('/list-sessions'),
        askAccounts<Current>('/get-session'),
      ])
      return { all, currentId: current?.session.id }
    },
  })
  const refresh = () => queries.invalidateQueries({ queryKey: ['sessions'] })
  const end = useMutation({
    mutationFn: (token: string) => askAccounts('/revoke-session', { token }),
    onSuccess: refresh,
  })
  const endOthers = useMutation({ mutationFn: () => askAccounts('/revoke-other-sessions', {}), onSuccess: refresh })
  const sessions = (read.data?.all ?? []).toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
  return (
    <section className="card">
      <h2>{t('sessions.title')}</h2>
      <ProblemNotice error={end.error ?? endOthers.error} />
      <Unread read={read} rows={2} />
      <ul className={lists.list}>
        {sessions.map(({ id, token, createdAt, ipAddress, userAgent }) => {
          const device = deviceOf(userAgent ?? '')
          const Sign = device.phone ? IconDeviceMobile : IconDeviceDesktop
          return (
            <li key={id}>
              <span style={{ display: 'flex', gap: 10, alignItems: 'center' }}>
                <Sign size={20} stroke={1.6} aria-hidden />
                <span>
                  {device.name || t('sessions.unknown')}
                  <span className="small">
                    {t('sessions.since', { when: moment(createdAt) })}
                    {ipAddress ? ` · ${ipAddress}` : ''}
                  </span>
                </span>
              </span>
              {id === read.data?.currentId ? (
                <Tag tone="good">{t('sessions.this')}</Tag>
              ) : (
                <Button variant="default" size="compact-sm" onClick={() => end.mutate(token)}>
                  {t('sessions.end')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {sessions.length > 1 ? (
        <Button variant="default" mt="sm" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {t('sessions.endOthers')}
        </Button>
      ) : null}
    </section>
  )
}
