import type { Question, Questionnaire } from '#lib/questionnaire/schema.ts'
import { t } from '../words.ts'
import { choicesFrom } from './lists.ts'

export const kinds = ['single', 'multiple', 'scale', 'grid', 'number', 'text', 'date', 'photo', 'note'] as const

export const codesOf = ({ sections }: Questionnaire): string[] =>
  sections.flatMap(({ code, questions }) => [code, ...questions.map((question) => question.code)])

/** cau_1, cau_2 …: the first that is free. */
export function freeCode(stem: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const code = `${stem}_${number}`
    if (!taken.includes(code)) return code
  }
}

const levels = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng']

/** A question with what most of its kind have. */
export function newQuestion(kind: Question['kind'], code: string): Question {
  const common = { code, label: { vi: t('surveys.newQuestion') }, required: false, dontKnow: false, refuse: false }
  const yesNo = choicesFrom('Có\nKhông')
  switch (kind) {
    case 'single':
    case 'multiple':
      return { kind, ...common, choices: yesNo }
    case 'scale':
      return { kind, ...common, points: levels.map((vi, i) => ({ value: i + 1, label: { vi } })), positive: [4, 5] }
    case 'grid':
      return {
        ...{ kind, ...common, rows: [{ code: 'a', label: { vi: t('surveys.newRow') } }] },
        ...{ choices: levels.map((vi, i) => ({ code: String(i + 1), label: { vi } })), positive: ['4', '5'] },
      }
    case 'number':
      return { kind, ...common, decimals: 0, quantity: false }
    case 'text':
      return { kind, ...common, lines: 3, longest: 500 }
    case 'photo':
      return { kind, ...common, most: 1 }
    default:
      return { kind, ...common }
  }
}

/** One place up or down; the first goes no further up, the last no further down. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list]
  const taken = next[at]
  if (taken === undefined || at + by < 0 || at + by >= list.length) return next
  next.splice(at, 1)
  next.splice(at + by, 0, taken)
  return next
}
