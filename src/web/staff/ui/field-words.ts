import type { FieldProblem } from '../api.ts'
import { t, word } from '../words.ts'

/** How a field is called in words; one that no list names stays unnamed rather than technical. */
export function fieldName(field: string, labels: Readonly<Record<string, string>> = {}): string {
  const last = field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? field
  const named = labels[field] ?? labels[last] ?? word('fieldName', last)
  return named === last ? t('fieldProblem.unnamed') : named
}

/** Why a field was not accepted, in words for a person, whatever the server calls it. */
export function fieldWords({ field, code, origin, minimum, maximum, format }: FieldProblem): string {
  if (code === 'required') return t('fieldProblem.empty')
  if (code === 'invalid_type') return t('fieldProblem.empty')
  if (code === 'invalid_value' || code === 'invalid_union') return t('fieldProblem.choice')
  if (code === 'too_small' && minimum !== undefined) {
    if (origin === 'string') return minimum <= 1 ? t('fieldProblem.empty') : t('fieldProblem.tooShort', { minimum })
    return t(origin === 'array' ? 'fieldProblem.tooFew' : 'fieldProblem.tooSmall', { minimum })
  }
  if (code === 'too_big' && maximum !== undefined) {
    if (origin === 'string') return t('fieldProblem.tooLong', { maximum })
    return t(origin === 'array' ? 'fieldProblem.tooMany' : 'fieldProblem.tooBig', { maximum })
  }
  if (code !== 'invalid_format') return t('fieldProblem.other')
  if (format === 'email') return t('fieldProblem.email')
  if (format === 'date') return t('fieldProblem.day')
  return t(field === 'code' ? 'fieldProblem.code' : 'fieldProblem.format')
}
