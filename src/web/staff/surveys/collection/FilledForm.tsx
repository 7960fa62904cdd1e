import { walk } from '#lib/questionnaire/answering.ts'
import { compile } from '#lib/questionnaire/compile.ts'
import { type Fields, piped, readFields } from '#lib/questionnaire/fields.ts'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import { AskedSections } from '../../../questions/AskedSections.tsx'
import { todayHere } from '../../../questions/today.ts'
import { t } from '../../words.ts'
import { questionWords } from '../Preview.tsx'

/** What a form says as it is filled in now; undefined where the questionnaire itself has faults. */
export function filledIn(content: Questionnaire, fields: Fields) {
  const { compiled } = compile(content)
  if (!compiled) return undefined
  const given = Object.fromEntries(
    [...compiled.questions.values()].flatMap(({ question }) => {
      const value = readFields(question, fields)
      return value === undefined ? [] : [[question.code, value]]
    }),
  )
  const { answers, faults, shown } = walk(compiled, given, { today: todayHere() })
  return { compiled, given, answers, faults, shown }
}

export type Filled = NonNullable<ReturnType<typeof filledIn>>

type FilledFormProps = {
  filled: Filled
  fields: Fields
  onFields: (fields: Fields) => void
  /** What is marked as wrong. */
  faults?: Filled['faults']
}

/** The sections and questions that are asked of somebody who answered so. */
export function FilledForm({ filled: { compiled, answers, shown }, fields, onFields, faults = [] }: FilledFormProps) {
  const words = questionWords()
  const say = (text: { vi?: string | undefined } | undefined) => piped(compiled, text?.vi ?? '', answers, 'vi', words)
  const wrong = new Map(
    faults.map(({ question, row }) => [row ? `${question}/${row}` : question, t('surveys.notRight')]),
  )
  return (
    <AskedSections
      compiled={compiled}
      shown={shown}
      language="vi"
      words={words}
      say={say}
      fields={fields}
      onFields={(name, values) => onFields(new Map([...fields, [name, values]]))}
      wrong={wrong}
    />
  )
}
