import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { memo } from 'react'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import { t } from '../words.ts'

type Change = (change: (now: Questionnaire) => Questionnaire) => void
type FormItselfProps = {
  content: Questionnaire
  /** The same function as long as the page stands; without it the form is read. */
  onChange: Change | undefined
}

/** What stands around the questions: name, introduction, thanks, basis and languages. */
export const FormItself = memo(function FormItself({ content, onChange }: FormItselfProps) {
  const set = onChange && ((next: Questionnaire) => onChange(({ sections }) => ({ ...next, sections })))
  const { basis: _, ...without } = content
  return (
    <>
      <TextInput
        label={t('surveys.title')}
        readOnly={!onChange}
        maxLength={300}
        value={content.title.vi ?? ''}
        onChange={({ currentTarget }) => set?.({ ...content, title: { ...content.title, vi: currentTarget.value } })}
      />
      <Words part="intro" content={content} onChange={set} />
      <Words part="thanks" content={content} onChange={set} />
      {onChange || content.basis ? (
        <TextInput
          label={t('designer.basis')}
          readOnly={!onChange}
          maxLength={500}
          value={content.basis ?? ''}
          onChange={({ currentTarget: { value } }) => set?.(value ? { ...content, basis: value } : without)}
        />
      ) : null}
      {onChange ? (
        <Checkbox
          label={t('surveys.inEnglish')}
          description={t('surveys.inEnglishHint')}
          checked={content.languages.includes('en')}
          onChange={({ currentTarget }) => {
            const others = content.languages.filter((each) => each !== 'en')
            set?.({ ...content, languages: currentTarget.checked ? [...others, 'en'] : others })
          }}
        />
      ) : null}
    </>
  )
}, isAlike)

/** The questions are no concern of it. */
function isAlike(a: FormItselfProps, b: FormItselfProps): boolean {
  const [was, is] = [a.content, b.content]
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof Questionnaire)[]
  return a.onChange === b.onChange && names.every((name) => name === 'sections' || was[name] === is[name])
}

type WordsProps = {
  part: 'intro' | 'thanks'
  content: Questionnaire
  onChange: ((content: Questionnaire) => void) | undefined
}

/** Words that a form may do without. */
function Words({ part, content, onChange }: WordsProps) {
  const { [part]: words, ...without } = content
  if (!onChange && !words) return null
  return (
    <Textarea
      label={t(part === 'intro' ? 'surveys.intro' : 'designer.thanks')}
      readOnly={!onChange}
      autosize
      minRows={2}
      value={words?.vi ?? ''}
      onChange={({ currentTarget: { value } }) =>
        onChange?.(value ? { ...content, [part]: { ...words, vi: value } } : (without as Questionnaire))
      }
    />
  )
}
