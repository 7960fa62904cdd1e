import { Button, Progress, Select } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Output, upload, useRead, useWrite } from '../api.ts'
import { useMay, useMe } from '../session.ts'
import { AgencyPicker } from '../ui/AgencyPicker.tsx'
import { Empty } from '../ui/Empty.tsx'
import { FileChoice } from '../ui/FileChoice.tsx'
import { useFilters } from '../ui/filters.ts'
import { Page } from '../ui/Page.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import classes from './directives.module.css'

type Doc = Output<'document.get'>

/** A document from above as a file: the reader finds its tasks, a person reviews them as those of a plan. */
export function FilePage() {
  const may = useMay('document.upload')
  return (
    <Page
      narrow
      title={t('directives.file.title')}
      lead={t('directives.file.lead')}
      trail={[{ label: t('directives.title'), to: '/viec-cap-tren-giao' }]}
    >
      {may ? <Steps /> : <Empty title={t('directives.form.mayNot')}>{t('directives.form.mayNotNext')}</Empty>}
    </Page>
  )
}

function Steps() {
  const [{ tep: documentId = '' }, change] = useFilters()
  const [share, setShare] = useState<number>()
  const [error, setError] = useState<unknown>()
  const read = useRead(
    'document.get',
    { documentId },
    { enabled: documentId !== '', every: (found) => (found && !isReading(found) ? false : 1200) },
  )
  const send = async (file: File | null) => {
    if (!file) return
    setError(undefined)
    setShare(0)
    try {
      const { id } = await upload('document.upload', {}, file, { onProgress: setShare })
      change({ tep: id })
    } catch (failure) {
      setError(failure)
    }
    setShare(undefined)
  }
  return (
    <div className={classes.form}>
      <section className={`card ${classes.card}`}>
        <div>
          <FileChoice onChange={send} inputProps={{ 'aria-label': t('directives.file.choose') }}>
            {(props) => (
              <Button {...props} variant={documentId ? 'default' : 'filled'} leftSection={<IconFileUpload size={17} />}>
                {t('directives.file.choose')}
              </Button>
            )}
          </FileChoice>
        </div>
        {share === undefined ? null : <Progress value={share * 100} aria-label={t('import.sending')} />}
        {read.data ? <Said document={read.data} /> : null}
      </section>
      <ProblemNotice error={error ?? read.error} />
      {read.data?.state === 'read' && !read.data.planId ? <Make document={read.data} /> : null}
    </div>
  )
}

const isReading = ({ state }: Doc): boolean => state === 'waiting' || state === 'reading'

function Said({ document }: { document: Doc }) {
  const { filename: name, state, tasks: count, planId, problem } = document
  if (isReading(document)) return <p role="status">{t('directives.file.reading', { name })}</p>
  if (state !== 'read') return <p role="status">{t('directives.file.failed', { why: problem?.message ?? '' })}</p>
  return (
    <p role="status">
      {count > 0 ? t('directives.file.found', { name, count }) : t('directives.file.none')}{' '}
      {planId ? <Link to={`/ke-hoach/${planId}/ra-soat`}>{t('directives.page.review')}</Link> : null}
    </p>
  )
}

function Make({ document }: { document: Doc }) {
  const { grants } = useMe()
  const own = grants.find(({ role }) => role === 'standingOfficer')?.agencyId ?? null
  const home = useRead('agency.get', { agencyId: own ?? '' }, { enabled: own !== null }).data
  const [kind, setKind] = useState<'directive' | 'conclusion'>('directive')
  const [agency, setAgency] = useState<string | null>(null)
  const [standing, setStanding] = useState<string | null>(null)
  const write = useWrite('directive.fromDocument')
  const navigate = useNavigate()
  const agencyId = agency ?? (home?.kind === 'committee' ? own : (home?.parentId ?? null))
  const standingAgencyId = standing ?? own
  const make = () => {
    if (!agencyId || !standingAgencyId) return
    const open = ({ planId }: { planId: string }) =>
      void navigate({ to: '/ke-hoach/$planId/ra-soat', params: { planId } })
    write.mutate({ documentId: document.id, kind, agencyId, standingAgencyId }, { onSuccess: open })
  }
  return (
    <section className={`card ${classes.card}`}>
      <ProblemNotice error={write.error} />
      <Select
        label={t('directives.file.kind')}
        allowDeselect={false}
        data={(['directive', 'conclusion'] as const).map((value) => ({
          value,
          label: t(`directives.share.kind.${value}`),
        }))}
        value={kind}
        onChange={(value) => setKind(value === 'conclusion' ? 'conclusion' : 'directive')}
      />
      <div className={classes.row}>
        <AgencyPicker label={t('directives.form.agency')} required value={agencyId} onChange={setAgency} />
        <AgencyPicker label={t('directives.form.standing')} required value={standingAgencyId} onChange={setStanding} />
      </div>
      <div className={classes.buttons}>
        <span />
        <Button loading={write.isPending} disabled={!agencyId || !standingAgencyId} onClick={make}>
          {t('directives.file.make')}
        </Button>
      </div>
    </section>
  )
}
