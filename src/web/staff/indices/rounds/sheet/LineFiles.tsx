import { ActionIcon, Button, FileButton, TextInput } from '@mantine/core'
import { IconFile, IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { hrefOf, upload, useWrite } from '../../../api.ts'
import { bytes } from '../../../format.ts'
import { Meter } from '../../../ui/Meter.tsx'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { t } from '../../../words.ts'
import type { FormRow, Line } from './figures.ts'
import type { Parts } from './SheetTable.tsx'
import classes from './sheet.module.css'

type LineFilesProps = { row: FormRow; line: Line; parts: Parts }

/** Evidence of a line: what the edition asks for, what is there, with the page where the proof stands. */
export function LineFiles({ row, line, parts }: LineFilesProps) {
  const { sheetId, mayScore, mayExplain } = parts
  const at = { sheetId, code: row.code }
  const [place, setPlace] = useState('')
  const [sent, setSent] = useState<number>()
  const [error, setError] = useState<unknown>()
  const queries = useQueryClient()
  const remove = useWrite('round.detach', { refresh: ['round.sheet', 'round.lineHistory'] })
  const add = async (files: readonly File[]) => {
    setError(undefined)
    try {
      for (const file of files) {
        setSent(0)
        await upload('round.attach', { ...at, place: place.trim() || undefined }, file, { onProgress: setSent })
      }
      setPlace('')
      await queries.invalidateQueries({ queryKey: ['round.sheet'] })
    } catch (failure) {
      setError(failure)
    }
    setSent(undefined)
  }
  const mayAdd = mayScore || (mayExplain && line.verdict1 !== null && !line.verdict1.accepted)
  return (
    <section className={classes.files} aria-label={t('rounds.evidence')}>
      <h3>{t('rounds.evidence')}</h3>
      {row.evidence.length > 0 ? <p className="small">{t('rounds.asks', { what: row.evidence.join('; ') })}</p> : null}
      <ul>
        {line.evidence.map((file) => (
          <li key={file.id}>
            <IconFile size={16} aria-hidden />
            <span>
              <a href={hrefOf('round.evidence', { ...at, evidenceId: file.id })}>{file.filename}</a>
              <small>
                {[file.place, bytes(file.size), file.explains ? t('rounds.withExplanation') : null]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            {mayScore || (mayExplain && file.explains) ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('rounds.detach', { name: file.filename })}
                loading={remove.isPending}
                onClick={() => remove.mutate({ ...at, evidenceId: file.id })}
              >
                <IconTrash size={16} />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      <ProblemNotice error={error ?? remove.error} />
      {sent === undefined ? null : <Meter value={sent * 100} label={t('rounds.sending')} />}
      {mayAdd ? (
        <div className={classes.attach}>
          <TextInput
            size="xs"
            aria-label={t('rounds.place.page')}
            placeholder={t('rounds.place.page')}
            maxLength={300}
            value={place}
            onChange={({ currentTarget }) => setPlace(currentTarget.value)}
          />
          <FileButton multiple onChange={(files) => void add(files)} inputProps={{ 'aria-label': t('rounds.attach') }}>
            {(props) => (
              <Button {...props} variant="default" size="xs" leftSection={<IconPaperclip size={15} />}>
                {t('rounds.attach')}
              </Button>
            )}
          </FileButton>
        </div>
      ) : null}
    </section>
  )
}
