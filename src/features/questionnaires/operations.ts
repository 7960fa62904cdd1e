import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { walk } from '#lib/questionnaire/answering.ts'
import { compile } from '#lib/questionnaire/compile.ts'
import { Questionnaire, wordsIn } from '#lib/questionnaire/schema.ts'
import { Problem } from '#platform/problem.ts'
import { pageOf, sayOf, summaryOf } from './reading.ts'
import { answerFaultInWords, checkDraft, checkPublishable, emptyQuestionnaire, questionCount } from './rules.ts'
import * as shapes from './schema.ts'
import {
  findQuestionnaire,
  findVersion,
  insertQuestionnaire,
  insertVersion,
  listQuestionnaires,
  listVersions,
  saveContent,
  savePublished,
  saveTested,
} from './store.ts'

export const listAllQuestionnaires = operation({
  name: 'questionnaire.list',
  method: 'GET',
  path: '/questionnaires',
  summary: 'Các phiếu khảo sát và phiên bản của chúng; bản đang soạn chỉ cơ quan soạn thấy.',
  input: z.object({}),
  output: shapes.QuestionnaireList,
  allow: 'questionnaire.read',
  run: async ({ db, reach, today }) => {
    const [mine, all] = [reach('questionnaire.edit'), await listQuestionnaires(db)]
    const isMine = (agencyId: string) => mine === 'all' || mine.has(agencyId)
    const seen = all
      .map((row) => ({
        ...row,
        versions: row.versions.filter((it) => it.publishedAt !== null || isMine(row.agencyId)),
      }))
      .filter(({ versions }) => versions.length > 0)
    const agencies = mine === 'all' || mine.size > 0 ? [...(await loadDirectory(db, today)).agencies.values()] : []
    return {
      questionnaires: seen.map((row) => ({ ...row, versions: row.versions.map(summaryOf) })),
      agencies: agencies.filter(({ id }) => isMine(id)).map(({ id, name }) => ({ id, name })),
    }
  },
})

export const listTemplates = operation({
  name: 'questionnaire.templates',
  method: 'GET',
  path: '/questionnaire-templates',
  summary: 'Các phiếu có sẵn để bắt đầu từ đó.',
  input: z.object({}),
  output: shapes.TemplateList,
  allow: 'questionnaire.read',
  run: async ({ services }) => ({
    templates: services.questionnaires.map(({ code, content }) => ({
      code,
      title: wordsIn(content.title, 'vi', 'vi'),
      basis: content.basis ?? '',
      sections: content.sections.length,
      questions: questionCount(content),
    })),
  }),
})

export const createQuestionnaire = operation({
  name: 'questionnaire.create',
  method: 'POST',
  path: '/questionnaires',
  summary: 'Bắt đầu một phiếu, trống hoặc chép từ phiếu có sẵn.',
  input: shapes.CreateQuestionnaire,
  output: shapes.Created,
  allow: 'questionnaire.edit',
  subject: async (_, { agencyId }) => ({ kind: 'questionnaire', id: agencyId, parts: { owner: [agencyId] } }),
  run: async ({ db, now, actor, services }, { agencyId, title, template }) => {
    const base = services.questionnaires.find(({ code }) => code === template)
    if (template !== null && !base) throw new Problem('access.not_found')
    const content = base ? { ...base.content, title: { ...base.content.title, vi: title } } : emptyQuestionnaire(title)
    const id = uuid()
    await insertQuestionnaire(db, { id, agencyId, title, createdAt: now, createdByName: actor.name })
    await insertVersion(db, { questionnaireId: id, number: 1, content, now })
    return { id, number: 1 }
  },
  audit: ({ title, template }) => ({ title, template }),
})

export const showQuestionnaire = operation({
  name: 'questionnaire.get',
  method: 'GET',
  path: '/questionnaires/:questionnaireId/versions/:number',
  summary: 'Một phiên bản của phiếu: các phần, câu hỏi, điều kiện; bản đang soạn kèm chỗ còn sai.',
  input: shapes.OfVersion,
  output: shapes.VersionPage,
  allow: 'questionnaire.read',
  subject: (db, { questionnaireId }) => findQuestionnaire(db, questionnaireId),
  run: (context, { number }) => pageOf(context, context.subject, number),
})

