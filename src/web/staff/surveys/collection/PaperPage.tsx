import { Button, Drawer, NumberInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Sheets } from '#features/surveys/schema.ts'
import type { Fields } from '#lib/questionnaire/fields.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { todayHere } from '../../../questions/today.ts'
import { useRead, useWrite } from '../../api.ts'
import { useWarnBeforeLeaving } from '../../leaving.ts'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { useStable } from '../../ui/stable.ts'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import classes from '../surveys.module.css'
import { FilledForm, filledIn } from './FilledForm.tsx'
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
        {sheets.sheets.length === 0 ? <p className="small">{t('surveys.noSheets')}</p> : null}
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
  const [fields, setFields] = useState<Fields>(new Map())
  const write = useWrite('survey.enterSheet')
  const filled = filledIn(sheets.content, fields)
  useWarnBeforeLeaving(useStable(() => fields.size > 0 && !write.isSuccess))
  if (!filled) return null
  const wrong = filled.faults.filter(({ code }) => code !== 'answer.required')
  const { questionnaireVersion } = sheets
  const send = () => write.mutate({ surveyId, number, questionnaireVersion, answers: filled.given })
  return (
    <section className={classes.trial}>
      <NumberInput
        label={t('surveys.sheetNumber')}
        min={1}
        value={number}
        onChange={(value) => setNumber(Number(value) || 1)}
        w={200}
      />
      <FilledForm filled={filled} fields={fields} onFields={setFields} faults={wrong} />
      <div>
        <ProblemNotice error={write.error} />
        <Button loading={write.isPending} disabled={wrong.length > 0} onClick={send}>
          {t('surveys.enterSheet', { number })}
        </Button>
      </div>
    </section>
  )
}
