import { ActionIcon, Alert, Button, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFilter, IconShieldCheck, IconShieldX, IconX } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { type Output, usePages, useRead } from '../api.ts'
import { moment } from '../format.ts'
import { useMay } from '../session.ts'
import { Failed } from '../ui/Broken.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFilters } from '../ui/filters.ts'
import { Page } from '../ui/Page.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t, word } from '../words.ts'
import classes from './admin.module.css'
import { auditDeed, auditDetails } from './audit-words.ts'

type Event = Output<'audit.list'>['events'][number]

const nouns = ['account', 'agency', 'assignment', 'document', 'feed', 'grant', 'plan', 'task', 'user'] as const

/** Who did what, as what, when; and the proof that nothing was changed afterwards. */
export function AuditPage() {
  const [filters, change] = useFilters()
  const verify = useRead('audit.verify', {}, { enabled: false })
  const noun = filters.viec
  const pages = usePages('audit.list', {
    operation: noun ? `${noun}.` : undefined,
    subjectId: filters['doi-tuong'],
    actorId: filters.nguoi,
    limit: 100,
  })
  const rows = useMemo(() => pages.data?.pages.flatMap(({ events }) => events) ?? [], [pages.data])
  const names = useMemo(() => Object.assign({}, ...(pages.data?.pages.map((page) => page.names) ?? [])), [pages.data])
  const subjectId = filters['doi-tuong']
  return (
    <Page
      title={t('admin.audit')}
      lead={t('audit.lead')}
      actions={
        <Button
          variant="default"
          leftSection={<IconShieldCheck size={17} />}
          loading={verify.isFetching}
          onClick={() => verify.refetch()}
        >
          {t('audit.verify')}
        </Button>
      }
    >
      {verify.data ? <Verdict {...verify.data} /> : null}
      {verify.isError ? <Failed error={verify.error} retry={() => verify.refetch()} /> : null}
      <div className={classes.filters}>
        <Select
          aria-label={t('audit.noun')}
          placeholder={t('audit.anyNoun')}
          clearable
          w={220}
          value={noun ?? null}
          onChange={(value) => change({ viec: value ?? undefined })}
          data={nouns.map((value) => ({ value, label: t(`noun.${value}`) }))}
        />
        <PersonFilter value={filters.nguoi ?? null} onChange={(nguoi) => change({ nguoi: nguoi ?? undefined })} />
        {subjectId ? (
          <Button variant="light" rightSection={<IconX size={15} />} onClick={() => change({ 'doi-tuong': undefined })}>
            {t('audit.oneSubject', { name: names[subjectId] ?? subjectId.slice(0, 8) })}
          </Button>
        ) : null}
      </div>
      <Unread read={pages} rows={10} />
      {pages.isSuccess ? (
        <DataTable
          name="audit"
          label={t('admin.audit')}
          rows={rows}
          columns={columns(names, (id) => change({ 'doi-tuong': id }))}
          rowKey={({ seq }) => String(seq)}
          more={{ has: pages.hasNextPage, loading: pages.isFetchingNextPage, load: () => pages.fetchNextPage() }}
          empty={<Empty title={t('audit.none')} />}
        />
      ) : null}
    </Page>
  )
}

/** People of the province by name or e-mail; the server searches. */
function PersonFilter({ value, onChange }: { value: string | null; onChange: (userId: string | null) => void }) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 250)
  const mayList = useMay('user.manage')
  const found = useRead('user.list', { search: search || undefined, limit: 50 }, { keep: true, enabled: mayList })
  if (!mayList) return null
  const replied = (found.data?.users ?? []).map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))
  const answered = search === typed && !found.isPlaceholderData
  // Who is chosen stays; others are offered once they were found for what is typed now.
  const people = answered ? replied : replied.filter((each) => each.value === value)
  return (
    <Select
      aria-label={t('audit.person')}
      placeholder={t('audit.anyPerson')}
      searchable
      clearable
      w={280}
      value={value}
      onChange={onChange}
      data={people}
      onSearchChange={(text) => setTyped(replied.some(({ label }) => label === text) ? '' : text)}
      filter={({ options }) => options}
      nothingFoundMessage={t(answered ? 'state.noMatch' : 'state.loading')}
    />
  )
}

function Verdict({ events, broken }: Output<'audit.verify'>) {
  if (broken === null)
    return (
      <Alert role="status" color="brand" mb="md" icon={<IconShieldCheck size={19} />}>
        {t('audit.whole', { count: events })}
      </Alert>
    )
  return (
    <Alert role="alert" color="bad" mb="md" icon={<IconShieldX size={19} />} title={t('audit.broken')}>
      {t('audit.brokenAt', { seq: String(broken.seq), reason: t(`audit.reason.${broken.reason}`) })}
    </Alert>
  )
}

const columns = (names: Readonly<Record<string, string>>, follow: (subjectId: string) => void): Column<Event>[] => [
  { key: 'at', label: t('audit.at'), width: 150, card: 'side', render: ({ at }) => moment(at) },
  {
    key: 'who',
    label: t('audit.who'),
    width: 240,
    render: ({ actorName, actingAs }) => (
      <span>
        {actorName}
        {actingAs.map(({ role, agency, onBehalfOf }) => (
          <span key={role + agency + onBehalfOf} className="small" style={{ display: 'block' }}>
            {word('role', role)} – {agency}
            {onBehalfOf ? ` · ${t('audit.onBehalfOf', { name: onBehalfOf })}` : ''}
          </span>
        ))}
      </span>
    ),
  },
  {
    key: 'what',
    label: t('audit.what'),
    width: 210,
    card: 'title',
    render: ({ operation, fields }) => (
      <span>
        {auditDeed(operation, fields)}
        <code className={classes.code} style={{ display: 'block', color: 'var(--ink-3)' }}>
          {operation}
        </code>
      </span>
    ),
  },
  {
    key: 'fields',
    label: t('audit.fields'),
    render: ({ fields, subjectId }) => (
      <span>
        {subjectId && names[subjectId] ? <span style={{ display: 'block' }}>{names[subjectId]}</span> : null}
        <span className="small">{auditDetails(fields, names)}</span>
        {subjectId ? (
          <ActionIcon
            size="sm"
            variant="subtle"
            ml={6}
            aria-label={t('audit.follow')}
            title={t('audit.follow')}
            onClick={() => follow(subjectId)}
          >
            <IconFilter size={15} />
          </ActionIcon>
        ) : null}
      </span>
    ),
  },
  { key: 'seq', label: t('audit.seq'), width: 80, wide: true, card: 'hidden', render: ({ seq }) => seq },
]
