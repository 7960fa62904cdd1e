import { Alert, Button, Group } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { type ChangedPart, joined } from '#lib/questionnaire/joining.ts'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import { t } from '../words.ts'

type OtherSavedProps = {
  /** From what the change began, what was made of it here, and what stands there now. */
  base: Questionnaire
  mine: Questionnaire
  theirs: Questionnaire
  /** Goes on with this content, on top of what stands there. */
  goOn: (content: Questionnaire) => void
  drop: () => void
}

/** Two people wrote at once: whoever saves second sees what differs, and nothing is lost whatever he chooses. */
export function OtherSaved({ base, mine, theirs, goOn, drop }: OtherSavedProps) {
  const both = joined(base, mine, theirs)
  const list = (parts: readonly ChangedPart[]) =>
    [...new Set(parts.map((part) => named(part, mine, theirs)))].join('; ')
  return (
    <Alert role="alert" color="yellow" variant="light" icon={<IconUsers size={18} />} title={t('designer.otherSaved')}>
      <p>{t('designer.otherSavedText')}</p>
      <ul>
        {both.mine.length > 0 ? <li>{t('designer.onlyMine', { list: list(both.mine) })}</li> : null}
        {both.theirs.length > 0 ? <li>{t('designer.onlyTheirs', { list: list(both.theirs) })}</li> : null}
        {both.both.length > 0 ? <li>{t('designer.bothChanged', { list: list(both.both) })}</li> : null}
        {both.mine.length + both.theirs.length + both.both.length === 0 ? <li>{t('designer.sameEnd')}</li> : null}
      </ul>
      <Group gap={8} mt={10}>
        <Button onClick={() => goOn(both.form)}>{t('designer.joinBoth')}</Button>
        <Button variant="default" onClick={() => goOn(mine)}>
          {t('designer.keepMine')}
        </Button>
        <Button variant="default" onClick={drop}>
          {t('designer.takeTheirs')}
        </Button>
      </Group>
    </Alert>
  )
}

/** What stands around the questions, by its name; the rest says how answers become points. */
const around: Readonly<Record<string, 'title' | 'intro' | 'thanks' | 'basis' | 'languages'>> = {
  ...{ title: 'title', intro: 'intro', thanks: 'thanks', basis: 'basis', languages: 'languages' },
}

function named(part: ChangedPart, ...forms: readonly Questionnaire[]): string {
  const sections = forms.flatMap((form) => form.sections)
  switch (part.kind) {
    case 'form':
      return t(`designer.around.${around[part.name] ?? 'scored'}`)
    case 'order':
      return t('designer.orderItself')
    case 'section':
      return t('designer.sectionItself', {
        title: sections.find(({ code }) => code === part.code)?.title.vi ?? part.code,
      })
    case 'question': {
      const question = sections.flatMap(({ questions }) => questions).find(({ code }) => code === part.code)
      return `“${question?.label.vi ?? part.code}”`
    }
  }
}
