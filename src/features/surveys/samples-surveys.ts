// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how a questionnaire names an answer
import { randomUUID } from 'node:crypto'
import type { workWorld } from '../../../test/work.ts'

export type World = Awaited<ReturnType<typeof workWorld>>

const label = (vi: string) => ({ vi })

export const smallForm = {
  title: label('Phiếu nhỏ'),
  languages: ['vi'],
  sections: [
    {
      code: 'mot',
      title: label('Một'),
      questions: [
        {
          ...{ kind: 'single', code: 'hai_long', label: label('Ông/bà có hài lòng không?'), required: true },
          choices: [
            { code: 'co', label: label('Có') },
            { code: 'khong', label: label('Không') },
          ],
        },
        { kind: 'text', code: 'vi_sao', label: label('Vì sao?'), when: "${hai_long} = 'khong'", longest: 100 },
      ],
    },
  ],
}

/** A questionnaire that was written, gone through and published by the standing agency. */
export async function publishedForm(w: World, content: unknown = smallForm, answers: object = { hai_long: 'co' }) {
  const made = { agencyId: w.agencies.home, title: 'Phiếu nhỏ', template: null }
  const { id: questionnaireId, number } = await w.as('keeper', 'questionnaire.create', made)
  const of = { questionnaireId, number }
  await w.as('keeper', 'questionnaire.save', { ...of, edit: 1, content })
  await w.as('keeper', 'questionnaire.test', { ...of, edit: 2, answers })
  await w.as('keeper', 'questionnaire.publish', { ...of, edit: 2 })
  return questionnaireId
}

export const period = { opensOn: '2026-11-01', closesOn: '2026-11-30' }
export const during = { now: new Date('2026-11-22T03:00:00Z') }

/** A survey that is open on the days of `period`. */
export async function openSurvey(w: World, ways: { openLink: boolean; codes: boolean }, form?: string) {
  const questionnaireId = form ?? (await publishedForm(w))
  const made = { questionnaireId, agencyId: w.agencies.home, title: 'Khảo sát thử', ...period, ...ways }
  const { id } = await w.as('keeper', 'survey.create', made, during)
  return w.as('keeper', 'survey.open', { surveyId: id, version: 1 }, during)
}

export const answerTo = (slug: string, more: object = {}) => ({
  ...{ slug, submissionId: randomUUID(), questionnaireVersion: 1, answers: { hai_long: 'co' } },
  ...more,
})
