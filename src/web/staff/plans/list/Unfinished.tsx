import { Link } from '@tanstack/react-router'
import { useRead } from '../../api.ts'
import { Tag, type Tone } from '../../ui/StatusTag.tsx'
import { t } from '../../words.ts'
import classes from '../plans.module.css'

const tones: Readonly<Record<string, Tone>> = { refused: 'bad', failed: 'warn', reading: 'brand' }

/** Documents that were loaded but are no plan yet: nothing that was begun is forgotten. */
export function Unfinished() {
  const { data } = useRead('document.list', { limit: 20 })
  const waiting = data?.documents.filter(({ planId }) => planId === null).slice(0, 4) ?? []
  if (waiting.length === 0) return null
  return (
    <section className={classes.unfinished} aria-label={t('plans.import.unfinished')}>
      <h2>{t('plans.import.unfinished')}</h2>
      <ul>
        {waiting.map(({ id, filename, state }) => (
          <li key={id}>
            <Link to="/ke-hoach/nhap" search={{ 'van-ban': id } as never}>
              {filename}
            </Link>
            <Tag tone={tones[state] ?? 'plain'}>{t(`plans.document.${state}`)}</Tag>
          </li>
        ))}
      </ul>
    </section>
  )
}
