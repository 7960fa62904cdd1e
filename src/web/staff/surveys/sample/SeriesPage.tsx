import { Button, Group, Select } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { sourceWords } from '#features/estimates/pictures/rules.ts'
import { seriesPicture, seriesRange, seriesValue, timesOf } from '#features/estimates/series/rules.ts'
import type { SeriesLine, SeriesValue, Strand } from '#features/estimates/series/schema.ts'
import { hrefOf, useRead } from '../../api.ts'
import { Empty } from '../../ui/Empty.tsx'
import wide from '../../ui/matrix/matrix.module.css'
import { Page } from '../../ui/Page.tsx'
import { Picture } from '../../ui/picture/Picture.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import points from './points.module.css'
import classes from './sample.module.css'

/** Surveys by one questionnaire, one after the other: how index, factors and points went. */
export function SeriesPage() {
  const { surveyId = '' } = useParams({ strict: false })
  const read = useRead('estimate.series', { surveyId })
  if (!read.isSuccess) return <Unread read={read} rows={8} />
  const { title, questionnaire, strands, illustrative } = read.data
  const file = hrefOf('estimate.seriesXlsx', { surveyId })
  const several = strands.some(({ surveys }) => surveys.length > 1)
  const results = `/khao-sat/cuoc/${surveyId}/ket-qua`
  return (
    <Page
      title={t('samples.series')}
      lead={t('samples.seriesLead', { title: questionnaire })}
      trail={[
        { label: t('surveys.surveys'), to: '/khao-sat' },
        { label: title, to: `/khao-sat/cuoc/${surveyId}` },
        { label: t('samples.results'), to: results },
      ]}
      actions={
        several ? (
          <Button component="a" href={file} variant="default" leftSection={<IconDownload size={16} />}>
            {t('samples.xlsx')}
          </Button>
        ) : null
      }
    >
      {several ? (
        <div className={classes.cards}>
          {illustrative ? <p className="small">{t('samples.illustrative')}</p> : null}
          {strands.map((strand) => (
            <StrandCard key={strand.source} {...{ strand, file, illustrative }} />
          ))}
          <p className="small">{t('samples.seriesRead')}</p>
        </div>
      ) : (
        <Empty title={t('samples.seriesOne')}>{t('samples.seriesOneText')}</Empty>
      )}
    </Page>
  )
}

type StrandProps = { strand: Strand; file: string; illustrative: boolean }

function StrandCard({ strand, file, illustrative }: StrandProps) {
  const { source, surveys, lines } = strand
  const [code, choose] = useState(lines[0]?.code)
  const line = lines.find((one) => one.code === code)
  if (!line) return null
  return (
    <section className={classes.card}>
      <h2>{sourceWords[source]}</h2>
      {source === 'sample' ? null : <p className="small">{t('samples.seriesNoSample')}</p>}
      <div className={classes.cards}>
        {surveys.length > 1 ? (
          <Picture figures={seriesPicture(strand, line, illustrative)} workbook={file}>
            <Group>
              <Select
                label={t('samples.seriesLine')}
                w={360}
                maw="100%"
                allowDeselect={false}
                value={line.code}
                data={lines.map((one) => ({ value: one.code, label: one.label }))}
                onChange={(value) => value && choose(value)}
              />
            </Group>
          </Picture>
        ) : null}
        <SeriesTable strand={strand} />
      </div>
    </section>
  )
}

/** Lines down, surveys across: it scrolls, the names stay. */
function SeriesTable({ strand: { surveys, lines } }: { strand: Strand }) {
  const times = timesOf(surveys)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={wide.box} tabIndex={0} aria-label={t('samples.series')}>
      <table className={points.points}>
        <thead>
          <tr>
            <th scope="col">{t('samples.line')}</th>
            {surveys.map(({ surveyId, title, questionnaireVersion }, i) => (
              <th key={surveyId} scope="col" title={title}>
                <Link to={`/khao-sat/cuoc/${surveyId}/ket-qua`} aria-label={`${times[i]}: ${title}`}>
                  {times[i]}
                </Link>
                <small>{t('samples.seriesVersion', { number: questionnaireVersion })}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.code}>
              <th scope="row">
                {line.label}
                <small>{t(line.unit === 'share' ? 'samples.satisfied' : 'samples.points')}</small>
              </th>
              {surveys.map(({ surveyId }, i) => (
                <td key={surveyId}>
                  <Cell value={line.values[i] ?? null} rule={line.rule} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ value, rule }: { value: SeriesValue; rule: SeriesLine['rule'] }) {
  if (!value) return <>–</>
  if (value.hidden) return <span className={points.few}>{t(`samples.hidden.${value.hidden}`)}</span>
  return (
    <>
      {seriesValue(value, rule)}
      <small>{seriesRange(value, rule)}</small>
      {value.isCut ? <small>{t('samples.seriesCut')}</small> : null}
    </>
  )
}
