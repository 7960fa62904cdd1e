import { Alert } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { moment } from '../format.ts'
import { t } from '../words.ts'
import type { Detail } from './ReportForm.tsx'

/** Somebody was faster: what they did since this page was opened. What was typed here stays. */
export function WhatChanged({ before, now }: { before: Detail; now: Detail }) {
  const queries = useQueryClient()
  useEffect(() => {
    queries.invalidateQueries({ queryKey: ['assignment.get'] })
  }, [queries])
  const known = new Set(before.history.map(({ id }) => id))
  const fresh = now.history.filter(({ id }) => !known.has(id))
  return (
    <Alert role="alert" color="yellow" icon={<IconArrowsDiff size={18} />} title={t('conflict.title')}>
      <ul style={{ margin: '0 0 6px', paddingLeft: 18 }}>
        {fresh.map((entry) => (
          <li key={entry.id}>
            {moment(entry.at)} · {entry.authorName}: {t(`entry.${entry.action}`)}
            {entry.sentence ? ` – “${entry.sentence}”` : ''}
          </li>
        ))}
      </ul>
      {t('conflict.next')}
    </Alert>
  )
}
