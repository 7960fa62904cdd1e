import { Button, Group, Select } from '@mantine/core'
import { IconChartLine, IconDownload } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { resultPictures } from '#features/estimates/pictures/rules.ts'
import type { ResultsPage as Results } from '#features/estimates/schema.ts'
import { hrefOf, useRead } from '../../api.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Picture } from '../../ui/picture/Picture.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import { UnsaidNotice } from '../UnsaidNotice.tsx'
import { ComparedCard } from './ComparedCard.tsx'
import { MakeResult } from './MakeDialog.tsx'
import { MakingCard } from './MakingCard.tsx'
import { MarginsTable } from './MarginsTable.tsx'
import { PublishButtons, PublishedWords, versionWords } from './Publishing.tsx'
import { ResultPart } from './ResultPart.tsx'
import { PartPage } from './SurveyParts.tsx'
import classes from './sample.module.css'

const askEvery = 2000
const isMaking = (page: Results | undefined) => page?.making !== null && page?.making.failed === null

/** What came of a survey: figures with their uncertainty, version by version. */
export function ResultsPage() {
  const { surveyId = '' } = useParams({ strict: false })
  const [chosen, choose] = useState<number>()
  const asked = { surveyId, ...(chosen === undefined ? {} : { number: chosen }) }
  const read = useRead('estimate.get', asked, { every: (page) => (isMaking(page) ? askEvery : false) })
  if (!read.isSuccess) return <Unread read={read} rows={8} />
  const page = read.data
  const keeps = page.can.includes('survey.manage')
  return (
    <PartPage
      surveyId={surveyId}
      title={page.title}
      here="/ket-qua"
      actions={keeps ? <MakeResult page={page} made={() => choose(undefined)} /> : null}
    >
      {page.making ? <MakingCard making={page.making} /> : null}
      {page.shown ? (
        <Shown page={page} shown={page.shown} keeps={keeps} choose={choose} />
      ) : page.making ? null : (
        <Empty title={t('samples.noResults')}>{t('samples.noResultsText')}</Empty>
      )}
    </PartPage>
  )
}

type ShownProps = {
  page: Results
  shown: NonNullable<Results['shown']>
  keeps: boolean
  choose: (version: number) => void
}

function Shown({ page, shown, keeps, choose }: ShownProps) {
  const { surveyId, versions } = page
  const { content, number: version } = shown
  const of = { surveyId, number: version }
  const later = page.answersNow - shown.answers
  const newest = versions.find(({ publishedAt, withdrawnAt }) => publishedAt && !withdrawnAt)?.number
  const [first, ...others] = resultPictures(content)
  return (
    <div className={classes.cards}>
      <Group gap={8} align="end">
        <Select
          aria-label={t('samples.results')}
          w={300}
          allowDeselect={false}
          value={String(version)}
          data={versions.map((own) => ({ value: String(own.number), label: versionWords(own) }))}
          onChange={(value) => value && choose(Number(value))}
        />
        <FileLink href={hrefOf('estimate.docx', of)} label={t('samples.docx')} />
        <FileLink href={hrefOf('estimate.xlsx', of)} label={t('samples.xlsx')} />
        {keeps ? <FileLink href={hrefOf('estimate.microdata', of)} label={t('samples.microdata')} /> : null}
        <Button
          component={Link}
          to={`/khao-sat/cuoc/${surveyId}/dien-bien`}
          variant="default"
          leftSection={<IconChartLine size={16} />}
        >
          {t('samples.series')}
        </Button>
        {keeps ? (
          <PublishButtons
            key={version}
            shown={shown}
            of={of}
            isNewest={version === newest}
            isRunning={page.isRunning}
          />
        ) : null}
      </Group>
      {content.illustrative ? <p className="small">{t('samples.illustrative')}</p> : null}
      <PublishedWords {...shown} />
      <UnsaidNotice unsaid={page.unsaid} />
      {later > 0 ? (
        <p className="small" role="status">
          {t('samples.newer', { n: number(later) })}
        </p>
      ) : null}
      {content.parts.map((part, i) => (
        <ResultPart key={part.source} part={part} of={of}>
          {i === 0 && first ? <Picture figures={first} workbook={hrefOf('estimate.xlsx', of)} /> : null}
          {i === 0 && content.comparison ? <ComparedCard comparison={content.comparison} /> : null}
        </ResultPart>
      ))}
      {others.map((figures) => (
        <Picture key={figures.title} figures={figures} workbook={hrefOf('estimate.xlsx', of)} />
      ))}
      <section className={classes.card}>
        <h2>{t('samples.howMade')}</h2>
        <ul className={classes.how}>
          {content.method.words.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <MarginsTable margins={content.method.margins} />
      </section>
    </div>
  )
}

const FileLink = ({ href, label }: { href: string; label: string }) => (
  <Button component="a" href={href} variant="default" leftSection={<IconDownload size={16} />}>
    {label}
  </Button>
)
