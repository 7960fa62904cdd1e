import { ActionIcon, Button } from '@mantine/core'
import { IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReportFile } from '#features/reports/schema.ts'
import { hrefOf, upload, useWrite } from '../../api.ts'
import { bytes, moment } from '../../format.ts'
import { FileChoice } from '../../ui/FileChoice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import shared from '../reports.module.css'

type ProofFilesProps = {
  reportId: string
  /** A figure or a section; empty: the report as a whole. */
  item: string
  title?: string
  files: readonly ReportFile[]
  /** The item may be written now. */
  open: boolean
  /** What was sent with the report stays. */
  sentAt: string | null
}

/** The files that prove a figure or a section: added and taken off as long as it is open. */
export function ProofFiles({ reportId, item, title, files, open, sentAt }: ProofFilesProps) {
  const remove = useWrite('report.detach')
  if (files.length === 0 && !open) return null
  return (
    <section className={shared.proof}>
      <h3>{title ?? t('reports.filesTitle')}</h3>
      <ProblemNotice error={remove.error} />
      <ul className={shared.lines}>
        {files.map(({ id, filename, size, uploadedByName, uploadedAt }) => (
          <li key={id} className={shared.file}>
            <div>
              <a href={hrefOf('report.file', { reportId, fileId: id })}>{filename}</a>
              <div className="small">
                {bytes(size)} · {uploadedByName}, {moment(uploadedAt)}
              </div>
            </div>
            {open && (sentAt === null || uploadedAt > sentAt) ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                loading={remove.isPending && remove.variables?.fileId === id}
                aria-label={t('reports.detach', { name: filename })}
                title={t('reports.detach', { name: filename })}
                onClick={() => remove.mutate({ reportId, fileId: id })}
              >
                <IconTrash size={17} />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      {open ? <Attach reportId={reportId} item={item} /> : null}
    </section>
  )
}

function Attach({ reportId, item }: Pick<ProofFilesProps, 'reportId' | 'item'>) {
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>()
  const [isSending, setSending] = useState(false)
  const send = async (files: readonly File[]) => {
    if (files.length === 0) return
    setSending(true)
    setError(undefined)
    try {
      for (const file of files) await upload('report.attach', { reportId, item }, file)
    } catch (problem) {
      setError(problem)
    }
    await queries.invalidateQueries()
    setSending(false)
  }
  return (
    <>
      <ProblemNotice error={error} />
      <FileChoice multiple onChange={(files) => void send(files)} inputProps={{ 'aria-label': t('reports.attach') }}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            size="compact-md"
            loading={isSending}
            leftSection={<IconPaperclip size={16} />}
          >
            {t('reports.attach')}
          </Button>
        )}
      </FileChoice>
    </>
  )
}
