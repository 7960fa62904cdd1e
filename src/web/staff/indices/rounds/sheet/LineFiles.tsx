import { ActionIcon } from '@mantine/core'
import { IconEye, IconFile, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { hrefOf, useWrite } from '../../../api.ts'
import { bytes, day } from '../../../format.ts'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { Tag } from '../../../ui/StatusTag.tsx'
import { t } from '../../../words.ts'
import { AttachFiles } from './AttachFiles.tsx'
import { EvidenceView } from './EvidenceView.tsx'
import { type FormRow, isLineOpen, type Line } from './figures.ts'
import classes from './panel.module.css'
import type { Parts } from './SheetTable.tsx'

type LineFilesProps = { row: FormRow; line: Line; parts: Parts }

/** Evidence of a line: what the edition asks for, what is there, with the page where the proof stands. */
export function LineFiles({ row, line, parts }: LineFilesProps) {
  const { sheetId, mayExplain } = parts
  const at = { sheetId, code: row.code }
  const [shown, show] = useState<Line['evidence'][number]>()
  const remove = useWrite('round.detach', { refresh: ['round.sheet', 'round.lineHistory'] })
  const mayChange = !row.external && isLineOpen(parts, line)
  const mayAdd = mayChange || (!row.external && mayExplain && line.verdict1 !== null && !line.verdict1.accepted)
  return (
    <section className={classes.files} aria-label={t('rounds.evidence')}>
      <h2>{t('rounds.evidence')}</h2>
      {row.evidence.length > 0 ? <p className="small">{t('rounds.asks', { what: row.evidence.join('; ') })}</p> : null}
      {row.external ? <p className="small">{t('rounds.evidenceBeneath')}</p> : null}
      <ul>
        {line.evidence.map((file) => (
          <li key={file.id}>
            <IconFile size={16} aria-hidden />
            <span>
              <a href={hrefOf('round.evidence', { ...at, evidenceId: file.id })}>{file.filename}</a>
              <small>{factsOf(file)}</small>
              {file.older ? <Tag tone="warn">{t('rounds.older')}</Tag> : null}
            </span>
            <span className={classes.fileActions}>
              {file.viewable ? (
                <ActionIcon
                  variant="subtle"
                  aria-label={t('rounds.view', { name: file.filename })}
                  onClick={() => show(file)}
                >
                  <IconEye size={17} />
                </ActionIcon>
              ) : null}
              {mayChange || (!row.external && mayExplain && file.explains) ? (
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
            </span>
          </li>
        ))}
      </ul>
      <ProblemNotice error={remove.error} />
      {mayAdd ? <AttachFiles sheetId={sheetId} line={line} /> : null}
      {shown ? <EvidenceView {...at} file={shown} onClose={() => show(undefined)} /> : null}
    </section>
  )
}

const factsOf = ({ place, issuedOn, size, explains }: Line['evidence'][number]): string =>
  [place, issuedOn ? t('rounds.issuedOn', { day: day(issuedOn) }) : null, bytes(size)]
    .concat(explains ? t('rounds.withExplanation') : null)
    .filter(Boolean)
    .join(' · ')
