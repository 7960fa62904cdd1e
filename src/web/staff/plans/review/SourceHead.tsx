import { SegmentedControl } from '@mantine/core'
import { IconDownload, IconInfoCircle } from '@tabler/icons-react'
import type { DocumentSource } from '#features/documents/schema.ts'
import { hrefOf } from '../../api.ts'
import { t } from '../../words.ts'
import classes from './source.module.css'

type SourceHeadProps = { source: DocumentSource; asPicture: boolean; onPicture(on: boolean): void }

/** What kind of file it was, what was done to it before reading, and the way to the file itself. */
export function SourceHead({ source, asPicture, onPicture }: SourceHeadProps) {
  const { id, kind, notes, doubts, places } = source
  const drawn = (kind === 'pdf' || kind === 'scan') && places.some(({ page }) => page !== undefined)
  return (
    <div className={classes.head}>
      <div className={classes.headRow}>
        <span className={classes.headKind}>{t(`plans.source.kind.${kind}`)}</span>
        {drawn ? (
          <SegmentedControl
            size="xs"
            aria-label={t('plans.source.view')}
            data={[
              { value: 'text', label: t('plans.source.asText') },
              { value: 'picture', label: t('plans.source.asPicture') },
            ]}
            value={asPicture ? 'picture' : 'text'}
            onChange={(value) => onPicture(value === 'picture')}
          />
        ) : null}
        <a className={classes.headLink} href={hrefOf('document.download', { documentId: id })}>
          <IconDownload size={15} aria-hidden /> {t('plans.import.download')}
        </a>
      </div>
      {notes.length > 0 || doubts.length > 0 ? (
        <ul className={classes.notes}>
          {notes.map(({ message }) => (
            <li key={message}>
              <IconInfoCircle size={15} aria-hidden /> {message}
            </li>
          ))}
          {doubts.length > 0 ? (
            <li>
              <IconInfoCircle size={15} aria-hidden />
              <span>
                <u>{t('plans.source.doubtSign')}</u> {t('plans.source.doubtHint', { count: doubts.length })}
              </span>
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  )
}
