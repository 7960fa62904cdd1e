import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { zipReply } from '#features/access/file-replies.ts'
import { operation } from '#features/access/operation.ts'
import { OfSurvey } from '#features/surveys/schema.ts'
import { findSurvey } from '#features/surveys/store.ts'
import { drawnFile, frameFile, planFile } from '#lib/sampling/outsider.ts'
import { Problem } from '#platform/problem.ts'
import { framesOf } from './reading.ts'
import { drawn, plansOf } from './rules.ts'
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
    if (!sample || sample.seed === null) throw new Problem('sample.not_drawn')
    const plans = plansOf(sample.design)
    const frames = framesOf(await listFrame(db, sample.id), plans.length)
    const lists = frames.map((frame, i) => [`khung-${i + 1}.csv`, frameFile(frame)] as const)
    const command = `Rscript draw.R ${sample.seed} thiet-ke.csv ${lists.map(([name]) => name).join(' ')} > chon-lai.csv`
    return zipReply(`Chọn mẫu ${subject.row.title}`, [
      ['doc-truoc.txt', readMe(subject.row.title, sample.seed, command)],
      ['thiet-ke.csv', planFile(plans)],
      ...lists,
      ['ket-qua.csv', drawnFile(drawn(plans, frames, sample.seed))],
      ['draw.R', await readFile(script, 'utf8')],
    ])
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
