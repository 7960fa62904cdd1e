import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead } from '../../api.ts'
import { Tag, type Tone } from '../../ui/StatusTag.tsx'
import { t } from '../../words.ts'
import { RemoveDocument } from '../import/RemoveDocument.tsx'
import classes from '../plans.module.css'

const tones: Readonly<Record<string, Tone>> = { refused: 'bad', failed: 'warn', reading: 'brand' }

const few = 4

/** Documents that were loaded but are no plan yet: nothing that was begun is forgotten. */
export function Unfinished() {
  const { data } = useRead('document.list', { limit: 50 })
  const [all, setAll] = useState(false)
  const waiting = data?.documents.filter(({ planId }) => planId === null) ?? []
  const shown = all ? waiting : waiting.slice(0, few)
  if (waiting.length === 0) return null
  return (
    <section className={classes.unfinished} aria-label={t('plans.import.unfinished')}>
      <h2>{t('plans.import.unfinished')}</h2>
      <ul>
        {shown.map(({ id, filename, state, ...rest }) => (
          <li key={id}>
            <Link to="/ke-hoach/nhap" search={{ 'van-ban': id } as never}>
              {filename}
            </Link>
            <Tag tone={tones[state] ?? 'plain'}>{t(`plans.document.${state}`)}</Tag>
            <RemoveDocument document={{ id, filename, ...rest }} small />
          </li>
        ))}
      </ul>
      {waiting.length > shown.length ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t('plans.import.unfinishedAll', { count: waiting.length })}
        </Button>
      ) : null}
    </section>
  )
}
