import { Button, MultiSelect, Select, TextInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { TextsPage as Texts } from '#features/estimates/schema.ts'
import { useRead, useWrite } from '../../api.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import { PartPage } from './SurveyParts.tsx'
import classes from './sample.module.css'

/** What people wrote: found by words, put under themes by clerks. */
export function TextsPage() {
  const { surveyId = '' } = useParams({ strict: false })
  const [search, setSearch] = useState('')
  const [themeId, setTheme] = useState('')
  const survey = useRead('survey.get', { surveyId })
  const read = useRead('estimate.texts', { surveyId, ...(search ? { search } : {}), ...(themeId ? { themeId } : {}) })
  if (!survey.isSuccess) return <Unread read={survey} rows={4} />
  return (
    <PartPage surveyId={surveyId} title={survey.data.title} here="/y-kien">
      <div className={classes.filters}>
        <TextInput
          label={t('samples.search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
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
          onChange={(value) => setTheme(value ?? '')}
        />
        {read.data?.questions.map(({ code, label }) => (
          <NewTheme key={code} surveyId={surveyId} question={code} label={label} />
        ))}
      </div>
      <Unread read={read} rows={6} />
      {read.data ? <Found surveyId={surveyId} page={read.data} /> : null}
    </PartPage>
  )
}

function Found({ surveyId, page }: { surveyId: string; page: Texts }) {
  const write = useWrite('estimate.codeText')
  if (page.found === 0) return <Empty title={t('samples.noTexts')} />
  return (
    <>
      <ProblemNotice error={write.error} />
      <p className="small" role="status">
        {t('samples.found', { n: number(page.found) })}
      </p>
      {page.texts.map(({ answerId, question, text, themeIds }) => (
        <article key={`${answerId} ${question}`} className={classes.list}>
          <p className={classes.text}>{text}</p>
          <MultiSelect
            aria-label={t('samples.themesOf')}
            placeholder={themeIds.length === 0 ? t('samples.noTheme') : ''}
            value={themeIds}
            data={page.themes
              .filter((theme) => theme.question === question)
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next) => write.mutate({ surveyId, answerId, question, themeIds: next })}
          />
        </article>
      ))}
    </>
  )
}

function NewTheme({ surveyId, question, label }: { surveyId: string; question: string; label: string }) {
  const [name, setName] = useState('')
  const write = useWrite('estimate.makeTheme')
  const onSuccess = () => setName('')
  return (
    <form
      className={classes.filters}
      onSubmit={(event) => {
        event.preventDefault()
        write.mutate({ surveyId, question, name }, { onSuccess })
      }}
    >
      <TextInput
        label={t('samples.themeName')}
        description={label}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={name.trim() === ''} loading={write.isPending}>
        {t('samples.newTheme')}
      </Button>
    </form>
  )
}
