import { Button, Modal, Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { AsideList, AsidePage } from '#features/surveys/asides/schema.ts'
import { compile } from '#lib/questionnaire/compile.ts'
import { fieldValues, piped } from '#lib/questionnaire/fields.ts'
import type { Answers } from '#lib/questionnaire/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { AskedQuestion } from '../../../questions/AskedQuestion.tsx'
import { usePages, useRead, useWrite } from '../../api.ts'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { questionWords } from '../Preview.tsx'
import classes from './sample.module.css'

type Aside = AsideList['asides'][number]

/** Interviews that do not count until somebody has looked: whose person another one had asked, say. Nothing of them is lost. */
export function AsidesCard({ surveyId }: { surveyId: string }) {
  const read = usePages('survey.asides', { surveyId })
  const [looking, look] = useState<Aside>()
  const asides = read.data?.pages.flatMap((page) => page.asides) ?? []
  if (asides.length === 0) return null
  const undecided = read.data?.pages[0]?.undecided ?? 0
  return (
    <section className={`${classes.card} ${classes.apart}`} aria-label={t('samples.asides')}>
      <h2>{t('samples.asides')}</h2>
      <p className="small">{undecided > 0 ? t('samples.asidesMean', { n: undecided }) : t('samples.asidesDone')}</p>
      {asides.map((aside) => (
        <div key={aside.id} className={classes.list}>
          <span>
            <b>{t(`samples.aside.${aside.why}`)}</b>
            <br />
            <span className="small">
              {[aside.place, aside.interviewer, t('samples.asideBegan', { day: formatDate(aside.beganOn) })]
                .filter(Boolean)
                .join(' · ')}
              {aside.decision ? ` · ${decided(aside)}` : ''}
            </span>
          </span>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`${t('samples.asideLook')}: ${aside.interviewer}`}
            onClick={() => look(aside)}
          >
            {t('samples.asideLook')}
          </Button>
        </div>
      ))}
      {read.hasNextPage ? (
        <Button variant="default" mt={8} loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {t('surveys.moreAnswers')}
        </Button>
      ) : null}
      <Modal
        opened={looking !== undefined}
        onClose={() => look(undefined)}
        size="lg"
        title={looking ? t(`samples.aside.${looking.why}`) : ''}
      >
        {looking ? <Looked surveyId={surveyId} answerId={looking.id} close={() => look(undefined)} /> : null}
      </Modal>
    </section>
  )
}

const decided = ({ decision, decidedBy, reason }: Aside): string =>
  t(decision === 'taken' ? 'samples.asideTaken' : 'samples.asideLeft', { who: decidedBy ?? '', reason: reason ?? '' })

type LookedProps = { surveyId: string; answerId: string; close: () => void }

function Looked({ surveyId, answerId, close }: LookedProps) {
  const read = useRead('survey.aside', { surveyId, answerId })
  if (!read.isSuccess) return <Unread read={read} rows={6} />
  return (
    <Stack>
      <p className="small">{t(`samples.asideWhy.${read.data.why}`)}</p>
      <Said aside={read.data} />
      {read.data.decision ? (
        <p>{decided(read.data)}</p>
      ) : (
        <Decide surveyId={surveyId} answerId={answerId} close={close} />
      )}
    </Stack>
  )
}

/** What was said, as it was asked; nothing of it can be changed here. */
function Said({ aside }: { aside: AsidePage }) {
  const { compiled } = compile(aside.content)
  if (!compiled) return null
  const answers = aside.answers as Answers
  const asked = [...compiled.questions.values()].filter(({ question }) => answers[question.code] !== undefined)
  const fields = new Map(asked.flatMap(({ question }) => fieldValues(question, answers[question.code])))
  const words = questionWords()
  return (
    <fieldset disabled className={classes.stage}>
      <legend>{t('samples.asideSaid')}</legend>
      {asked.map(({ question }) => (
        <AskedQuestion
          key={question.code}
          question={question}
          words={words}
          say={(text) => piped(compiled, text?.vi ?? '', answers, 'vi', words)}
          fields={fields}
          onFields={() => {}}
        />
      ))}
    </fieldset>
  )
}

function Decide({ surveyId, answerId, close }: LookedProps) {
  const [take, choose] = useState<'take' | 'leave'>()
  const [reason, setReason] = useState('')
  const write = useWrite('survey.decideAside')
  // Once it is decided this form goes by itself, and what a form that is gone was to do is not done any more.
  const send = () =>
    write.mutateAsync({ surveyId, answerId, take: take === 'take', reason }).then(close, () => undefined)
  return (
    <DialogForm
      onSubmit={() => void send()}
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready={take !== undefined && reason.trim().length >= 3}
      label={t('samples.asideDecide')}
    >
      <Radio.Group
        label={t('samples.asideQuestion')}
        value={take ?? null}
        onChange={(value) => choose(value === 'take' ? 'take' : 'leave')}
      >
        <Stack gap={6} mt={6}>
          <Radio value="leave" label={t('samples.asideLeave')} />
          <Radio value="take" label={t('samples.asideTake')} />
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('samples.asideReason')}
        autosize
        maxLength={500}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </DialogForm>
  )
}
