import { Button, Modal, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { QuestionnaireList, QuestionnaireSummary } from '#features/questionnaires/schema.ts'
import { useRead, useWrite } from '../api.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'

/** Questionnaires with their versions: one that is published never changes. */
export function QuestionnairesPage() {
  const read = useRead('questionnaire.list', {})
  const agencies = read.data?.agencies ?? []
  return (
    <Page
      title={t('surveys.questionnaires')}
      lead={t('surveys.questionnairesLead')}
      actions={agencies.length > 0 ? <NewQuestionnaire agencies={agencies} /> : null}
    >
      <Unread read={read} />
      {read.data ? (
        <DataTable
          name="questionnaires"
          label={t('surveys.questionnaires')}
          rows={read.data.questionnaires}
          columns={columns()}
          rowKey={({ id }) => id}
          rowHref={({ id, versions }) => `/khao-sat/phieu/${id}/${versions[0]?.number ?? 1}`}
          empty={<Empty title={t('surveys.noQuestionnaires')} />}
        />
      ) : null}
    </Page>
  )
}

const columns = (): Column<QuestionnaireSummary>[] => [
  {
    key: 'title',
    label: t('surveys.title'),
    card: 'title',
    render: ({ title }) => title,
    below: ({ agencyName }) => agencyName,
  },
  {
    key: 'questions',
    label: t('surveys.questions'),
    align: 'right',
    render: ({ versions }) => versions[0]?.questions ?? 0,
  },
  {
    key: 'version',
    label: t('surveys.version'),
    render: ({ versions: [newest] }) => (newest ? `${newest.number} · ${t(`surveys.state.${newest.state}`)}` : ''),
  },
]

function NewQuestionnaire({ agencies }: { agencies: QuestionnaireList['agencies'] }) {
  const [isAsking, ask] = useState(false)
  return (
    <>
      <Button leftSection={<IconPlus size={17} />} onClick={() => ask(true)}>
        {t('surveys.newQuestionnaire')}
      </Button>
      <Modal opened={isAsking} onClose={() => ask(false)} title={t('surveys.newQuestionnaire')}>
        <Inside agencies={agencies} close={() => ask(false)} />
      </Modal>
    </>
  )
}

function Inside({ agencies, close }: { agencies: QuestionnaireList['agencies']; close: () => void }) {
  const read = useRead('questionnaire.templates', {})
  const [template, choose] = useState('')
  const [title, setTitle] = useState('')
  const [agencyId, setAgency] = useState(agencies[0]?.id ?? '')
  const write = useWrite('questionnaire.create')
  const navigate = useNavigate()
  const templates = read.data?.templates ?? []
  const chosen = templates.find(({ code }) => code === template)
  const pick = (code: string) => {
    choose(code)
    const found = templates.find((each) => each.code === code)
    if (found) setTitle(found.title)
  }
  return (
    <DialogForm
      onSubmit={() =>
        write.mutate(
          { agencyId, title, template: template || null },
          { onSuccess: ({ id }) => void navigate({ to: `/khao-sat/phieu/${id}/1` }) },
        )
      }
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready={title.trim() !== '' && agencyId !== ''}
      label={t('surveys.begin')}
    >
      <Select
        label={t('surveys.beginFrom')}
        description={chosen?.basis}
        allowDeselect={false}
        data={[
          { value: '', label: t('surveys.empty') },
          ...templates.map((it) => ({ value: it.code, label: it.title })),
        ]}
        value={template}
        onChange={(value) => pick(value ?? '')}
      />
      <TextInput
        label={t('surveys.title')}
        maxLength={300}
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      {agencies.length > 1 ? (
        <Select
          label={t('surveys.agency')}
          searchable
          allowDeselect={false}
          data={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          value={agencyId}
          onChange={(value) => setAgency(value ?? '')}
        />
      ) : null}
    </DialogForm>
  )
}
