import { Modal, NumberInput, Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead, useWrite } from '../../api.ts'
import { useMe } from '../../session.ts'
import { AgencyPicker } from '../../ui/AgencyPicker.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'
import classes from '../analysis.module.css'

const scoring = ['standingOfficer', 'head', 'officer']

/** A book of figures for one agency, one edition, one year. */
export function OpenBookDialog({ close }: { close: () => void }) {
  const { grants, today } = useMe()
  const own = grants.find(({ role }) => scoring.includes(role))?.agencyId ?? null
  const editions = useRead('framework.list', {})
  const scored = (editions.data?.editions ?? []).filter(
    ({ status, scored: lines }) => status !== 'resultsOnly' && lines > 0,
  )
  const [chosen, choose] = useState<string | null>(null)
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const [agencyId, setAgency] = useState<string | null>(own)
  const [keeperId, setKeeper] = useState<string | null>(own)
  const write = useWrite('score.openBook')
  const navigate = useNavigate()
  const edition = scored.find((it) => `${it.framework}/${it.edition}` === chosen)
  const submit = () => {
    if (!edition || !agencyId || !keeperId) return
    write.mutate(
      { framework: edition.framework, edition: edition.edition, year, agencyId, keeperId },
      { onSuccess: ({ id }) => void navigate({ to: `/chi-so/diem-hien-tai/${id}/so-lieu` }) },
    )
  }
  return (
    <Modal opened onClose={close} title={t('scores.openBook')} size="lg">
      <DialogForm
        onSubmit={submit}
        onClose={close}
        error={write.error}
        pending={write.isPending}
        ready={edition !== undefined && agencyId !== null && keeperId !== null}
        label={t('scores.openBook')}
      >
        <p className={classes.note}>{t('scores.bookMeans')}</p>
        <Select
          label={t('rounds.edition')}
          required
          withAsterisk={false}
          searchable
          data={scored.map((it) => ({ value: `${it.framework}/${it.edition}`, label: it.name }))}
          value={chosen}
          onChange={choose}
        />
        <NumberInput
          label={t('rounds.year')}
          min={2000}
          max={2100}
          value={year}
          onChange={(value) => setYear(Number(value))}
        />
        <AgencyPicker label={t('scores.whose')} required value={agencyId} onChange={setAgency} />
        <AgencyPicker label={t('scores.keeper')} required value={keeperId} onChange={setKeeper} />
      </DialogForm>
    </Modal>
  )
}
