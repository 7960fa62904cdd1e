import { Select, TextInput } from '@mantine/core'
import { DayField } from '../ui/DayField.tsx'
import { t } from '../words.ts'
import classes from './assignment.module.css'
import type { Detail } from './ReportForm.tsx'

export type AnswerDraft = { number: string; issuedOn: string; evidenceId: string | null }

/** Work that came from above is handed in by its lead with the document that answers it. */
export const needsAnswer = ({ planKind, role }: Pick<Detail, 'planKind' | 'role'>): boolean =>
  planKind !== 'plan' && role === 'lead'

export const answerOf = ({ answer }: Pick<Detail, 'answer'>): AnswerDraft => ({
  number: answer?.number ?? '',
  issuedOn: answer?.issuedOn ?? '',
  evidenceId: answer?.evidenceId ?? null,
})

/** What is sent of it; null while it is not whole. The only file needs no choice. */
export function wholeAnswer({ number, issuedOn, evidenceId }: AnswerDraft, { evidence }: Pick<Detail, 'evidence'>) {
  const file = evidence.find(({ id }) => id === evidenceId)?.id ?? (evidence.length === 1 ? evidence[0]?.id : undefined)
  if (number.trim() === '' || issuedOn === '' || !file) return null
  return { number: number.trim(), issuedOn, evidenceId: file }
}

type AnswerFieldsProps = { assignment: Detail; value: AnswerDraft; onChange: (value: AnswerDraft) => void }

export function AnswerFields({ assignment: { evidence }, value, onChange }: AnswerFieldsProps) {
  const set = (changed: Partial<AnswerDraft>) => onChange({ ...value, ...changed })
  const file =
    evidence.find(({ id }) => id === value.evidenceId)?.id ?? (evidence.length === 1 ? evidence[0]?.id : null)
  return (
    <fieldset className={classes.answer}>
      <legend>{t('answer.title')}</legend>
      <p className="small">{t('answer.hint')}</p>
      <div className={classes.answerFields}>
        <TextInput
          label={t('answer.number')}
          placeholder="21/BC-STC"
          maxLength={60}
          value={value.number}
          onChange={({ currentTarget }) => set({ number: currentTarget.value })}
        />
        <DayField
          label={t('answer.issuedOn')}
          description=""
          value={value.issuedOn}
          onChange={(issuedOn) => set({ issuedOn })}
        />
        <Select
          label={t('answer.file')}
          placeholder={evidence.length === 0 ? t('answer.fileNone') : undefined}
          disabled={evidence.length === 0}
          allowDeselect={false}
          data={evidence.map(({ id, filename }) => ({ value: id, label: filename }))}
          value={file ?? null}
          onChange={(evidenceId) => set({ evidenceId })}
        />
      </div>
    </fieldset>
  )
}
