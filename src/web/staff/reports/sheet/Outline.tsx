import { NativeSelect } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconCircle, IconPencil } from '@tabler/icons-react'
import type { ReportPage } from '#features/reports/schema.ts'
import { number, t } from '../../words.ts'
import { nameOf, type Place, placeNamed, placesOf, toldOf } from './places.ts'
import classes from './sheet.module.css'
import { useSheet } from './sheet.ts'

/** All parts of the report and how far each is; on a narrow screen a list to choose from. */
export function Outline({ place }: { place: Place }) {
  const narrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false })
  return narrow ? <ChoosePlace place={place} /> : <OutlineList place={place} />
}

function OutlineList({ place }: { place: Place }) {
  const { page, go } = useSheet()
  const { form } = page
  const here = nameOf(place)
  return (
    <nav className={classes.outline} aria-label={t('reports.outline')}>
      <Entry to={{ kind: 'checks' }} here={here} go={go} side={<Found page={page} />}>
        {t('reports.checks')}
      </Entry>
      <h2>{t('reports.words')}</h2>
      {form.sections.map(({ code, title }, i) => {
        const part = form.parts.find((each) => code.startsWith(`${each.code}.`))
        const first = part && !form.sections[i - 1]?.code.startsWith(`${part.code}.`)
        return (
          <div key={code}>
            {first ? (
              <p className={classes.part}>
                {part.code}. {part.title}
              </p>
            ) : null}
            <Entry to={{ kind: 'section', code }} here={here} go={go} side={<SectionSign page={page} code={code} />}>
              <b>{code}</b> {title}
            </Entry>
          </div>
        )
      })}
      <h2>{t('reports.figures')}</h2>
      {form.tables.map((table) => (
        <Entry
          key={table.code}
          to={{ kind: 'table', code: table.code }}
          here={here}
          go={go}
          side={<TableSign page={page} table={table} />}
        >
          <b>{table.code}</b> {table.title}
        </Entry>
      ))}
      {form.tables.length > 1 ? (
        <Entry to={{ kind: 'all' }} here={here} go={go} side={null}>
          {t('reports.allFigures')}
        </Entry>
      ) : null}
    </nav>
  )
}

type EntryProps = {
  to: Place
  here: string
  go: (place: Place) => void
  side: React.ReactNode
  children: React.ReactNode
}

const Entry = ({ to, here, go, side, children }: EntryProps) => (
  <button
    type="button"
    data-on={nameOf(to) === here || undefined}
    aria-current={nameOf(to) === here ? 'true' : undefined}
    onClick={() => go(to)}
  >
    <span>{children}</span>
    {side}
  </button>
)

function SectionSign({ page, code }: { page: ReportPage; code: string }) {
  const section = page.sections.find((each) => each.code === code)
  if (section?.returned && section.answer === null)
    return <IconArrowBackUp size={15} aria-label={t('reports.returned')} data-sign="returned" />
  if (section?.drafted) return <IconPencil size={14} aria-label={t('reports.draftedShort')} data-sign="drafted" />
  if (section?.text) return <IconCheck size={15} aria-label={t('reports.written')} data-sign="good" />
  return <IconCircle size={12} aria-label={t('reports.notWritten')} />
}

function TableSign({ page, table }: { page: ReportPage; table: ReportPage['form']['tables'][number] }) {
  const { filled, fields, errors, warnings, returned } = toldOf(table, page)
  return (
    <span className={classes.count}>
      {returned > 0 ? <IconArrowBackUp size={14} aria-label={t('reports.returned')} data-sign="returned" /> : null}
      {errors + warnings > 0 ? (
        <IconAlertTriangle
          size={14}
          aria-label={t(errors > 0 ? 'reports.errors' : 'reports.warnings', { count: errors || warnings })}
          data-sign={errors > 0 ? 'bad' : 'warn'}
        />
      ) : null}
      {number(filled)}/{number(fields)}
    </span>
  )
}

function Found({ page: { findings } }: { page: ReportPage }) {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.filter(({ severity, explained }) => severity === 'warning' && !explained).length
  if (errors + warnings === 0) return <IconCheck size={15} aria-label={t('reports.nothingFound')} data-sign="good" />
  return (
    <span className={classes.count}>
      {errors > 0 ? <b data-sign="bad">{t('reports.errorsShort', { count: errors })}</b> : null}
      {warnings > 0 ? <b data-sign="warn">{t('reports.warningsShort', { count: warnings })}</b> : null}
    </span>
  )
}

function ChoosePlace({ place }: { place: Place }) {
  const { page, go } = useSheet()
  const { form } = page
  const all = placesOf(form)
  const at = all.findIndex((each) => nameOf(each) === nameOf(place))
  const sections = form.sections.map(({ code, title }) => ({ value: code, label: `${code} ${title}` }))
  const tables = form.tables.map((table) => {
    const { filled, fields } = toldOf(table, page)
    return { value: `bieu-${table.code}`, label: `${table.code}. ${table.title} (${filled}/${fields})` }
  })
  return (
    <div className={classes.choose}>
      <NativeSelect
        aria-label={t('reports.outline')}
        value={nameOf(place)}
        onChange={({ currentTarget }) => go(placeNamed(currentTarget.value, form))}
        data={[
          { value: nameOf({ kind: 'checks' }), label: t('reports.checks') },
          { group: t('reports.words'), items: sections },
          {
            group: t('reports.figures'),
            items: [...tables, { value: nameOf({ kind: 'all' }), label: t('reports.allFigures') }],
          },
        ]}
      />
      <div>
        <button type="button" disabled={at <= 0} onClick={() => go(all[at - 1] ?? place)}>
          ‹ {t('reports.previous')}
        </button>
        <button type="button" disabled={at < 0 || at >= all.length - 1} onClick={() => go(all[at + 1] ?? place)}>
          {t('reports.next')} ›
        </button>
      </div>
    </div>
  )
}
