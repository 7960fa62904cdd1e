import { Button, Group } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { t, word } from '../../words.ts'
import classes from './conflict.module.css'
import type { Difference } from './undo.ts'

type ConflictNoteProps = {
  differences: readonly Difference[]
  /** Where the names of the fields are found. */
  words: 'plans.field' | 'plans.header'
  /** Absent when one wanted to write nothing that could be written again. */
  onMine?: (() => void) | undefined
  onTheirs(): void
}

/** What another person changed meanwhile, beside what one wanted to write; nothing of either is lost. */
export function ConflictNote({ differences, words, onMine, onTheirs }: ConflictNoteProps) {
  const mine = onMine !== undefined
  const written = (field: string, value: string) =>
    value === '' ? '–' : field === 'review' ? word('plans.review.is', value) : value
  return (
    <div className={classes.conflict} role="alert">
      <b>
        <IconUsers size={18} aria-hidden /> {t('plans.conflict.title')}
      </b>
      <p>{t(mine ? 'plans.conflict.choose' : 'plans.conflict.look')}</p>
      {differences.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('plans.conflict.field')}</th>
              <th scope="col">{t('plans.conflict.before')}</th>
              <th scope="col">{t('plans.conflict.theirs')}</th>
              {mine ? <th scope="col">{t('plans.conflict.mine')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {differences.map(({ field, before, theirs, mine: wanted }) => (
              <tr key={field}>
                <td>{word(words, field)}</td>
                <td>{written(field, before)}</td>
                <td>{written(field, theirs)}</td>
                {mine ? <td>{wanted === null ? '' : written(field, wanted)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <Group gap={6} mt={8}>
        {mine ? (
          <Button size="compact-xs" onClick={onMine}>
            {t('plans.conflict.keepMine')}
          </Button>
        ) : null}
        <Button size="compact-xs" variant="default" onClick={onTheirs}>
          {t('plans.conflict.keepTheirs')}
        </Button>
      </Group>
    </div>
  )
}
