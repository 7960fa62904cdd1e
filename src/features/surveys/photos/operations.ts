import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Context, operation, type Upload } from '#features/access/operation.ts'
import { checkMay } from '#features/access/rules.ts'
import { withoutAbout } from '#lib/pictures/without-about.ts'
import type { MediaType } from '#platform/files/media-type.ts'
import { recordFile } from '#platform/files/records.ts'
import { type StoredFile, servedType } from '#platform/files/store.ts'
import { Problem } from '#platform/problem.ts'
import type { Services } from '#platform/services.ts'
import { findSurveyOfCounter } from '../counters/reading.ts'
import { findCollected } from '../interviews/reading.ts'
import { askedNow, getCompiled } from '../reading.ts'
import { checkOpen } from '../rules.ts'
import * as shapes from '../schema.ts'
import { findSurvey, findSurveyAt, type SurveyRow } from '../store.ts'
import { findPhoto } from './store.ts'

const LARGEST_PHOTO = 10 * 1024 * 1024
export const Kept = z.object({ sha256: z.string() })

/** Keeps a picture without what the camera wrote about it. */
async function keep(upload: Upload | undefined, { files }: Services): Promise<StoredFile> {
  if (!upload) throw new Problem('file.empty')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of upload.stream) {
    size += chunk.byteLength
    if (size > LARGEST_PHOTO) throw new Problem('file.too_large', { limit: LARGEST_PHOTO })
    chunks.push(chunk)
  }
  const clean = withoutAbout(Buffer.concat(chunks))
  if (!clean) throw new Problem('survey.photo_kind')
  return files.put(Readable.from([clean]), { limitBytes: LARGEST_PHOTO })
}

const surveyOf = (db: Context['db'], place: { slug: string } | { key: string }) =>
  'slug' in place ? findSurveyAt(db, place.slug) : findSurveyOfCounter(db, place.key)

type Reads = Pick<Context, 'db' | 'today'>

/** Pictures are taken where the form asks for one, while the survey is open. */
async function checkAsked(context: Reads, row: SurveyRow | undefined): Promise<void> {
  if (!row || row.state === 'draft') throw new Problem('access.not_found')
  checkOpen(row, context.today)
  const { questions } = await getCompiled(context, row.questionnaireId, askedNow(row))
  if (![...questions.values()].some(({ question }) => question.kind === 'photo')) throw new Problem('access.not_found')
}

export const addPhoto = operation({
  name: 'survey.addPhoto',
  method: 'POST',
  path: '/public/survey-photos',
  summary: 'Gửi một ảnh của phiếu trả lời; nơi chụp, giờ chụp, máy chụp trong tệp ảnh được bỏ đi.',
  input: shapes.OfAddress.or(shapes.OfCounter),
  output: Kept,
  allow: 'anyone',
  unrecorded: true,
  body: 'file',
  prepare: async ({ province, upload, services, today }, place) => {
    await province.read(async (db) => checkAsked({ db, today }, await surveyOf(db, place)))
    return keep(upload, services)
  },
  run: async ({ db, prepared, today }) => {
    // The day only: a moment could be held against an answer by code.
    await recordFile(db, { ...prepared, createdAt: new Date(`${today}T00:00:00+07:00`) })
    return { sha256: prepared.sha256 }
  },
})

export const addInterviewPhoto = operation({
  name: 'survey.addInterviewPhoto',
  method: 'POST',
  path: '/surveys/:surveyId/photos',
  summary: 'Gửi một ảnh chụp khi phỏng vấn; gửi lại cùng ảnh không tạo bản thứ hai.',
  input: shapes.OfSurvey,
  output: Kept,
  allow: 'survey.collect',
  body: 'file',
  prepare: async ({ province, actor, userId, upload, services }, { surveyId }) => {
    const subject = await province.read((db) => findCollected(db, surveyId, { actor, userId }))
    if (!subject) throw new Problem('access.not_found')
    checkMay(actor, 'survey.collect', subject)
    return keep(upload, services)
  },
  subject: (db, { surveyId }, context) => findCollected(db, surveyId, context),
  run: async ({ db, prepared }) => {
    await recordFile(db, prepared)
    return { sha256: prepared.sha256 }
  },
})

export const showPhoto = operation({
  name: 'survey.photo',
  method: 'GET',
  path: '/surveys/:surveyId/photos/:sha256',
  summary: 'Tải về một ảnh trong phiếu trả lời.',
  input: shapes.OfSurvey.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  output: z.unknown(),
  allow: 'survey.manage',
  reply: 'file',
  subject: (db, { surveyId }) => findSurvey(db, surveyId),
  run: async ({ db, services }, { surveyId, sha256 }) => {
    const photo = await findPhoto(db, surveyId, sha256)
    if (!photo) throw new Problem('access.not_found')
    return {
      filename: `anh-${sha256.slice(0, 8)}.${photo.mediaType.split('/').at(-1)}`,
      mediaType: servedType(photo.mediaType as MediaType),
      body: Readable.toWeb(await services.files.read(sha256)) as ReadableStream<Uint8Array>,
    }
  },
})
