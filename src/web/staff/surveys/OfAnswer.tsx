import { Checkbox, TextInput } from '@mantine/core'
import type { Question } from '#lib/questionnaire/schema.ts'
import { t } from '../words.ts'

type OfAnswerProps = { draft: Question; set: (part: Partial<Question>) => void }

/** What must hold of an answer and what is said where it does not; which points count as satisfied. */
export function OfAnswer({ draft, set }: OfAnswerProps) {
  if (draft.kind === 'note') return null
  const check = draft.check ?? { rule: '', message: { vi: '' } }
  return (
    <>
      <Satisfied draft={draft} set={set} />
      <TextInput
        label={t('surveys.check')}
        description={t('surveys.checkHint')}
        value={check.rule}
        onChange={({ currentTarget }) => set({ check: { ...check, rule: currentTarget.value } })}
      />
      {check.rule.trim() ? (
        <TextInput
          label={t('surveys.checkMessage')}
          value={check.message.vi ?? ''}
          onChange={({ currentTarget }) =>
            set({ check: { ...check, message: { ...check.message, vi: currentTarget.value } } })
          }
        />
      ) : null}
    </>
  )
}

function Satisfied({ draft, set }: OfAnswerProps) {
  if (draft.kind !== 'scale' && draft.kind !== 'grid') return null
  const options =
    draft.kind === 'scale'
      ? draft.points.map(({ value, label }) => ({ value: String(value), label: label.vi ?? '' }))
      : draft.choices.map(({ code, label }) => ({ value: code, label: label.vi ?? '' }))
  const change = (values: string[]) =>
    set({ positive: draft.kind === 'scale' ? values.map(Number) : values } as Partial<Question>)
  return (
    <Checkbox.Group
      label={t('surveys.satisfied')}
      description={t('surveys.satisfiedHint')}
      value={draft.positive.map(String)}
      onChange={change}
    >
      {options.map(({ value, label }) => (
        <Checkbox key={value} value={value} label={label} mt={6} />
      ))}
    </Checkbox.Group>
  )
}

/** “tiếng Anh”. */
const languages = new Intl.DisplayNames(document.documentElement.lang || 'vi', { type: 'language' })
export const languageName = (code: string): string => languages.of(code) ?? code
export const inLanguage = (code: string): string => {
  const name = languageName(code)
  return t('surveys.inLanguage', { language: name.slice(0, 1).toLocaleLowerCase() + name.slice(1) })
}

/** The same words in the further languages of the questionnaire; what is left empty is read in the first one. */
export function Translations({ draft, set, languages: further }: OfAnswerProps & { languages: readonly string[] }) {
  const named = (label: string, language: string) => `${label} ${inLanguage(language)}`
  return further.slice(1).map((language) => (
    <fieldset key={language} style={{ border: '1px solid var(--line)', borderRadius: 6 }}>
      <legend>{inLanguage(language)}</legend>
      <TextInput
        label={named(t('surveys.label'), language)}
        value={draft.label[language] ?? ''}
        onChange={({ currentTarget }) => set({ label: { ...draft.label, [language]: currentTarget.value } })}
      />
      {draft.hint?.vi ? (
        <TextInput
          mt={8}
          label={named(t('surveys.hint'), language)}
          value={draft.hint[language] ?? ''}
          onChange={({ currentTarget }) => set({ hint: { ...draft.hint, [language]: currentTarget.value } })}
        />
      ) : null}
      {draft.check?.rule.trim() ? (
        <TextInput
          mt={8}
          label={named(t('surveys.checkMessage'), language)}
          value={draft.check.message[language] ?? ''}
          onChange={({ currentTarget: { value } }) =>
            draft.check && set({ check: { ...draft.check, message: { ...draft.check.message, [language]: value } } })
          }
        />
      ) : null}
      {draft.kind === 'number' && draft.unit?.vi ? (
        <TextInput
          mt={8}
          label={named(t('designer.unit'), language)}
          value={draft.unit[language] ?? ''}
          onChange={({ currentTarget: { value } }) =>
            set({ unit: { ...draft.unit, [language]: value } } as Partial<Question>)
          }
        />
      ) : null}
      {listsOf(draft).map(({ part, list }) =>
        list.map((each, at) => (
          <TextInput
            mt={8}
            // biome-ignore lint/suspicious/noArrayIndexKey: a choice is known by its place
            key={`${part} ${at}`}
            label={each.label.vi ?? ''}
            value={each.label[language] ?? ''}
            onChange={({ currentTarget }) =>
              set({
                [part]: list.map((it, i) =>
                  i === at ? { ...it, label: { ...it.label, [language]: currentTarget.value } } : it,
                ),
              } as Partial<Question>)
            }
          />
        )),
      )}
    </fieldset>
  ))
}

type Listed = { part: string; list: readonly { label: Record<string, string> }[] }

function listsOf(draft: Question): Listed[] {
  if (draft.kind === 'scale') return [{ part: 'points', list: draft.points }]
  if (draft.kind === 'single' || draft.kind === 'multiple') return [{ part: 'choices', list: draft.choices }]
  if (draft.kind !== 'grid') return []
  return [
    { part: 'rows', list: draft.rows },
    { part: 'choices', list: draft.choices },
  ]
}
