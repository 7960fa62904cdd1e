import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { fieldProblems, Problem } from '../api.ts'
import { t } from '../words.ts'
import { fieldName, fieldWords } from './field-words.ts'

type ProblemNoticeProps = { error: unknown; labels?: Readonly<Record<string, string>> }

/** Why a write did not happen; takes the focus so that it is read out. What was typed stays where it is. */
export function ProblemNotice({ error, labels = {} }: ProblemNoticeProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error) box.current?.focus()
  }, [error])
  if (!error) return null
  const silence = error instanceof Problem && error.isSilence
  const fields = fieldProblems(error)
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="bad"
      variant="light"
      icon={silence ? <IconCloudOff size={18} /> : <IconAlertTriangle size={18} />}
      title={error instanceof Problem ? error.title : t('problem.unexpected')}
    >
      {silence ? t('problem.networkLostNext') : null}
      {fields.length > 0 ? (
        <ul style={{ margin: 0, paddingLeft: 18 }}>
          {fields.map((each) => (
            <li key={`${each.field} ${each.code}`}>
              {fieldName(each.field, labels)}: {fieldWords(each)}
            </li>
          ))}
        </ul>
      ) : null}
    </Alert>
  )
}
