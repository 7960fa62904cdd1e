import { Button, Drawer, NumberInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Sheets } from '#features/surveys/schema.ts'
import { walk } from '#lib/questionnaire/answering.ts'
import { compile } from '#lib/questionnaire/compile.ts'
import { piped, readFields } from '#lib/questionnaire/fields.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { AskedQuestion } from '../../../questions/AskedQuestion.tsx'
import { useRead, useWrite } from '../../api.ts'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { questionWords, todayHere } from '../Preview.tsx'
import classes from '../surveys.module.css'
import { Settle } from './Settle.tsx'

/** Paper is entered by two people who do not see each other's entry; where they differ, somebody settles it. */
export function PaperPage() {
  const { surveyId = '' } = useParams({ strict: false })
  const read = useRead('survey.sheets', { surveyId })
  if (!read.isSuccess) return <Unread read={read} rows={6} />
  return <Shown surveyId={surveyId} sheets={read.data} />
}

function Shown({ surveyId, sheets }: { surveyId: string; sheets: Sheets }) {
  const [settling, settle] = useState<number>()
  const next = Math.max(0, ...sheets.sheets.map(({ number }) => number)) + 1
  const open = sheets.sheets.filter(({ state, mine }) => state === 'once' && !mine)
  return (
    <Page
      title={t('surveys.paperEntry')}
      lead={t('surveys.paperEntryLead')}
      trail={[
        { label: t('surveys.surveys'), to: '/khao-sat' },
        { label: sheets.title, to: `/khao-sat/cuoc/${surveyId}` },
      ]}
    >
      {todayHere() > sheets.entryUntil ? (
        <p role="status">{t('surveys.entryOver', { day: formatDate(sheets.entryUntil) })}</p>
      ) : (
        <Entry
          key={`${sheets.sheets.length} ${open.length}`}
          surveyId={surveyId}
          sheets={sheets}
          first={open[0]?.number ?? next}
        />
      )}
      <section className={classes.slipsPart}>
        <h2>{t('surveys.sheets')}</h2>
        <ul className={classes.told}>
          {sheets.sheets.map(({ number, state, clerks }) => (
            <li key={number}>
              {t('surveys.sheetLine', { number, state: t(`surveys.sheetState.${state}`), clerks: clerks.join(', ') })}{' '}
              {state === 'differs' ? (
                <Button size="compact-sm" variant="default" onClick={() => settle(number)}>
                  {t('surveys.settleSheet', { number })}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      <Drawer
        opened={settling !== undefined}
        onClose={() => settle(undefined)}
        position="right"
        size="xl"
        title={t('surveys.settleSheet', { number: settling })}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {settling === undefined ? null : (
          <Settle key={settling} surveyId={surveyId} number={settling} close={() => settle(undefined)} />
        )}
      </Drawer>
    </Page>
  )
}

type EntryProps = { surveyId: string; sheets: Sheets; first: number }

function Entry({ surveyId, sheets, first }: EntryProps) {
  const [number, setNumber] = useState(first)
  const [fields, setFields] = useState<ReadonlyMap<string, readonly string[]>>(new Map())
  const write = useWrite('survey.enterSheet')
  const { compiled } = compile(sheets.content)
  if (!compiled) return null
  const given = Object.fromEntries(
    [...compiled.questions.values()].map(({ question }) => [question.code, readFields(question, fields)]),
  )
  const outcome = walk(compiled, given, { today: todayHere() })
  const shown = new Set(outcome.shown.flatMap(({ questions }) => questions))
  const wrong = outcome.faults.filter(({ code }) => code !== 'answer.required')
  const words = questionWords()
  const send = () => {
    const answers = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    write.mutate({ surveyId, number, questionnaireVersion: sheets.questionnaireVersion, answers })
  }
  return (
    <section className={classes.trial}>
      <NumberInput
        label={t('surveys.sheetNumber')}
        min={1}
        value={number}
        onChange={(value) => setNumber(Number(value) || 1)}
        w={200}
      />
      {[...compiled.questions.values()]
        .filter(({ question }) => shown.has(question.code))
        .map(({ question }) => (
          <AskedQuestion
            key={question.code}
            question={question}
            words={words}
            say={(text) => piped(compiled, text?.vi ?? '', outcome.answers, 'vi', words)}
            fields={fields}
            onFields={(name, values) => setFields(new Map([...fields, [name, values]]))}
            wrong={
              new Map(wrong.map(({ question: code, row }) => [row ? `${code}/${row}` : code, t('surveys.notRight')]))
            }
          />
        ))}
      <div>
        <ProblemNotice error={write.error} />
        <Button loading={write.isPending} disabled={wrong.length > 0} onClick={send}>
          {t('surveys.enterSheet', { number })}
        </Button>
      </div>
    </section>
  )
}
