import { Checkbox, Textarea, TextInput } from '@mantine/core'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import { t } from '../words.ts'
import { ScoringRule } from './ScoringRule.tsx'

type FormItselfProps = { content: Questionnaire; onChange: ((content: Questionnaire) => void) | undefined }

/** What stands around the questions: name, introduction, thanks, basis, languages, and how answers become points. */
export function FormItself({ content, onChange }: FormItselfProps) {
  const { basis: _, ...without } = content
  return (
    <>
      <TextInput
        label={t('surveys.title')}
        readOnly={!onChange}
        maxLength={300}
        value={content.title.vi ?? ''}
        onChange={({ currentTarget }) =>
          onChange?.({ ...content, title: { ...content.title, vi: currentTarget.value } })
        }
      />
      <Words part="intro" content={content} onChange={onChange} />
      <Words part="thanks" content={content} onChange={onChange} />
      {onChange || content.basis ? (
        <TextInput
          label={t('designer.basis')}
          readOnly={!onChange}
          maxLength={500}
          value={content.basis ?? ''}
          onChange={({ currentTarget: { value } }) => onChange?.(value ? { ...content, basis: value } : without)}
        />
      ) : null}
      {onChange ? (
        <Checkbox
          label={t('surveys.inEnglish')}
          description={t('surveys.inEnglishHint')}
          checked={content.languages.includes('en')}
          onChange={({ currentTarget }) => {
            const others = content.languages.filter((each) => each !== 'en')
            onChange({ ...content, languages: currentTarget.checked ? [...others, 'en'] : others })
          }}
        />
      ) : null}
      <ScoringRule content={content} onChange={onChange} />
    </>
  )
}

/** Words that a form may do without. */
function Words({ part, content, onChange }: FormItselfProps & { part: 'intro' | 'thanks' }) {
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
