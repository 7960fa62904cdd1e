import { Button, Group, Textarea } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { draftsNamed, dropDraft } from '../../../draft.ts'
import { t } from '../../../words.ts'
import { type FormRow, figureText, isLineOpen, pointsText, type Sheet } from './figures.ts'
import classes from './panel.module.css'
import type { Parts } from './SheetTable.tsx'
import type { Autosave, Draft } from './use-sheet.ts'
import type { VerdictDraft } from './VerdictBox.tsx'

type UnsentProps = { sheet: Sheet; parts: Parts; drafts: Autosave['drafts'] }

/** What somebody was typing when the step closed or the line was locked: not lost, to be copied or thrown away. */
export function Unsent({ sheet, parts, drafts }: UnsentProps) {
  const [gone, forget] = useState<unknown>()
  const field = useRef<HTMLTextAreaElement>(null)
  const said = useMemo(() => unsentWords(sheet, parts), [sheet, parts])
  const left = [...unsentFigures(sheet, parts, drafts), ...(gone === said ? [] : said)]
  if (left.length === 0) return null
  const text = left.map(({ words }) => words).join('\n\n')
  const drop = () => {
    for (const { drop: away } of left) away()
    forget(said)
  }
  return (
    <section className={classes.unsent} aria-label={t('rounds.unsent')} data-unsent>
      <h2>
        <IconAlertTriangle size={18} aria-hidden /> {t('rounds.unsent')}
      </h2>
      <p role="alert">{t('rounds.unsentMeans')}</p>
      <Textarea
        ref={field}
        aria-label={t('rounds.unsentText')}
        readOnly
        autosize
        minRows={2}
        maxRows={10}
        value={text}
      />
      <Group gap={8}>
        <Button size="compact-md" onClick={() => copy(field.current, text)}>
          {t('rounds.copy')}
        </Button>
        <Button size="compact-md" variant="default" onClick={drop}>
          {t('rounds.dropUnsent')}
        </Button>
      </Group>
    </section>
  )
}

/** Without a secure connection the clipboard is closed to scripts; the text is selected, to be copied by hand. */
function copy(field: HTMLTextAreaElement | null, text: string): void {
  field?.focus()
  field?.select()
  void navigator.clipboard?.writeText(text).catch(() => undefined)
}

type Left = { words: string; drop: () => void }

function unsentFigures(sheet: Sheet, parts: Parts, drafts: Autosave['drafts']): Left[] {
  const rows = new Map(sheet.rows.map((row) => [row.code, row]))
  return sheet.lines
    .filter((line) => drafts[line.code] && !isLineOpen(parts, line))
    .map(
      ({ code }): Left => ({
        words: `${headOf(rows.get(code))}\n${claimWords(rows.get(code), drafts[code])}`,
        drop: () => parts.autosave.drop(code),
      }),
    )
}

/** Words for a step that is not open any more. */
function unsentWords(sheet: Sheet, parts: Parts): Left[] {
  const rows = new Map(sheet.rows.map((row) => [row.code, row]))
  const kept = <T,>(kind: string, wordsOf: (value: T) => string) =>
    draftsNamed<T>(`${kind}.${sheet.id}.`).map(
      ({ name, code, value }): Left => ({
        words: `${headOf(rows.get(code))}\n${wordsOf(value)}`,
        drop: () => dropDraft(name),
      }),
    )
  return [
    ...(parts.mayExplain ? [] : kept<string>('explain', (text) => `${t('rounds.explanation')}: ${text}`)),
    ...(parts.mayAppraise || parts.mayReturn ? [] : kept<VerdictDraft>('judged', verdictWords)),
  ]
}

const headOf = (row: FormRow | undefined): string => (row ? `${row.code} ${row.name}` : '')

function claimWords(row: FormRow | undefined, draft: Draft | undefined): string {
  if (!row || !draft) return ''
  const { claim, note, excuse } = draft
  const said = row.figures.flatMap((figure) => {
    const value = claim.figures[figure.key]
    if (value === undefined || value === null) return []
    const option = figure.options.find((it) => it.value === value)?.label
    const yesNo = typeof value === 'boolean' ? t(value ? 'rounds.yes' : 'rounds.no') : undefined
    return [`${figure.label}: ${option ?? yesNo ?? figureText(figure, value)}${figure.kind === 'rate' ? '%' : ''}`]
  })
  if (claim.given !== null) said.push(`${t('rounds.given')}: ${pointsText(claim.given)}`)
  if (excuse) said.push(`${t('rounds.excuse')}: ${excuse}`)
  if (note) said.push(`${t('rounds.note')}: ${note}`)
  return said.join('\n')
}

const verdictWords = ({ points, reason }: VerdictDraft): string =>
  [points && `${t('rounds.otherPoints')}: ${points}`, reason && `${t('rounds.reason')}: ${reason}`]
    .filter(Boolean)
    .join('\n')
