import { Switch } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { fold } from '#lib/vietnamese/fold.ts'
import { type Output, useRead } from '../api.ts'
import { day } from '../format.ts'
import { Empty } from '../ui/Empty.tsx'
import { Facts } from '../ui/Facts.tsx'
import { useFilters } from '../ui/filters.ts'
import { Page } from '../ui/Page.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { CriterionRow } from './CriterionRow.tsx'
import { maximumText, yearsText } from './EditionsPage.tsx'
import classes from './indices.module.css'

export type Edition = Output<'framework.get'>
export type Line = Edition['lines'][number]

/** An edition as a tree that one reads from top to bottom: each criterion with its rule in words. */
export function EditionPage() {
  const { framework = '', edition = '' } = useParams({ strict: false })
  const read = useRead('framework.get', { framework, edition })
  if (!read.isSuccess) return <Unread read={read} rows={14} />
  return <EditionTree edition={read.data} />
}

function EditionTree({ edition }: { edition: Edition }) {
  const [filters, change] = useFilters()
  const text = filters.tim ?? ''
  const only = filters.chi ?? ''
  const lines = fitting(edition.lines, text, only)
  const toggle = (which: string) => (event: { currentTarget: { checked: boolean } }) =>
    change({ chi: event.currentTarget.checked ? which : '' })
  return (
    <Page
      title={edition.name}
      lead={edition.about ?? undefined}
      trail={[{ label: t('editions.title'), to: '/chi-so' }]}
    >
      <EditionFacts edition={edition} />
      <div className={classes.filters}>
        <SearchBox value={text} onSearch={(tim) => change({ tim })} label={t('edition.search')} width={320} />
        <Switch label={t('edition.onlyDivergent')} checked={only === 'khac'} onChange={toggle('khac')} />
        <Switch label={t('edition.onlyUnstated')} checked={only === 'chua-neu'} onChange={toggle('chua-neu')} />
      </div>
      {lines.length === 0 ? <Empty title={t('edition.nothing')} /> : null}
      <div className={classes.tree}>
        {lines.map((line) => (
          <CriterionRow key={line.code} line={line} />
        ))}
      </div>
      <Remarks title={t('edition.openQuestions')} items={edition.openQuestions} />
      <Remarks title={t('edition.unknownThings')} items={edition.unknownThings} />
      <Remarks title={t('edition.notes')} items={edition.notes} />
      <Remarks title={t('edition.sources')} items={edition.sources} />
    </Page>
  )
}

/** What fits, and the groups above it. */
function fitting(lines: readonly Line[], text: string, only: string): Line[] {
  const wanted = fold(text)
  const fits = (line: Line) =>
    (wanted === '' || line.code.startsWith(text) || fold(line.name).includes(wanted)) &&
    (only !== 'khac' || line.divergence !== null) &&
    (only !== 'chua-neu' || line.exceptions.some((it) => it.includes('văn bản không nêu')))
  if (wanted === '' && only === '') return [...lines]
  const parentOf = new Map(lines.map(({ code, parent }) => [code, parent]))
  const shown = new Set<string>()
  for (const line of lines.filter((each) => !each.isGroup && fits(each))) {
    for (let code: string | null = line.code; code !== null; code = parentOf.get(code) ?? null) shown.add(code)
  }
  return lines.filter(({ code }) => shown.has(code))
}

type Document = Edition['legalBasis'][number]

const documentText = ({ number, date, title }: Document): string =>
  [[number, date ? day(date) : null].filter(Boolean).join(', '), title].filter(Boolean).join(' – ')

function EditionFacts({ edition }: { edition: Edition }) {
  const { classes: names, classesOf } = edition
  const unit = classesOf === 'percent' ? '%' : ''
  const classText = names
    .map(({ name, from }) =>
      from === null ? t('edition.classBelow', { name }) : t('edition.classFrom', { name, from: `${from}${unit}` }),
    )
    .join(' · ')
  return (
    <Facts
      facts={[
        [t('editions.issuer'), edition.issuer],
        [t('editions.years'), yearsText(edition.years)],
        [t('editions.maximum'), maximumText(edition.maximum)],
        [t('edition.legalBasis'), edition.legalBasis.map(documentText).join('; ')],
        [t('edition.guide'), edition.guide ? documentText(edition.guide) : null],
        [t('edition.classes'), classText],
        [t('edition.groups'), edition.groups.join(' · ')],
      ]}
    />
  )
}

function Remarks({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null
  return (
    <section className={classes.remarks}>
      <h2>{title}</h2>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  )
}
