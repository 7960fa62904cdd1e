import { ActionIcon } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRead } from '../../api.ts'
import { tell } from '../../ui/notice.ts'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import classes from './together.module.css'

/** What subordinates wrote about the same section, at hand beside the editor. */
export function Paragraphs({ reportId, code }: { reportId: string; code: string }) {
  const read = useRead('report.consolidated', { reportId })
  const paragraphs = read.data?.sections.find((section) => section.code === code)?.paragraphs ?? []
  return (
    <aside className={classes.paragraphs} aria-label={t('reports.fromBelow')}>
      <h3>{t('reports.fromBelow')}</h3>
      <Unread read={read} rows={3} />
      {read.isSuccess && paragraphs.length === 0 ? <p className="small">{t('reports.nothingFromBelow')}</p> : null}
      {paragraphs.map(({ reportId: other, agencyName, text }) => (
        <article key={other}>
          <header>
            <Link to={`/bao-cao/phieu/${other}`} search={{ muc: code } as never}>
              {agencyName}
            </Link>
            <ActionIcon
              variant="subtle"
              size="sm"
              aria-label={t('reports.copyFrom', { agency: agencyName })}
              title={t('reports.copy')}
              onClick={() => void copy(text)}
            >
              <IconCopy size={15} />
            </ActionIcon>
          </header>
          <p className="asWritten">{text}</p>
        </article>
      ))}
    </aside>
  )
}

/** Without a secure connection the clipboard is closed to scripts: the text can still be marked by hand. */
async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    tell(t('reports.copiedText'))
  } catch {
    tell(t('reports.copyByHand'))
  }
}
