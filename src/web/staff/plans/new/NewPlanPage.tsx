import { Button, MultiSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { useWrite } from '../../api.ts'
import { useDraft } from '../../draft.ts'
import { useMay, useMe } from '../../session.ts'
import { AgencyPicker } from '../../ui/AgencyPicker.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import { knownIndices } from '../known-indices.ts'
import classes from './new.module.css'

const nothing = {
  number: '',
  issuedOn: '',
  title: '',
  agencyId: null as string | null,
  standingAgencyId: null as string | null,
  periodFrom: '',
  periodTo: '',
  indices: [] as string[],
}

/** A plan that was issued on paper only: first what its first page says, then its tasks one by one. */
export function NewPlanPage() {
  const may = useMay('plan.edit')
  return (
    <Page
      title={t('plans.new.title')}
      lead={t('plans.new.lead')}
      trail={[{ label: t('plans.title'), to: '/ke-hoach' }]}
      narrow
    >
      {may ? <Form /> : <Empty title={t('plans.new.mayNot')}>{t('plans.new.mayNotNext')}</Empty>}
    </Page>
  )
}

function Form() {
  const { grants } = useMe()
  const own = grants.find(({ role }) => role === 'standingOfficer')?.agencyId ?? null
  const [draft, setDraft, drop] = useDraft('plan.new', nothing)
  const write = useWrite('plan.create', { refresh: ['plan.list'] })
  const navigate = useNavigate()
  const set = (change: Partial<typeof nothing>) => setDraft({ ...draft, ...change })
  const { title, agencyId, periodFrom, periodTo } = draft
  const standingAgencyId = draft.standingAgencyId ?? own
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!agencyId || !standingAgencyId) return
    const open = (planId: string) => {
      drop()
      void navigate({ to: '/ke-hoach/$planId/ra-soat', params: { planId } })
    }
    write.mutate(
      {
        ...{ agencyId, standingAgencyId, title: title.trim(), indices: draft.indices },
        number: draft.number.trim() || null,
        issuedOn: draft.issuedOn || null,
        periodFrom: periodFrom || null,
        periodTo: periodTo || null,
      },
      { onSuccess: ({ id }) => open(id) },
    )
  }
  const labels = { title: t('plans.new.name'), number: t('plans.header.number') }
  return (
    <form onSubmit={submit} className={classes.form}>
      <ProblemNotice error={write.error} labels={labels} />
      <Textarea
        label={labels.title}
        description={t('plans.new.nameHint')}
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        value={title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
        <TextInput
          label={labels.number}
          description={t('plans.new.numberHint')}
          placeholder="18/KH-UBND"
          maxLength={60}
          value={draft.number}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
        <DayField
          label={t('plans.header.issuedOn')}
          value={draft.issuedOn}
          onChange={(issuedOn) => set({ issuedOn })}
        />
        <AgencyPicker
          label={t('plans.new.agency')}
          required
          value={agencyId}
          onChange={(next) => set({ agencyId: next })}
        />
        <AgencyPicker
          label={t('plans.new.standingAgency')}
          required
          value={standingAgencyId}
          onChange={(next) => set({ standingAgencyId: next })}
        />
        <DayField label={t('plans.new.periodFrom')} value={periodFrom} onChange={(next) => set({ periodFrom: next })} />
        <DayField
          label={t('plans.new.periodTo')}
          value={periodTo}
          {...(periodFrom ? { after: periodFrom } : {})}
          onChange={(next) => set({ periodTo: next })}
        />
      </SimpleGrid>
      <MultiSelect
        label={t('plans.header.indices')}
        data={[...knownIndices]}
        value={draft.indices}
        onChange={(indices) => set({ indices })}
      />
      <div className={classes.buttons}>
        <Button component={Link} to="/ke-hoach" variant="default">
          {t('action.cancel')}
        </Button>
        <Button
          type="submit"
          loading={write.isPending}
          disabled={title.trim().length < 3 || !agencyId || !standingAgencyId}
        >
          {t('plans.new.create')}
        </Button>
      </div>
    </form>
  )
}
