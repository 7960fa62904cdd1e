import { bareJpeg } from '#lib/pictures/bare-jpeg.ts'
import { walk } from '#lib/questionnaire/answering.ts'
import { compile } from '#lib/questionnaire/compile.ts'
import { type Fields, readFields } from '#lib/questionnaire/fields.ts'
import { packed, sealLetter } from '#lib/sealed-letter/letter.ts'
import { todayHere } from '../questions/today.ts'
import type { Device } from './device.ts'
import { digestOf } from './digest.ts'
import type { KeptPhoto, Letter } from './keep.ts'
import type { Draft, Met } from './records.ts'
import { openBytes } from './vault.ts'

type Said = { operation: string; input: object; beganAt?: number }

/** Sealed for the server: what is to be done, and as whom. */
async function letterOf({ id, key, letterKey }: Device, said: Said, rest?: Uint8Array): Promise<Letter> {
  return { bytes: await sealLetter(letterKey, packed({ device: key, ...said }, rest)), device: id }
}

/** An interview as it goes out, its pictures before it. */
export async function interviewLetters(
  device: Device,
  key: CryptoKey,
  draft: Draft,
  photos: readonly KeptPhoto[],
): Promise<{ letter: Letter; photos: KeptPhoto[] }> {
  const { surveyId, questionnaireVersion } = draft.survey
  const names = new Map<string, string>()
  const sealed: KeptPhoto[] = []
  for (const photo of photos) {
    const kept = new Uint8Array(await openBytes(key, photo))
    const bytes = bareJpeg(kept) ?? kept
    names.set(photo.id, await digestOf(bytes))
    const said = { operation: 'survey.addInterviewPhoto', input: { surveyId } }
    sealed.push({ ...photo, letter: await letterOf(device, said, bytes) })
  }
  const input = {
    ...{ surveyId, submissionId: draft.id, questionnaireVersion, language: draft.language },
    ...{ answers: answersOf(draft, names), seconds: Math.min(604_800, Math.round(draft.seconds)) },
    ...(draft.clusterId ? { clusterId: draft.clusterId } : {}),
    ...(draft.unit ? { unitId: draft.unit.id } : {}),
  }
  const letter = await letterOf(device, { operation: 'interview.send', input, beganAt: draft.beganAt })
  return { letter, photos: sealed }
}

export const outcomeLetter = (device: Device, met: Met): Promise<Letter> =>
  letterOf(device, { operation: 'sample.outcome', input: met })

/** The answers that hold, as the questionnaire decides them here and on the server alike. */
function answersOf({ survey, fields }: Draft, photos: ReadonlyMap<string, string>) {
  const { compiled } = compile(survey.content)
  if (!compiled) return {}
  const typed: Fields = new Map(fields)
  const given = Object.fromEntries(
    [...compiled.questions.values()].map(({ question }) => {
      const value = readFields(question, typed)
      const named = question.kind === 'photo' && Array.isArray(value) ? value.map((id) => photos.get(id) ?? id) : value
      return [question.code, named]
    }),
  )
  return walk(compiled, given, { today: todayHere() }).answers
}
