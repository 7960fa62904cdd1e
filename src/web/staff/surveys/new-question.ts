import type { Choice, Question } from '#lib/questionnaire/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { t } from '../words.ts'

export const kinds = ['single', 'multiple', 'scale', 'grid', 'number', 'text', 'date', 'photo', 'note'] as const

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
      return { kind, ...common, decimals: 0 }
    case 'text':
      return { kind, ...common, lines: 3, longest: 500 }
    case 'photo':
      return { kind, ...common, most: 1 }
    default:
      return { kind, ...common }
  }
}

/** One choice a line; what had a code keeps it by its place, so that answers and conditions go on meaning the same. */
export function choicesFrom(text: string, before: readonly Choice[] = []): Choice[] {
  const used = new Set<string>()
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((vi, i) => {
      const kept = before.find(({ label }) => label.vi === vi) ?? before[i]
      let code = kept?.code ?? codeFrom(vi)
      while (used.has(code)) code = `${code.slice(0, 40)}_${i + 1}`
      used.add(code)
      return { code, label: { ...kept?.label, vi } }
    })
}

export const codeFrom = (words: string): string => {
  const plain = fold(words)
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 24)
  return /^[a-z]/.test(plain) ? plain.replace(/_+$/, '') : `c_${plain || '1'}`
}

export const linesOf = (list: readonly { label: { vi?: string } | Record<string, string> }[]): string =>
  list.map(({ label }) => label.vi ?? '').join('\n')
