import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type Input, type Output, upload } from '../api.ts'
import { FileChoice } from './FileChoice.tsx'

type Imports =
  | 'agency.import'
  | 'results.import'
  | 'round.import'
  | 'directive.import'
  | 'questionnaire.importXlsform'
  | 'survey.importAnswers'
  | 'sample.importFrame'
type Said<N extends Imports> = Omit<Input<N>, 'dryRun'>

/** A table comes in twice: a trial that writes nothing and shows every mistake, and what a person has then asked for. */
export function useTableImport<N extends Imports>(name: N, said: Said<N>) {
  const [file, setFile] = useState<File>()
  const [share, setShare] = useState<number>()
  const [result, setResult] = useState<Output<N>>()
  const [error, setError] = useState<unknown>()
  const queries = useQueryClient()
  // What is said of a file that somebody has left or changed meanwhile is not shown as said of the next one.
  const latest = useRef(0)
  const send = async (chosen: File, dryRun: boolean, more: Partial<Said<N>> = {}) => {
    latest.current += 1
    const mine = latest.current
    const isMine = () => mine === latest.current
    setError(undefined)
    setShare(0)
    const input = { ...said, ...more, dryRun: String(dryRun) } as unknown as Input<N>
    const onProgress = (sent: number) => (isMine() ? setShare(sent) : undefined)
    const [done, failure] = await upload(name, input, chosen, { onProgress }).then(
      (answer) => [answer, undefined] as const,
      (reason: unknown) => [undefined, reason] as const,
    )
    if (done && !dryRun) void queries.invalidateQueries()
    if (!isMine()) return
    setResult(done)
    setError(failure)
    setShare(undefined)
  }
  return {
    file,
    /** What has been sent of it, 0–1; undefined while nothing is on its way. */
    share,
    busy: share !== undefined,
    result,
    error,
    choose: (chosen: File | null) => {
      if (!chosen) return
      setFile(chosen)
      setResult(undefined)
      void send(chosen, true)
    },
    tryAgain: () => file && void send(file, true),
    write: (more?: Partial<Said<N>>) => file && void send(file, false, more),
    /** What the trial has shown no longer holds: something else is said about the file. */
    forget: () => setResult(undefined),
    close: () => {
      latest.current += 1
      setShare(undefined)
      setFile(undefined)
      setResult(undefined)
      setError(undefined)
    },
  }
}

type TableFileProps = {
  onChoose(file: File | null): void
  label: string
  quiet?: boolean
  disabled?: boolean
  name?: string
  accept?: string
}

/** The button that asks for a table. */
export const TableFile = ({ onChoose, label, quiet = false, disabled = false, ...props }: TableFileProps) => (
  <FileChoice
    onChange={onChoose}
    accept={props.accept ?? '.csv,.xlsx'}
    disabled={disabled}
    inputProps={{ 'aria-label': props.name ?? label }}
  >
    {(button) => (
      <Button {...button} variant={quiet ? 'default' : 'filled'} leftSection={<IconFileSpreadsheet size={17} />}>
        {label}
      </Button>
    )}
  </FileChoice>
)
