import { IconFile, IconFileTypePdf, IconFileWord, IconPhoto, IconTable } from '@tabler/icons-react'
import { hrefOf } from '../api.ts'
import { bytes, day } from '../format.ts'
import { t } from '../words.ts'
import classes from './evidence.module.css'
import type { Detail } from './ReportForm.tsx'

type File = Detail['evidence'][number]

function signOf(mediaType: string) {
  if (mediaType === 'application/pdf') return IconFileTypePdf
  if (mediaType.startsWith('image/')) return IconPhoto
  if (/sheet|excel|csv/.test(mediaType)) return IconTable
  return /word/.test(mediaType) ? IconFileWord : IconFile
}

/** The name of a file as a link that saves it. */
export function FileLink({ assignmentId, file }: { assignmentId: string; file: File }) {
  const Sign = signOf(file.mediaType)
  return (
    <a
      className={classes.fileLink}
      href={hrefOf('assignment.evidence', { assignmentId, evidenceId: file.id })}
      download
    >
      <Sign size={16} stroke={1.7} aria-hidden />
      <span>{file.filename}</span>
      <small>{bytes(file.size)}</small>
    </a>
  )
}

/** Documents that prove what was reported. */
export function EvidenceList({ assignment }: { assignment: Detail }) {
  const { evidence, id } = assignment
  return (
    <section className="card">
      <h2>
        {t('assignment.evidence')} {evidence.length > 0 ? <span className="small">{evidence.length}</span> : null}
      </h2>
      {evidence.length === 0 ? <p className="small">{t('assignment.noEvidence')}</p> : null}
      <ul className={classes.fileLinks}>
        {evidence.map((file) => (
          <li key={file.id}>
            <FileLink assignmentId={id} file={file} />
            <span className="small">
              {file.uploadedByName} · {day(file.uploadedAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
