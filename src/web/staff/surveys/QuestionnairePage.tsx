import { Alert, Button, SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { VersionPage } from '#features/questionnaires/schema.ts'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import { useWarnBeforeLeaving } from '../../questions/leaving.ts'
import { hrefOf, useRead, useWrite } from '../api.ts'
import { keepDraft, useDraft } from '../draft.ts'
import { Page } from '../ui/Page.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { useStable } from '../ui/stable.ts'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { Designer } from './Designer.tsx'
import { FaultList } from './FaultList.tsx'
import { faultsIn, type ShownFault, unsaidOf } from './faults.ts'
import { OtherSaved } from './OtherSaved.tsx'
import { Preview } from './Preview.tsx'
import { PublishQuestionnaire } from './PublishQuestionnaire.tsx'
import classes from './surveys.module.css'
import { TranslationView } from './TranslationView.tsx'
import { XlsformImport } from './XlsformImport.tsx'

/** One version of a questionnaire: written and tried out while it is a draft, read ever after. */
export function QuestionnairePage() {
  const { questionnaireId = '', number = '1' } = useParams({ strict: false })
  const read = useRead('questionnaire.get', { questionnaireId, number: Number(number) })
  if (!read.isSuccess) return <Unread read={read} rows={12} />
  return <Version key={`${questionnaireId} ${number}`} page={read.data} again={() => void read.refetch()} />
}

/** What was written here, and from what it began. */
type Kept = { content: Questionnaire; edit: number; base?: Questionnaire } | null

function Version({ page, again }: { page: VersionPage; again: () => void }) {
  const { id, version, can } = page
  const [kept, keep, forget] = useDraft<Kept>(draftName(id, version.number), null)
  const [shown, show] = useState<'write' | 'translate' | 'try'>('write')
  const [open, setOpen] = useState<string>()
  const write = useWrite('questionnaire.save')
  const next = useWrite('questionnaire.draftNext')
  const navigate = useNavigate()
  useWarnBeforeLeaving(useStable(() => kept !== null))
  const isDraft = version.state === 'draft' && can.includes('questionnaire.edit')
  const content = (isDraft && kept?.content) || page.content
  const of = { questionnaireId: id, number: version.number }
  const edit = kept?.edit ?? version.edit
  const isBehind = isDraft && kept !== null && kept.edit < version.edit
  const save = () => write.mutate({ ...of, edit, content }, { onSuccess: forget, onError: again })
  const draftNext = () =>
    next.mutate(
      { questionnaireId: id },
      {
        onSuccess: ({ number }) => {
          // What was written while somebody else published goes on in the next version.
          if (kept) keepDraft(draftName(id, number), { content: kept.content, edit: 1, base: page.content })
          if (kept) forget()
          void navigate({ to: `/khao-sat/phieu/${id}/${number}` })
        },
      },
    )
  // A long questionnaire is not gone through with each key, but when the hand rests.
  const [settled] = useDebouncedValue(content, 200)
  const faults = useMemo(() => (isDraft ? faultsIn(settled) : []), [isDraft, settled])
  const unsaid = useMemo(() => (isDraft ? unsaidOf(settled) : []), [isDraft, settled])
  // Nothing is wrong with what nobody has begun.
  const isEmpty = isDraft && !kept && content.sections.every(({ questions }) => questions.length === 0)
  const change = isDraft
    ? (changed: Questionnaire) => keep({ content: changed, edit, base: kept?.base ?? page.content })
    : undefined
  const mend = useStable(({ question }: ShownFault) => {
    show('write')
    setOpen(question)
  })
  const hasDraft = page.versions.some(({ state }) => state === 'draft')
  return (
    <Page
      title={content.title.vi ?? page.title}
      lead={`${page.agencyName} · ${t('surveys.versionNamed', { number: version.number })} · ${t(`surveys.state.${version.state}`)}`}
      trail={[{ label: t('surveys.questionnaires'), to: '/khao-sat/phieu' }]}
      actions={
        <>
          <Button component="a" variant="default" href={hrefOf('questionnaire.exportXlsform', of)}>
            {t('surveys.exportXlsform')}
          </Button>
          {isDraft ? <XlsformImport {...of} edit={version.edit} disabled={kept !== null} /> : null}
          {isDraft && kept ? (
            <Button variant="default" onClick={forget}>
              {t('surveys.discard')}
            </Button>
          ) : null}
          {isDraft ? (
            <Button disabled={!kept || isBehind} loading={write.isPending} onClick={save}>
              {t('surveys.save')}
            </Button>
          ) : null}
          {isDraft && can.includes('questionnaire.publish') ? (
            <PublishQuestionnaire page={page} disabled={kept !== null || !version.tested} />
          ) : null}
          {!isDraft && !hasDraft && can.includes('questionnaire.edit') ? (
            <Button variant="default" loading={next.isPending} onClick={draftNext}>
              {t('surveys.draftNext')}
            </Button>
          ) : null}
        </>
      }
    >
      {isBehind ? (
        <OtherSaved
          base={kept.base ?? page.content}
          mine={kept.content}
          theirs={page.content}
          goOn={(joined) => {
            keep({ content: joined, edit: version.edit, base: page.content })
            write.reset()
          }}
          drop={() => {
            forget()
            write.reset()
          }}
        />
      ) : (
        <ProblemNotice error={write.error ?? next.error} />
      )}
      {!isDraft && kept ? <KeptBehind forget={forget} /> : null}
      {isDraft ? (
        <p className={`small ${classes.stands}`}>
          {t(
            isEmpty
              ? 'surveys.beginHere'
              : kept
                ? 'surveys.unsaved'
                : version.tested
                  ? 'surveys.readyToPublish'
                  : 'surveys.tryFirst',
          )}
        </p>
      ) : (
        <p className={`small ${classes.stands}`}>{t('surveys.neverChanges')}</p>
      )}
      {faults.length > 0 && !isEmpty ? <FaultList faults={faults} mend={mend} /> : null}
      {unsaid.length > 0 && !isEmpty ? <FaultList faults={unsaid} mend={mend} notes /> : null}
      <SegmentedControl
        className={classes.switch ?? ''}
        value={shown}
        onChange={(value) => show(value as typeof shown)}
        data={[
          { value: 'write', label: t(isDraft ? 'surveys.write' : 'surveys.content') },
          ...(isDraft || content.languages.length > 1
            ? [{ value: 'translate', label: t('designer.translation') }]
            : []),
          { value: 'try', label: t('surveys.try') },
        ]}
      />
      {shown === 'write' ? <Designer content={content} onChange={change} open={open} onOpen={setOpen} /> : null}
      {shown === 'translate' ? <TranslationView content={content} onChange={change} /> : null}
      {shown === 'try' ? (
        <Preview content={content} testing={isDraft && !kept ? { ...of, edit: version.edit } : undefined} />
      ) : null}
    </Page>
  )
}

const draftName = (id: string, number: number): string => `questionnaire.${id}.${number}`

function KeptBehind({ forget }: { forget: () => void }) {
  return (
    <Alert role="alert" color="yellow" variant="light">
      <p>{t('designer.publishedMeanwhile')}</p>
      <Button size="compact-md" variant="default" onClick={forget}>
        {t('surveys.discard')}
      </Button>
    </Alert>
  )
}
