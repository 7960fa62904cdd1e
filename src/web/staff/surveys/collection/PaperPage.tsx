import { Button, Drawer, Group } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Sheets } from '#features/surveys/schema.ts'
import type { Fields } from '#lib/questionnaire/fields.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { useWarnBeforeLeaving } from '../../../questions/leaving.ts'
import { todayHere } from '../../../questions/today.ts'
import { useRead, useWrite } from '../../api.ts'
import { useDraft } from '../../draft.ts'
import { NumberField } from '../../ui/NumberField.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { useStable } from '../../ui/stable.ts'
import { readNumber, type TypedNumber } from '../../ui/typed-number.ts'
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
        <Entry surveyId={surveyId} sheets={sheets} first={open[0]?.number ?? next} />
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

const SHEETS = { from: 1, to: 1_000_000, whole: true }

/** What is being entered, kept on this device: its number stays, whatever others enter meanwhile. */
type Begun = { number: TypedNumber; fields: [string, readonly string[]][] } | null

function Entry({ surveyId, sheets, first }: EntryProps) {
  const [begun, keep, forget] = useDraft<Begun>(`khao-sat.giay.${surveyId}`, null)
  const write = useWrite('survey.enterSheet')
  useWarnBeforeLeaving(useStable(() => begun !== null))
  const typed = begun?.number ?? first
  const fields: Fields = new Map(begun?.fields)
  const filled = filledIn(sheets.content, fields)
  if (!filled) return null
  const wrong = filled.faults.filter(({ code }) => code !== 'answer.required')
  const number = readNumber(typed, SHEETS)
  const { questionnaireVersion } = sheets
  const send = () => {
    if (number === undefined) return
    // Forgotten also where the page was left meanwhile; what went wrong is shown below.
    void write
      .mutateAsync({ surveyId, number, questionnaireVersion, answers: filled.given })
      .then(forget, () => undefined)
  }
  return (
    <section className={classes.trial}>
      <NumberField
        label={t('surveys.sheetNumber')}
        range={SHEETS}
        value={typed}
        onChange={(next) => {
          if (next !== typed) keep({ number: next, fields: begun?.fields ?? [] })
        }}
        w={200}
      />
      <FilledForm
        filled={filled}
        fields={fields}
        onFields={(next) => keep({ number: typed, fields: [...next] })}
        faults={wrong}
      />
      <div>
        <ProblemNotice error={write.error} />
        {begun ? <p className="small">{t('surveys.sheetKept')}</p> : null}
        <Group gap={8}>
          <Button loading={write.isPending} disabled={wrong.length > 0 || number === undefined} onClick={send}>
            {t('surveys.enterSheet', { number: number ?? '…' })}
          </Button>
          {begun ? (
            <Button variant="default" disabled={write.isPending} onClick={forget}>
              {t('surveys.discardSheet')}
            </Button>
          ) : null}
        </Group>
      </div>
    </section>
  )
}
