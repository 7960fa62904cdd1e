import { Button, Radio, Table } from '@mantine/core'
import { useState } from 'react'
import type { SheetPage } from '#features/surveys/schema.ts'
import { answerInWords } from '#lib/questionnaire/fields.ts'
import { type Answer, isNoAnswer } from '#lib/questionnaire/schema.ts'
import { useRead, useWrite } from '../../api.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { questionWords } from '../Preview.tsx'
import classes from '../surveys.module.css'

type SettleProps = { surveyId: string; number: number; close: () => void }
type Difference = SheetPage['differences'][number]

const placeOf = ({ question, row }: Difference) => (row === null ? question : `${question}/${row}`)

/** Two entries of one sheet side by side, only where they differ; for each somebody says which is right. */
export function Settle({ surveyId, number, close }: SettleProps) {
  const read = useRead('survey.sheet', { surveyId, number })
  const [chosen, choose] = useState<Readonly<Record<string, 1 | 2>>>({})
  const write = useWrite('survey.settleSheet')
  if (!read.isSuccess) return <Unread read={read} rows={3} />
  const { differences, clerks, content } = read.data
  return (
    <div>
      <Table my="sm" className={classes.settling ?? ''}>
        <thead>
          <tr>
            <th scope="col">{t('surveys.label')}</th>
            {clerks.map((clerk) => (
              <th key={clerk} scope="col">
                {clerk}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.map((each) => (
            <tr key={placeOf(each)}>
              <th scope="row">{labelOf(content, each)}</th>
              {each.values.map((value, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second entry
                <td key={i} data-clerk={clerks[i]}>
                  <Radio
                    name={placeOf(each)}
                    label={wordsOf(content, each, value)}
                    checked={chosen[placeOf(each)] === i + 1}
                    onChange={() => choose({ ...chosen, [placeOf(each)]: i === 0 ? 1 : 2 })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <ProblemNotice error={write.error} />
      <Button
        loading={write.isPending}
        disabled={differences.some((each) => chosen[placeOf(each)] === undefined)}
        onClick={() => write.mutate({ surveyId, number, chosen }, { onSuccess: close })}
      >
        {t('surveys.settled')}
      </Button>
    </div>
  )
}

const questionOf = ({ sections }: SheetPage['content'], code: string) =>
  sections.flatMap(({ questions }) => questions).find((each) => each.code === code)

function labelOf(content: SheetPage['content'], { question: code, row }: Difference): string {
  const question = questionOf(content, code)
  const line = question?.kind === 'grid' ? question.rows.find((each) => each.code === row)?.label.vi : undefined
  return [question?.label.vi, line].filter(Boolean).join(' – ')
}

function wordsOf(content: SheetPage['content'], { question: code, row }: Difference, value: unknown): string {
  const question = questionOf(content, code)
  if (value === null || value === undefined || !question) return t('surveys.leftOpen')
  const words = questionWords()
  if (isNoAnswer(value)) return words[value.none]
  if (row !== null && question.kind === 'grid')
    return question.choices.find((each) => each.code === value)?.label.vi ?? String(value)
  return answerInWords(question, value as Answer, 'vi', words, 'vi')
}
