import { Button, MultiSelect, Select, TextInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { TextsPage as Texts } from '#features/estimates/texts/schema.ts'
import { useRead, useWrite } from '../../api.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import { PartPage } from './SurveyParts.tsx'
import classes from './sample.module.css'

type Asked = { search: string; themeId: string; question: string; from: number }
const everything: Asked = { search: '', themeId: '', question: '', from: 0 }

/** What people wrote: found by words, put under themes by clerks. */
export function TextsPage() {
  const { surveyId = '' } = useParams({ strict: false })
  const [asked, setAsked] = useState(everything)
  const { search, themeId, question, from } = asked
  // Another choice begins at its first page.
  const ask = (part: Partial<Asked>) => setAsked((all) => ({ ...all, from: 0, ...part }))
  const survey = useRead('survey.get', { surveyId })
  const read = useRead('estimate.texts', {
    ...{ surveyId, from },
    ...(search ? { search } : {}),
    ...(themeId ? { themeId } : {}),
    ...(question ? { question } : {}),
  })
  if (!survey.isSuccess) return <Unread read={survey} rows={4} />
  const questions = read.data?.questions ?? []
  return (
    <PartPage surveyId={surveyId} title={survey.data.title} here="/y-kien">
      <div className={classes.filters}>
        <TextInput
          label={t('samples.search')}
          value={search}
          maxLength={200}
          onChange={(event) => ask({ search: event.currentTarget.value })}
        />
        <Select
          label={t('samples.theme')}
          placeholder={t('samples.all')}
          clearable
          value={themeId || null}
          data={[
            { value: 'none', label: t('samples.noTheme') },
            ...(read.data?.themes ?? []).map(({ id, name, n }) => ({ value: id, label: `${name} (${number(n)})` })),
          ]}
          onChange={(value) => ask({ themeId: value ?? '' })}
        />
        {questions.length > 1 ? (
          <Select
            label={t('samples.question')}
            placeholder={t('samples.allQuestions')}
            clearable
            value={question || null}
            data={questions.map(({ code, label }) => ({ value: code, label }))}
            onChange={(value) => ask({ question: value ?? '' })}
          />
        ) : null}
      </div>
      {questions.length > 0 ? <NewTheme surveyId={surveyId} questions={questions} /> : null}
      <Unread read={read} rows={6} />
      {read.data ? <Found surveyId={surveyId} page={read.data} from={from} turn={(to) => ask({ from: to })} /> : null}
    </PartPage>
  )
}

type FoundProps = { surveyId: string; page: Texts; from: number; turn: (from: number) => void }
/** As many as the server gives at a time. */
const PAGE = 50

function Found({ surveyId, page, from, turn }: FoundProps) {
  const write = useWrite('estimate.codeText')
  // Who puts the last text of a page under a theme sees the page before.
  const isBehind = page.texts.length === 0 && from > 0
  useEffect(() => {
    if (isBehind) turn(Math.max(0, from - PAGE))
  })
  if (page.found === 0) return <Empty title={t('samples.noTexts')} />
  const labelOf = new Map(page.questions.map(({ code, label }) => [code, label]))
  return (
    <>
      <ProblemNotice error={write.error} />
      <p className={`small ${classes.below}`} role="status">
        {t('samples.textsShown', {
          ...{ from: number(from + 1), to: number(from + page.texts.length), all: number(page.found) },
          opinions: number(page.opinions),
        })}
        {page.overfull ? ` ${t('samples.textsOverfull')}` : null}
      </p>
      {page.texts.map(({ answerId, question, text, themeIds, n }) => (
        <article key={`${answerId} ${question}`} className={classes.list}>
          <div className={classes.text}>
            {labelOf.size > 1 ? <div className="small">{labelOf.get(question)}</div> : null}
            {text}
            {n > 1 ? <div className="small">{t('samples.writtenBy', { n: number(n) })}</div> : null}
          </div>
          <MultiSelect
            aria-label={`${t('samples.themesOf')}: ${text.slice(0, 60)}`}
            placeholder={themeIds.length === 0 ? t('samples.noTheme') : ''}
            value={themeIds}
            data={page.themes
              .filter((theme) => theme.question === question)
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next) => write.mutate({ surveyId, answerId, question, themeIds: next })}
          />
        </article>
      ))}
      <nav className={classes.filters} aria-label={t('samples.texts')}>
        {from > 0 ? (
          <Button variant="default" onClick={() => turn(Math.max(0, from - PAGE))}>
            {t('samples.textsBefore')}
          </Button>
        ) : null}
        {from + page.texts.length < page.found ? (
          <Button variant="default" onClick={() => turn(from + page.texts.length)}>
            {t('samples.textsAfter')}
          </Button>
        ) : null}
      </nav>
    </>
  )
}

function NewTheme({ surveyId, questions }: { surveyId: string; questions: Texts['questions'] }) {
  const [name, setName] = useState('')
  const [chosen, choose] = useState('')
  const write = useWrite('estimate.makeTheme')
  const question = chosen || (questions[0]?.code ?? '')
  const onSuccess = () => setName('')
  return (
    <details className={classes.card}>
      <summary>{t('samples.newTheme')}</summary>
      <p className="small">{t('samples.themesMean')}</p>
      <ProblemNotice error={write.error} />
      <form
        className={classes.filters}
        onSubmit={(event) => {
          event.preventDefault()
          write.mutate({ surveyId, question, name }, { onSuccess })
        }}
      >
        {questions.length > 1 ? (
          <Select
            label={t('samples.question')}
            allowDeselect={false}
            value={question}
            data={questions.map(({ code, label }) => ({ value: code, label }))}
            onChange={(value) => choose(value ?? '')}
          />
        ) : null}
        <TextInput
          label={t('samples.themeName')}
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={name.trim() === ''} loading={write.isPending}>
          {t('samples.newTheme')}
        </Button>
      </form>
    </details>
  )
}
