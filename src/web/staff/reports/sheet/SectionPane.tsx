import { Button, Textarea } from '@mantine/core'
import { IconArrowBackUp, IconWand } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { ReportPage, Section } from '#features/reports/schema.ts'
import { keyOf, useWrite } from '../../api.ts'
import { moment } from '../../format.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import { Paragraphs } from '../together/Paragraphs.tsx'
import { ProofFiles } from '../together/ProofFiles.tsx'
import { AnswerLine } from './AnswerLine.tsx'
import { ReturnButton } from './ReturnButton.tsx'
import { SectionState } from './SectionState.tsx'
import classes from './sheet.module.css'
import { isItemOpen, useSheet } from './sheet.ts'
import { useSection, withSection } from './use-section.ts'

/** One part of what is told in words: what is asked, the text, and beside it what subordinates wrote. */
export function SectionPane({ code }: { code: string }) {
  const { page } = useSheet()
  const asked = page.form.sections.find((each) => each.code === code)
  const section = page.sections.find((each) => each.code === code)
  if (!asked || !section) return null
  return (
    <div className={classes.section} data-beside={page.hasBelow || undefined}>
      <div>
        <h2 className={classes.paneTitle}>
          {code}. {asked.title}
        </h2>
        {asked.hint.length > 0 ? (
          <p className={classes.hint}>
            {t('reports.toTell')} {asked.hint.join('; ')}.
          </p>
        ) : null}
        <Editor section={section} title={asked.title} />
      </div>
      {page.hasBelow ? <Paragraphs reportId={page.report.id} code={code} /> : null}
    </div>
  )
}

function Editor({ section, title }: { section: Section; title: string }) {
  const { page, mayFill, mayReturn } = useSheet()
  const { id: reportId } = page.report
  const write = useSection(reportId, section)
  const open = mayFill && isItemOpen(page, section)
  const { returned, answer, code } = section
  return (
    <>
      {returned ? (
        <div className={classes.notes}>
          <span data-tone="returned">
            <IconArrowBackUp size={14} aria-hidden />
            <span>
              <b>{t('reports.returnedBy', { name: returned.byName })}</b> {returned.reason}
              <AnswerLine item={{ section: code }} answer={answer} open={open} waits={write.draft !== null} />
            </span>
          </span>
        </div>
      ) : null}
      {answer !== null && !returned ? <p className="small">{t('reports.answered', { answer })}</p> : null}
      {section.drafted && section.text !== '' && !write.draft ? (
        <p className={classes.drafted}>{t(open ? 'reports.drafted' : 'reports.draftedRead')}</p>
      ) : null}
      <SectionState write={write} section={section} />
      {open ? (
        <Textarea
          aria-label={title}
          autosize
          minRows={8}
          maxRows={40}
          maxLength={100_000}
          placeholder={t('reports.sectionEmpty')}
          value={write.text}
          onChange={({ currentTarget }) => write.change(currentTarget.value)}
          onBlur={() => void write.save()}
          classNames={{ input: classes.words }}
        />
      ) : section.text ? (
        <div className={`${classes.words} ${classes.read} asWritten`}>{section.text}</div>
      ) : (
        <p className="small">{t('reports.nothingWritten')}</p>
      )}
      <ProofFiles
        reportId={reportId}
        item={code}
        files={page.files.filter(({ item }) => item === code)}
        open={open}
        sentAt={page.report.submittedAt}
      />
      <div className={classes.under}>
        {open ? <DraftButton section={section} isTyping={write.draft !== null} /> : null}
        {mayReturn ? (
          <ReturnButton reportId={reportId} item={{ section: code }} returned={returned} answer={answer} />
        ) : null}
        <span className="small">
          {section.updatedByName
            ? t('reports.lastWritten', { name: section.updatedByName, at: moment(section.updatedAt) })
            : null}
        </span>
      </div>
    </>
  )
}

/** Sentences from what is known: progress, evidence, figures. Only where nobody has written. */
function DraftButton({ section, isTyping }: { section: Section; isTyping: boolean }) {
  const { page } = useSheet()
  const reportId = page.report.id
  const queries = useQueryClient()
  const write = useWrite('report.autoDraft', { refresh: [] })
  const isWritten = section.text.trim() !== '' && !section.drafted
  const draft = () =>
    write.mutate(
      { reportId, codes: [section.code] },
      {
        onSuccess: ({ sections }) =>
          queries.setQueryData<ReportPage>(keyOf('report.get', { reportId }), (old) =>
            old ? sections.reduce(withSection, old) : old,
          ),
      },
    )
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconWand size={16} />}
        loading={write.isPending}
        disabled={isWritten || isTyping}
        title={isWritten ? t('reports.draftOnlyEmpty') : undefined}
        onClick={draft}
      >
        {t('reports.draftIt')}
      </Button>
      {write.data?.silent.includes(section.code) ? <span role="status">{t('reports.draftSilent')}</span> : null}
      <ProblemNotice error={write.error} />
    </>
  )
}
