import { ActionIcon, Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconFile, IconPaperclip, IconRefresh, IconTrash, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type DragEvent, useEffect, useState } from 'react'
import { hrefOf, newKey, Problem, upload, useWrite } from '../api.ts'
import { bytes } from '../format.ts'
import { useMe } from '../session.ts'
import { FileChoice } from '../ui/FileChoice.tsx'
import { Meter } from '../ui/Meter.tsx'
import { t } from '../words.ts'
import classes from './evidence.module.css'
import type { Detail } from './ReportForm.tsx'

type Sending = { key: string; file: File; share: number; error?: string | undefined; hopeless?: boolean }
/** Whether files are on their way, and how many were refused. */
export type Attaching = { busy: boolean; refused: number }
type EvidenceFieldProps = { assignment: Detail; onChange: (state: Attaching) => void }

/** Files go at once, each with its bar; one that failed stays with its reason and a button to send it again. */
export function EvidenceField({ assignment, onChange }: EvidenceFieldProps) {
  const { id } = assignment
  const [sending, setSending] = useState<readonly Sending[]>([])
  const [over, setOver] = useState(false)
  const queries = useQueryClient()
  const busy = sending.some(({ error }) => error === undefined)
  const refused = sending.filter(({ error }) => error !== undefined).length
  useEffect(() => onChange({ busy, refused }), [busy, refused, onChange])
  const { fileLimitMb: limit } = useMe()
  const touch = useMediaQuery('(pointer: coarse)')
  const change = (key: string, changed: Partial<Sending>) =>
    setSending((all) => all.map((each) => (each.key === key ? { ...each, ...changed } : each)))
  const drop = (key: string) => setSending((all) => all.filter((each) => each.key !== key))
  const send = async ({ key, file }: Sending) => {
    change(key, { error: undefined, share: 0 })
    try {
      await upload('assignment.attach', { assignmentId: id }, file, {
        key,
        onProgress: (share) => change(key, { share }),
      })
      await queries.invalidateQueries({ queryKey: ['assignment.get'] })
      drop(key)
    } catch (error) {
      change(key, { error: error instanceof Problem ? error.title : t('problem.unexpected') })
    }
  }
  const add = (files: readonly File[]) => {
    const fresh = files.map((file): Sending => {
      const error = faultOf(file, limit)
      return { key: newKey(), file, share: 0, ...(error === undefined ? {} : { error, hopeless: true }) }
    })
    setSending((all) => [...all, ...fresh])
    for (const each of fresh) if (!each.hopeless) send(each)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    add([...event.dataTransfer.files])
  }
  return (
    <section
      aria-label={t('report.evidence')}
      className={classes.files}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className={classes.filesHead}>
        <span style={{ fontWeight: 500 }}>{t('report.evidence')}</span>
        <FileChoice multiple onChange={add} inputProps={{ 'aria-label': t('report.attach') }}>
          {(props) => (
            <Button {...props} variant="default" size="compact-sm" leftSection={<IconPaperclip size={15} />}>
              {t('report.attach')}
            </Button>
          )}
        </FileChoice>
      </div>
      <ul>
        {assignment.evidence
          .filter(({ entryId }) => entryId === null)
          .map((file) => (
            <Attached key={file.id} assignmentId={id} file={file} />
          ))}
        {sending.map((each) => (
          <li key={each.key} data-bad={each.error ? true : undefined}>
            <IconFile size={17} aria-hidden />
            <span className={classes.fileName}>
              {each.file.name}
              {each.error ? (
                <small role="alert">{each.error}</small>
              ) : (
                <Meter value={each.share * 100} label={each.file.name} />
              )}
            </span>
            {each.error ? (
              <>
                {each.hopeless ? null : (
                  <ActionIcon variant="subtle" aria-label={t('action.retry')} onClick={() => send(each)}>
                    <IconRefresh size={16} />
                  </ActionIcon>
                )}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('action.remove')}
                  onClick={() => drop(each.key)}
                >
                  <IconX size={16} />
                </ActionIcon>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="small">{t(touch ? 'report.kinds' : 'report.dropHere', { limit })}</p>
    </section>
  )
}

/** What the server would refuse anyway is not sent to it first. */
function faultOf({ size }: File, limitMb: number): string | undefined {
  if (size === 0) return t('report.fileEmpty')
  return size > limitMb * 1024 * 1024 ? t('report.fileTooLarge', { size: bytes(size), limit: limitMb }) : undefined
}

type AttachedProps = { assignmentId: string; file: Detail['evidence'][number] }

function Attached({ assignmentId, file }: AttachedProps) {
  const detach = useWrite('assignment.detach', { refresh: ['assignment.get'] })
  return (
    <li>
      <IconFile size={17} aria-hidden />
      <span className={classes.fileName}>
        <a href={hrefOf('assignment.evidence', { assignmentId, evidenceId: file.id })}>{file.filename}</a>
        <small>{detach.error ? detach.error.title : bytes(file.size)}</small>
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('report.detach', { name: file.filename })}
        loading={detach.isPending}
        onClick={() => detach.mutate({ assignmentId, evidenceId: file.id })}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  )
}
