import { createContext, type RefObject, useContext } from 'react'
import { comparisonsOf, isAmong, type Named, namedAll, type Relation } from '#lib/questionnaire/conditions.ts'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import { number, t } from '../words.ts'

const relations = {
  ...({ '=': 'equal', '!=': 'notEqual', '<': 'less', '<=': 'atMost', '>': 'more', '>=': 'atLeast' } as const),
  ...({ has: 'has', hasNot: 'hasNot' } as const),
}

export const relationInWords = (is: Relation): string => t(`designer.when.is.${relations[is]}`)

/** “Mấy lần?” ít nhất là 2 và …; a formula that says more stands as it is written. */
export function conditionInWords(rule: string, named: readonly Named[]): string {
  const said = comparisonsOf(rule)
  if (!said?.all.every((each) => isAmong(named, each))) return rule
  const words = said.all.map(({ name, is, value }) => {
    const own = named.find((each) => each.name === name)
    const option = own?.options?.find((each) => each.value === value)
    return `“${own?.label}” ${relationInWords(is)} ${option ? `“${option.label || option.value}”` : number(Number(value))}`
  })
  return words.join(` ${t(`designer.when.joined.${said.join}`)} `)
}

/** The questionnaire as it is now: a line that names another question asks it when it is drawn itself. */
export const ContentNow = createContext<RefObject<Questionnaire> | undefined>(undefined)

export function useConditionWords(): (rule: string) => string {
  const content = useContext(ContentNow)
  return (rule) => (content ? conditionInWords(rule, namedAll(content.current)) : rule)
}
