import { operation } from '#features/access/operation.ts'
import type { FormSection } from '#lib/reporting/form.ts'
import { lateSentence, type SectionFacts, sectionDraft } from '#lib/reporting/narrative.ts'
import { daysOf, workOf } from '../bound/reading.ts'
import { namedTasks, type WorkRow, workFacts, workFor } from '../bound/rules.ts'
import { listWork } from '../bound/store.ts'
import { owing, readTogether } from '../consolidation/reading.ts'
import { authorOf, insertEntries } from '../rounds/store.ts'
import { checkWritable } from '../rules.ts'
import { held, type OnReport } from './operations.ts'
import { type ReportState, readReport, sectionShown } from './reading.ts'
import { AutoDraft, AutoDrafted } from './schema.ts'
import { saveSection } from './store.ts'

/** In the middle of a sentence: "quý II/2026". */
const lowered = (name: string): string => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)

/** Work now, and as it stood at the end of the period before. */
type Work = { now: WorkRow[]; before: { name: string; rows: WorkRow[]; day: string } | null; day: string }

async function readWork(context: OnReport, state: ReportState): Promise<Work> {
  const { round, report, before } = state
  const { to: day } = daysOf(round, context.today)
  const now = await workOf(context, { round, report })
  if (!before) return { now, before: null, day }
  const scope = { agencyIds: [report.agencyId], kind: report.kind, from: `${before.lastDay.slice(0, 4)}-01-01` }
  const rows = await listWork(context.db, { ...scope, to: before.lastDay })
  return { now, before: { name: lowered(before.name), rows, day: before.lastDay }, day }
}

/** What is known of one section; where no work is tied to it, nothing is said of work. */
function factsOf({ binding }: FormSection, { now, before, day }: Work): SectionFacts {
  const rows = binding ? workFor(now, binding) : []
  if (!binding || rows.length === 0) return { until: day, work: null, before: null, files: null, done: [], late: [] }
  const then = before ? workFor(before.rows, binding) : []
  return {
    until: day,
    work: workFacts(rows, day),
    before: before && then.length > 0 ? { name: before.name, work: workFacts(then, before.day) } : null,
    files: rows.reduce((sum, { files }) => sum + files, 0),
    ...namedTasks(rows, day),
  }
}

/** Who sent late; how many sent at all is said above the first section of every report that is put together. */
async function latenessTold(context: OnReport, { round, report, form }: ReportState): Promise<string> {
  const { heads, tree, under } = await readTogether(context, round, report, form)
  const owed = new Set(owing(heads, tree).filter((id) => under.has(id)))
  const list = heads.filter(({ kind, agencyId }) => kind === 'own' && owed.has(agencyId))
  const { lastInTime } = round
  return lateSentence(list.filter(({ firstSentOn }) => lastInTime !== null && (firstSentOn ?? '') > lastInTime).length)
}

/** What can be said of each section; nothing of those of which nothing is known. */
async function draftsOf(context: OnReport, state: ReportState): Promise<Map<string, string>> {
  const { form, values, before, report } = state
  const work = await readWork(context, state)
  const then = before && { name: lowered(before.name), values: new Map(Object.entries(before.figures)) }
  const figures = { values, ...(then ? { before: then } : {}) }
  const head = report.kind === 'summary' ? await latenessTold(context, state) : ''
  return new Map(
    form.sections.map((section, i) => {
      const said = sectionDraft(section, form, factsOf(section, work), figures)
      return [section.code, (i === 0 ? [head, said] : [said]).filter((text) => text !== '').join('\n')]
    }),
  )
}

export const autoDraft = operation({
  name: 'report.autoDraft',
  method: 'POST',
  path: '/reports/:reportId/draft',
  summary:
    'Soạn thử lời văn những mục chưa ai viết, từ tiến độ nhiệm vụ, tài liệu và số liệu đã có; không thêm điều gì chưa biết.',
  input: AutoDraft,
  output: AutoDrafted,
  allow: 'report.fill',
  subject: held,
  run: async (context, { reportId, codes }) => {
    const { db, subject } = context
    checkWritable(subject.round, { ...subject.report, returned: 0 })
    const state = await readReport(context, subject)
    const drafts = await draftsOf(context, state)
    const by = authorOf(context)
    const [written, kept, silent]: [string[], string[], string[]] = [[], [], []]
    for (const { code } of state.form.sections.filter((section) => codes?.includes(section.code) ?? true)) {
      const now = state.sections.get(code)
      const text = drafts.get(code) ?? ''
      if (now && now.text !== '' && !now.drafted) kept.push(code)
      else if (text === '') silent.push(code)
      else {
        await saveSection(db, reportId, { code, text, drafted: true, version: now?.version ?? 0 }, by)
        written.push(code)
      }
    }
    const entries = written.map((code) => ({ reportId, item: code, action: 'drafted' }))
    await insertEntries(db, entries, by)
    const after = await readReport(context, subject)
    return { sections: written.map((code) => sectionShown(after, code)), kept, silent }
  },
  audit: (_, { sections, kept, silent }) => ({
    sections: sections.map(({ code }) => code),
    kept: kept.length,
    silent: silent.length,
  }),
})
