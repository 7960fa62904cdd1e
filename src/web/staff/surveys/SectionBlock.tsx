import { Button, Menu, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { memo } from 'react'
import type { Section } from '#lib/questionnaire/schema.ts'
import { t } from '../words.ts'
import { ConditionField } from './ConditionField.tsx'
import { useConditionWords } from './condition-words.ts'
import type { Doing } from './Designer.tsx'
import { kinds } from './new-question.ts'
import { inLanguage } from './OfAnswer.tsx'
import { MoveButtons, QuestionLine } from './QuestionLine.tsx'
import classes from './surveys.module.css'

type SectionBlockProps = {
  section: Section
  languages: readonly string[]
  isScored: boolean
  isOnly: boolean
  /** Without it the part is read. */
  doing: Doing | undefined
}

/** One part with its questions; drawn again only when something of its own has changed. */
export const SectionBlock = memo(
  function SectionBlock({ section, languages, isScored, isOnly, doing }: SectionBlockProps) {
    const { code, questions } = section
    const title = section.title.vi ?? ''
    const inWords = useConditionWords()
    return (
      <fieldset className={classes.section}>
        <legend>{title}</legend>
        {doing ? (
          <div className={classes.sectionHead}>
            <TextInput
              aria-label={t('surveys.sectionTitle')}
              data-does={`title ${code}`}
              value={title}
              onChange={({ currentTarget: { value } }) =>
                doing.section(code, (now) => ({ ...now, title: { ...now.title, vi: value } }))
              }
            />
            <MoveButtons
              name={title}
              does={`/${code}`}
              onMove={(by) => doing.moveSection(code, by)}
              onRemove={isOnly ? undefined : () => doing.removeSection(code)}
            />
          </div>
        ) : null}
        {doing ? <OfSection section={section} languages={languages} doing={doing} /> : null}
        {section.when && !doing ? (
          <p className="small">{t('surveys.askedWhen', { rule: inWords(section.when) })}</p>
        ) : null}
        <ol className={classes.questions}>
          {questions.map((question) => (
            <QuestionLine key={question.code} section={code} question={question} isScored={isScored} doing={doing} />
          ))}
        </ol>
        {doing ? <AddQuestion section={code} doing={doing} /> : null}
      </fieldset>
    )
  },
  // `doing` is made anew with each drawing of the page, of functions that stay the same.
  (a, b) =>
    a.section === b.section &&
    a.languages === b.languages &&
    a.isScored === b.isScored &&
    a.isOnly === b.isOnly &&
    (a.doing === undefined) === (b.doing === undefined),
)

const AddQuestion = memo(
  function AddQuestion({ section, doing }: { section: string; doing: Doing }) {
    // What is chosen opens a drawer, which has the focus then: a menu that goes back to its button would steal it.
    return (
      <Menu returnFocus={false}>
        <Menu.Target>
          <Button size="compact-md" variant="default" data-does={`add ${section}`} leftSection={<IconPlus size={15} />}>
            {t('surveys.addQuestion')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds.map((kind) => (
            <Menu.Item key={kind} onClick={() => doing.add(section, kind)}>
              {t(`surveys.kind.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    )
  },
  (a, b) => a.section === b.section,
)

type OfSectionProps = { section: Section; languages: readonly string[]; doing: Doing }

/** Its name in further languages, what is said before it, and who is asked this part. */
function OfSection({ section, languages, doing }: OfSectionProps) {
  const set = (change: (now: Section) => Section) => doing.section(section.code, change)
  return (
    <>
      <Textarea
        mt={8}
        label={t('designer.part.note')}
        autosize
        minRows={1}
        value={section.note?.vi ?? ''}
        onChange={({ currentTarget: { value } }) =>
          set(({ note, ...now }) => (value ? { ...now, note: { ...note, vi: value } } : now))
        }
      />
      {languages.slice(1).map((language) => (
        <TextInput
          key={language}
          mt={8}
          label={`${t('surveys.sectionTitle')} ${inLanguage(language)}`}
          value={section.title[language] ?? ''}
          onChange={({ currentTarget: { value } }) =>
            set((now) => ({ ...now, title: { ...now.title, [language]: value } }))
          }
        />
      ))}
      <ConditionField
        label={t('surveys.sectionWhen')}
        value={section.when ?? ''}
        onChange={(value) => set(({ when: _, ...now }) => (value ? { ...now, when: value } : now))}
        named={() => doing.named(section.code)}
      />
    </>
  )
}
