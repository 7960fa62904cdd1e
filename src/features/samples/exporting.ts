import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { workbookReply, zipReply } from '#features/access/file-replies.ts'
import { operation } from '#features/access/operation.ts'
import { OfSurvey } from '#features/surveys/schema.ts'
import { findSurvey } from '#features/surveys/store.ts'
import { textColumn } from '#lib/office/table.ts'
import { drawnFile, frameFile, planFile } from '#lib/sampling/outsider.ts'
import { Problem } from '#platform/problem.ts'
import { useWords } from './frame-rules.ts'
import { framesOf, pageOf } from './reading.ts'
import { drawn, plansOf } from './rules.ts'
import { OfList } from './schema.ts'
import { findSample, listFrame } from './store.ts'

const script = join(import.meta.dirname, '../../lib/sampling/vectors/draw.R')

export const sampleFiles = operation({
  name: 'sample.files',
  method: 'GET',
  path: '/surveys/:surveyId/sample/files',
  summary:
    'Tệp để người ngoài chọn lại mẫu: thiết kế, danh sách không có tên người, số hạt giống, chương trình R và kết quả.',
  input: OfSurvey,
  output: z.unknown(),
  allow: 'survey.manage',
  reply: 'file',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async ({ db, subject }) => {
    const sample = await findSample(db, subject.id)
    const seed = sample?.seed ?? sample?.begun?.seed ?? null
    if (!sample || seed === null) throw new Problem('sample.not_drawn')
    const plans = plansOf(sample.design).slice(0, sample.begun?.stages)
    const frames = framesOf(await listFrame(db, sample.id, { people: false }), plans.length)
    const lists = frames.map((frame, i) => [`khung-${i + 1}.csv`, frameFile(frame)] as const)
    const command = `Rscript draw.R ${seed} thiet-ke.csv ${lists.map(([name]) => name).join(' ')} > chon-lai.csv`
    return zipReply(`Chọn mẫu ${subject.row.title}`, [
      ['doc-truoc.txt', readMe(subject.row.title, seed, command)],
      ['thiet-ke.csv', planFile(plans)],
      ...lists,
      ['ket-qua.csv', drawnFile(drawn(plans, frames, seed))],
      ['draw.R', await readFile(script, 'utf8')],
    ])
  },
})

export const listForm = operation({
  name: 'sample.listForm',
  method: 'GET',
  path: '/surveys/:surveyId/sample/frames/:stage/form',
  summary: 'Tệp mẫu của danh sách một bước: đúng các cột cần có, kèm các nơi đã chọn ở bước trên.',
  input: OfList,
  output: z.unknown(),
  allow: 'survey.manage',
  reply: 'file',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async (context, { stage }) => {
    const { design, begun } = await pageOf(context, context.subject)
    const plan = design && plansOf(design)[stage]
    if (!plan) throw new Problem(design ? 'sample.no_such_list' : 'sample.no_design')
    const people = stage === design.places.length
    const { id, name, parent, stratum, size, certain, contact } = useWords
    const columns = [id, ...(stage > 0 ? [parent] : []), name, ...(people ? [contact] : [])]
    if (!people) columns.push(...(stage === 0 ? [stratum] : []), size, certain)
    else if (stage === 0) columns.push(stratum)
    const sheets = [{ name: plan.name, columns: columns.map((title) => textColumn(title)), rows: [] as string[][] }]
    const places = begun?.stages === stage ? begun.places : []
    if (places.length > 0)
      sheets.push({
        name: 'Nơi đã chọn',
        columns: [parent, 'Tên nơi', 'Ở đâu', stratum].map((title) => textColumn(title)),
        rows: places.map((place) => [place.code, place.label, place.within, place.stratum ?? '']),
      })
    return workbookReply(`Danh sách ${plan.name}`, sheets)
  },
})

const readMe = (title: string, seed: number, command: string): string =>
  [
    `Chọn mẫu: ${title}`,
    `Số hạt giống: ${seed}`,
    '',
    'Ai cũng chọn lại được đúng mẫu này bằng R, không cần chương trình của chúng tôi:',
    `  ${command}`,
    'rồi so chon-lai.csv với ket-qua.csv: hai tệp phải giống nhau từng ký tự.',
    'Danh sách không có họ tên, liên hệ; mỗi dòng mang mã của nó và đứng theo đúng thứ tự đã dùng khi chọn.',
    '',
  ].join('\n')
