import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import type { GroupRule } from '#features/directory/schema.ts'
import { useRead } from '../api.ts'
import { useMe } from '../session.ts'
import type { Named } from '../ui/AgencyChips.tsx'
import { DayField } from '../ui/DayField.tsx'
import { Loading } from '../ui/Loading.tsx'
import lists from '../ui/lists.module.css'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import classes from './admin.module.css'

type GroupPreviewProps = {
  rule: z.infer<typeof GroupRule>
  include: readonly Named[]
  exclude: readonly Named[]
}

const joined = (codes: readonly string[] | undefined) => (codes && codes.length > 0 ? codes.join(',') : undefined)

/** Which agencies the group as it is being written has on a day. */
export function GroupPreview({ rule, include, exclude }: GroupPreviewProps) {
  const { today } = useMe()
  const [asOf, setAsOf] = useState(today)
  const { data, error } = useRead(
    'agency.previewGroup',
    {
      ...{ levels: joined(rule.levels), kinds: joined(rule.kinds), groups: joined(rule.groups), under: rule.under },
      asOf: asOf || today,
    },
    { keep: true },
  )
  const out = new Set([...exclude.map(({ id }) => id), ...(rule.except ?? [])])
  const found = new Map((data?.members ?? []).map(({ id, name }) => [id, name]))
  const byName = new Set(include.map(({ id }) => id))
  for (const { id, name } of include) found.set(id, name)
  const members = [...found].filter(([id]) => !out.has(id))
  return (
    <section className="card">
      <div className={classes.preview}>
        <div role="status">
          <h2>{rule.underIssuer ? t('groups.perIssuer') : t('groups.preview', { count: members.length })}</h2>
        </div>
        <DayField label={t('groups.asOf')} value={asOf} onChange={setAsOf} />
      </div>
      <ProblemNotice error={error} />
      {data ? null : <Loading rows={3} height={20} />}
      {rule.underIssuer || members.length === 0 ? null : (
        <details>
          <summary>{t('groups.showMembers')}</summary>
          <ul className={lists.list}>
            {members.map(([id, name]) => (
              <li key={id}>
                <Link to={`/quan-tri/don-vi/${id}`}>{name}</Link>
                {byName.has(id) ? <span className="small">{t('groups.named')}</span> : null}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
