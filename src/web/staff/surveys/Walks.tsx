import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Compiled } from '#lib/questionnaire/compile.ts'
import { type Explored, explore } from '#lib/questionnaire/exploring.ts'
import { t } from '../words.ts'
import classes from './surveys.module.css'

/** The program goes every way through the questionnaire and says where nobody would ever come. */
export function Walks({ compiled, today }: { compiled: Compiled; today: string }) {
  const [found, find] = useState<{ of: Compiled['questionnaire']; told: Explored }>()
  const told = found?.of === compiled.questionnaire ? found.told : undefined
  return (
    <section className={classes.walks}>
      <h2>{t('designer.walks')}</h2>
      <p className="small">{t('designer.walksMean')}</p>
      <Button
        variant="default"
        size="compact-md"
        onClick={() => find({ of: compiled.questionnaire, told: explore(compiled, { today }) })}
      >
        {t('designer.walksStart')}
      </Button>
      {told ? (
        <div role="status">
          <p>{t('designer.walksDone', { count: told.walks, least: told.least, most: told.most })}</p>
          {told.never.length + told.stuck.length === 0 ? (
            <p>{t('designer.walksAll')}</p>
          ) : (
            <ul className={classes.faultLines}>
              {told.never.map((code) => (
                <li key={code}>
                  {t('designer.walksNever', { label: labelOf(compiled, code), rule: rulesOf(compiled, code) })}
                </li>
              ))}
              {told.stuck.map((code) => (
                <li key={code}>
                  {t('designer.walksStuck', {
                    label: labelOf(compiled, code),
                    rule: compiled.questions.get(code)?.question.check?.rule,
                  })}
                </li>
              ))}
            </ul>
          )}
        </div>
      ) : null}
    </section>
  )
}

const labelOf = ({ questions }: Compiled, code: string): string =>
  `“${questions.get(code)?.question.label.vi ?? code}” (${code})`

/** What must hold for it: of its part and its own. */
function rulesOf({ questions }: Compiled, code: string): string {
  const found = questions.get(code)
  return [found?.section.when, found?.question.when].filter(Boolean).join(' · ')
}
