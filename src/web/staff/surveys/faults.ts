import { allFaults, faultInWords } from '#features/questionnaires/rules.ts'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import { unsaidIn } from '#lib/questionnaire/unsaid.ts'
import { t, type WordKey } from '../words.ts'

/** Words of the server for faults, which the designer says while somebody still writes. */
export const sayFault = (key: string, values: Readonly<Record<string, unknown>>): string =>
  t(`questionnaire.${key}` as WordKey, values as Record<string, string | number>)

/** What is to mend, with the question that it stands in. */
export type ShownFault = { section: string | undefined; question: string | undefined; where: string; words: string }

export function faultsIn(content: Questionnaire): ShownFault[] {
  return allFaults(content).map((fault) => {
    const { section, question } = placed(content, fault.place)
    const words = faultInWords(fault, sayFault)
    const where = [section?.title.vi, question?.label.vi || question?.code].filter(Boolean).join(' / ')
    return { section: section?.code, question: question?.code, where, words }
  })
}

/** What keeps nothing from being asked, but of which a result will tell little: each with its question. */
export const unsaidOf = (content: Questionnaire): ShownFault[] =>
  unsaidIn(content).map((own) => {
    const section = content.sections.find(({ code }) => code === own.section)
    const where = [section?.title.vi, own.label].filter(Boolean).join(' / ')
    return { section: own.section, question: own.code, where, words: t(`designer.unsaid.${own.why}`) }
  })

/** 'section/question', or by their numbers where the shape is not right: 'sections.0.questions.2.label'. */
function placed({ sections }: Questionnaire, place: string) {
  const [, at, asked] = /^sections\.(\d+)(?:\.questions\.(\d+))?/.exec(place) ?? []
  const [first, code] = place.split('/')
  const section = at === undefined ? sections.find((each) => each.code === first) : sections[Number(at)]
  const question =
    asked === undefined ? section?.questions.find((each) => each.code === code) : section?.questions[Number(asked)]
  return { section, question }
}