export const saveQuestionnaire = operation({
  name: 'questionnaire.save',
  method: 'PUT',
  path: '/questionnaires/:questionnaireId/versions/:number',
  summary: 'Ghi bản đang soạn; phiên bản đã ban hành không sửa được.',
  input: shapes.SaveQuestionnaire,
  output: shapes.VersionPage,
  allow: 'questionnaire.edit',
  subject: (db, { questionnaireId }) => findQuestionnaire(db, questionnaireId, 'change'),
  run: async (context, { number, edit, content: typed }) => {
    const version = await getVersion(context, context.subject.id, number)
    checkDraft(version, edit)
    const content = Questionnaire.safeParse(typed)
    if (!content.success)
      throw new Problem('questionnaire.unreadable', { faults: z.prettifyError(content.error).slice(0, 2000) })
    await saveContent(context.db, version, content.data, context.now)
    return pageOf(context, context.subject, number)
  },
  audit: ({ number, edit }) => ({ number, edit }),
})

async function getVersion({ db }: Pick<Context, 'db'>, id: string, number: number) {
  const found = await findVersion(db, id, number)
  if (!found) throw new Problem('access.not_found')
  return found
}

export const testQuestionnaire = operation({
  name: 'questionnaire.test',
  method: 'POST',
  path: '/questionnaires/:questionnaireId/versions/:number/test',
  summary:
    'Trả lời thử đến hết phiếu; câu trả lời chỉ được kiểm tra, không lưu. Phiếu phải được thử sau lần sửa cuối thì mới ban hành.',
  input: shapes.TestQuestionnaire,
  output: shapes.TestOutcome,
  allow: 'questionnaire.edit',
  subject: (db, { questionnaireId }) => findQuestionnaire(db, questionnaireId, 'change'),
  run: async (context, { number, edit, answers }) => {
    const { db, today, services } = context
    const version = await getVersion(context, context.subject.id, number)
    checkDraft(version, edit)
    const { compiled } = compile(version.content)
    if (!compiled) throw new Problem('questionnaire.faulty')
    const outcome = walk(compiled, answers, { today })
    const passed = outcome.faults.length === 0
    if (passed) await saveTested(db, version)
    const say = sayOf(services.words)
    const faults = outcome.faults.slice(0, 200).map((each) => ({
      ...{ question: each.question, row: each.row ?? null },
      words: answerFaultInWords(each, compiled.questionnaire, 'vi', say),
    }))
    return { passed, asked: outcome.shown.reduce((sum, { questions }) => sum + questions.length, 0), faults }
  },
  audit: ({ number }, { passed }) => ({ number, passed }),
})

export const publishQuestionnaire = operation({
  name: 'questionnaire.publish',
  method: 'POST',
  path: '/questionnaires/:questionnaireId/versions/:number/publish',
  summary: 'Ban hành phiên bản: từ nay không sửa nữa; muốn đổi thì soạn phiên bản tiếp theo.',
  input: shapes.PublishQuestionnaire,
  output: shapes.VersionPage,
  allow: 'questionnaire.publish',
  subject: (db, { questionnaireId }) => findQuestionnaire(db, questionnaireId, 'change'),
  run: async (context, { number, edit }) => {
    const { db, now, actor, subject } = context
    const version = await getVersion(context, subject.id, number)
    checkDraft(version, edit)
    checkPublishable(version)
    await savePublished(db, version, now, actor.name)
    return pageOf(context, { ...subject, open: true }, number)
  },
  audit: ({ number }) => ({ number }),
})

export const draftNextVersion = operation({
  name: 'questionnaire.draftNext',
  method: 'POST',
  path: '/questionnaires/:questionnaireId/versions',
  summary: 'Soạn phiên bản tiếp theo, bắt đầu từ bản đã ban hành gần nhất.',
  input: shapes.OfQuestionnaire,
  output: shapes.Created,
  allow: 'questionnaire.edit',
  subject: (db, { questionnaireId }) => findQuestionnaire(db, questionnaireId, 'change'),
  run: async ({ db, subject, now }) => {
    const [last] = await listVersions(db, subject.id)
    if (!last) throw new Problem('access.not_found')
    if (last.publishedAt === null) throw new Problem('questionnaire.draft_there', { number: last.number })
    const number = last.number + 1
    await insertVersion(db, { questionnaireId: subject.id, number, content: last.content, now })
    return { id: subject.id, number }
  },
  audit: (_, { number }) => ({ number }),
})
