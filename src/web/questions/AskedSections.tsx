import type { Outcome } from '#lib/questionnaire/answering.ts'
import type { Compiled } from '#lib/questionnaire/compile.ts'
import { AskedQuestion, type AskedQuestionProps } from './AskedQuestion.tsx'

type AskedSectionsProps = Omit<AskedQuestionProps, 'question'> & {
  compiled: Compiled
  /** What is asked of somebody who answered so. */
  shown: Outcome['shown']
  /** Of the words of the questionnaire. */
  language: string
}

/** The sections and questions that are asked of somebody, to be answered. */
export function AskedSections({ compiled, shown, language, ...asking }: AskedSectionsProps) {
  const asked = new Map(shown.map(({ code, questions }) => [code, new Set(questions)]))
  const { say } = asking
  return compiled.sections
    .filter(({ section }) => asked.get(section.code)?.size)
    .map(({ section, questions }) => (
      <section key={section.code} lang={language}>
        <h2>{say(section.title)}</h2>
        {section.note ? <p>{say(section.note)}</p> : null}
        {questions
          .filter(({ question }) => asked.get(section.code)?.has(question.code))
          .map(({ question }) => (
            <AskedQuestion key={question.code} question={question} {...asking} />
          ))}
      </section>
    ))
}
