import { Button, Select, TextInput } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, keyOf, upload } from '../../../api.ts'
import { DayField } from '../../../ui/DayField.tsx'
import { FileChoice } from '../../../ui/FileChoice.tsx'
import { Meter } from '../../../ui/Meter.tsx'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { t } from '../../../words.ts'
import type { Line, Sheet } from './figures.ts'
import classes from './panel.module.css'

/** A new file, or one that another line of the sheet has already: kept once, with the page of this line. */
export function AttachFiles({ sheetId, line }: { sheetId: string; line: Line }) {
  const at = { sheetId, code: line.code }
  const [place, setPlace] = useState('')
  const [issuedOn, setIssuedOn] = useState('')
  const [sent, setSent] = useState<number>()
  const [error, setError] = useState<unknown>()
  const queries = useQueryClient()
  const known = knownFiles(queries.getQueryData<Sheet>(keyOf('round.sheet', { sheetId })), line)
  const said = { place: place.trim() || undefined, issuedOn: issuedOn || undefined }
  const add = async (send: () => Promise<unknown>) => {
    setError(undefined)
    setSent(0)
    try {
      await send()
      setPlace('')
      setIssuedOn('')
      await queries.invalidateQueries({ queryKey: ['round.sheet'] })
    } catch (failure) {
      setError(failure)
    }
    setSent(undefined)
  }
  const sendFiles = async (files: readonly File[]) => {
    for (const file of files) await upload('round.attach', { ...at, ...said }, file, { onProgress: setSent })
  }
  return (
    <div className={classes.attach}>
      <ProblemNotice error={error} />
      {sent === undefined ? null : <Meter value={sent * 100} label={t('rounds.sending')} />}
      <TextInput
        label={t('rounds.place.page')}
        maxLength={300}
        value={place}
        onChange={({ currentTarget }) => setPlace(currentTarget.value)}
      />
      <DayField label={t('rounds.documentDay')} description="" value={issuedOn} onChange={setIssuedOn} />
      <FileChoice
        multiple
        onChange={(files) => void add(() => sendFiles(files))}
        inputProps={{ 'aria-label': t('rounds.attach') }}
      >
        {(props) => (
          <Button {...props} variant="default" size="sm" leftSection={<IconPaperclip size={15} />}>
            {t('rounds.attach')}
          </Button>
        )}
      </FileChoice>
      {known.length > 0 ? (
        <Select
          size="sm"
          aria-label={t('rounds.attachKnown')}
          placeholder={t('rounds.attachKnown')}
          data={known}
          value={null}
          searchable
          onChange={(evidenceId) =>
            evidenceId ? void add(() => call('round.attachKnown', { ...at, evidenceId, ...said })) : undefined
          }
        />
      ) : null}
    </div>
  )
}

/** Files of the other lines, each name once. */
function knownFiles(sheet: Sheet | undefined, { code, evidence }: Line): { value: string; label: string }[] {
  const own = new Set(evidence.map(({ filename, size }) => `${filename} ${size}`))
  const found = new Map<string, { value: string; label: string }>()
  for (const line of sheet?.lines ?? []) {
    for (const { id, filename, size } of line.code === code ? [] : line.evidence) {
      const key = `${filename} ${size}`
      if (!own.has(key) && !found.has(key)) found.set(key, { value: id, label: `${filename} (${line.code})` })
    }
  }
  return [...found.values()]
}
