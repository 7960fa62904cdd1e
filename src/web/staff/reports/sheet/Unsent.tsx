import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { draftsNamed, dropDraft } from '../../draft.ts'
import { t } from '../../words.ts'
import classes from './sheet.module.css'
import { isItemOpen, useSheet } from './sheet.ts'

type Left = { key: string; title: string; words: string; drop: () => void }

/** What was typed and can no longer be saved, since the report is closed by now: to be read and copied. */
export function Unsent() {
  const left = useLeft()
  if (left.length === 0) return null
  return (
    <section className={classes.conflict} role="alert" data-unsent>
      <h2>
        <IconAlertTriangle size={17} aria-hidden /> {t('reports.unsent')}
      </h2>
      <p>{t('reports.unsentMeans')}</p>
      <dl>
        {left.map(({ key, title, words }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd className="asWritten">{words}</dd>
          </div>
        ))}
      </dl>
      <Button size="compact-sm" variant="default" onClick={() => dropAll(left)}>
        {t('reports.dropUnsent')}
      </Button>
    </section>
  )
}

function useLeft(): Left[] {
  const { page, cells, mayFill } = useSheet()
  const names = new Map(
    page.form.tables.flatMap(({ code, rows }) => rows.map((row) => [`${code}/${row.code}`, `${row.code} ${row.name}`])),
  )
  const figures = page.cells
    .filter((cell) => cells.drafts[cell.field] && !(mayFill && isItemOpen(page, cell)))
    .map(({ field }): Left => {
      const { typed, note, reason, boundReason } = cells.drafts[field] ?? {}
      const words = [typed, note, reason, boundReason].filter(Boolean).join('\n')
      return { key: field, title: names.get(field) ?? field, words, drop: () => cells.drop(field) }
    })
  const sections = draftsNamed<{ text: string }>(`report.${page.report.id}.section.`)
    .filter(({ code }) => {
      const section = page.sections.find((each) => each.code === code)
      return !section || !(mayFill && isItemOpen(page, section))
    })
    .map(
      ({ name, code, value }): Left => ({
        key: code,
        title: t('reports.sectionCode', { code }),
        words: value.text,
        drop: () => {
          dropDraft(name)
          location.reload()
        },
      }),
    )
  return [...figures, ...sections]
}

function dropAll(left: readonly Left[]): void {
  for (const { drop } of left) drop()
}
