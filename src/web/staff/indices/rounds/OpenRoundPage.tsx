import { Button, Checkbox, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useRead, useWrite } from '../../api.ts'
import { useMay, useMe } from '../../session.ts'
import { DayField } from '../../ui/DayField.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import { days } from './round-days.ts'
import classes from './rounds.module.css'
import { UnitChoice } from './UnitChoice.tsx'

/** Agencies that the set for departments speaks of. */
const departments = ['department', 'office', 'inspectorate', 'managementBoard']

/** Opening a round: which edition, which year, who is scored, who appraises, until when. */
export function OpenRoundPage() {
  const may = useMay('round.manage')
  const trail = [{ label: t('rounds.title'), to: '/chi-so/ky-danh-gia' }]
  return (
    <Page title={t('rounds.open')} lead={t('rounds.openLead')} trail={trail} narrow>
      {may ? <Form /> : <Empty title={t('rounds.mayNotOpen')} />}
    </Page>
  )
}

function Form() {
  const { grants, today } = useMe()
  const own = grants.find(({ role }) => role === 'standingOfficer')
  const editions = useRead('framework.list', {})
  const scored = (editions.data?.editions ?? []).filter(
    (it) => it.status === 'complete' && it.framework === 'par-index',
  )
  const [chosen, choose] = useState<string | null>(null)
  const [year, setYear] = useState<number>(Number(today.slice(0, 4)) - 1)
  const [name, setName] = useState('')
  const [typed, setTable] = useState<Record<string, string>>({ opensOn: today })
  const table = { periodFrom: `${year}-01-01`, periodTo: `${year}-12-31`, ...typed } as Record<string, string>
  const [unitIds, setUnits] = useState<readonly string[]>([])
  const [appraisers, setAppraisers] = useState<readonly string[]>(own ? [own.agencyId] : [])
  const [illustrative, setIllustrative] = useState(false)
  const write = useWrite('round.open', { refresh: ['round.list'] })
  const navigate = useNavigate()
  const edition = scored.find((it) => `${it.framework}/${it.edition}` === chosen)
  const ready =
    own &&
    edition &&
    name.trim().length >= 3 &&
    unitIds.length > 0 &&
    appraisers.length > 0 &&
    days.every((it) => table[it])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    const day = (which: (typeof days)[number]) => table[which] ?? ''
    write.mutate(
      {
        ...{ framework: edition.framework, edition: edition.edition, year, name: name.trim(), illustrative },
        ...{ agencyId: own.agencyId, unitIds: [...unitIds], appraiserIds: [...appraisers] },
        ...{ opensOn: day('opensOn'), selfUntil: day('selfUntil'), appraiseUntil: day('appraiseUntil') },
        ...{ explainUntil: day('explainUntil'), reappraiseUntil: day('reappraiseUntil'), publishOn: day('publishOn') },
        ...{ periodFrom: day('periodFrom'), periodTo: day('periodTo') },
      },
      { onSuccess: ({ id }) => void navigate({ to: `/chi-so/ky-danh-gia/${id}` }) },
    )
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <ProblemNotice error={write.error} />
      <Select
        label={t('rounds.edition')}
        searchable
        data={scored.map((it) => ({ value: `${it.framework}/${it.edition}`, label: it.name }))}
        value={chosen}
        onChange={(value) => {
          choose(value)
          setUnits([])
          const next = scored.find((it) => `${it.framework}/${it.edition}` === value)
          if (next?.years[0]) setYear(next.years[0])
        }}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
        <TextInput
          label={t('rounds.name')}
          maxLength={300}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <NumberInput
          label={t('rounds.year')}
          min={2000}
          max={2100}
          value={year}
          onChange={(value) => setYear(Number(value))}
        />
      </SimpleGrid>
      <fieldset className={classes.fieldset}>
        <legend>{t('rounds.timetable')}</legend>
        <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} spacing="md" verticalSpacing="sm">
          {days.map((which) => (
            <DayField
              key={which}
              label={t(`rounds.day.${which}`)}
              value={table[which] ?? ''}
              onChange={(value) => setTable((all) => ({ ...all, [which]: value }))}
            />
          ))}
        </SimpleGrid>
      </fieldset>
      <UnitChoice
        label={t('rounds.units')}
        level={edition?.level === 'commune' ? 'commune' : 'province'}
        kinds={edition?.level === 'department' ? departments : edition ? ['committee'] : []}
        chosen={unitIds}
        onChange={setUnits}
        all
      />
      <UnitChoice
        label={t('rounds.appraisers')}
        level="province"
        kinds={departments}
        chosen={appraisers}
        onChange={setAppraisers}
      />
      <Checkbox
        label={t('rounds.isIllustrative')}
        checked={illustrative}
        onChange={({ currentTarget }) => setIllustrative(currentTarget.checked)}
      />
      <div>
        <Button type="submit" loading={write.isPending} disabled={!ready}>
          {t('rounds.open')}
        </Button>
      </div>
    </form>
  )
}
