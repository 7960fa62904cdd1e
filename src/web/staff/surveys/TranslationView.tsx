import { Button, Checkbox, Progress, SegmentedControl } from '@mantine/core'
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import { coverage, namesLost, type Translation, textsOf, translationsOf, withWords } from '#lib/questionnaire/texts.ts'
import { Empty } from '../ui/Empty.tsx'
import { t } from '../words.ts'
import { inLanguage, languageName } from './OfAnswer.tsx'
import classes from './translation.module.css'

type TranslationViewProps = { content: Questionnaire; onChange: ((content: Questionnaire) => void) | undefined }

/** Every text beside what it is in another language; what is missing is marked and counted. */
export function TranslationView({ content, onChange }: TranslationViewProps) {
  const further = content.languages.slice(1)
  const [chosen, choose] = useState<string>()
  const language = further.find((each) => each === chosen) ?? further[0]
  if (!language) {
    const add = () => onChange?.({ ...content, languages: [...content.languages, 'en'] })
    return (
      <Empty title={t('designer.translationNone')}>
        <p>{t('designer.translationNoneText')}</p>
        {onChange ? <Button onClick={add}>{t('designer.addEnglish')}</Button> : null}
      </Empty>
    )
  }
  return (
    <>
      {further.length > 1 ? (
        <SegmentedControl
          value={language}
          onChange={choose}
          data={further.map((value) => ({ value, label: languageName(value) }))}
        />
      ) : null}
      <OneLanguage key={language} content={content} language={language} onChange={onChange} />
    </>
  )
}

function OneLanguage({ content, language, onChange }: TranslationViewProps & { language: string }) {
  const { texts, translated } = coverage(content, language)
  const said = useMemo(() => new Map(textsOf(content).map(({ key, text }) => [key, text])), [content])
  const rows = useRows(content, language)
  // What was missing when it was asked for stays in view while it is being written.
  const [missing, show] = useState<ReadonlySet<string>>()
  const wordsAt = (row: Translation) => said.get(row.keys[0] ?? '')?.[language] ?? ''
  const only = (on: boolean) =>
    show(on ? new Set(rows.filter((row) => !wordsAt(row).trim()).map((row) => row.keys[0] ?? '')) : undefined)
  const shown = missing ? rows.filter(({ keys }) => missing.has(keys[0] ?? '')) : rows
  const latest = useRef({ content, onChange })
  useEffect(() => {
    latest.current = { content, onChange }
  })
  const say = useCallback(
    (keys: readonly string[], words: string) => {
      const { content: now, onChange: change } = latest.current
      const next = withWords(now, new Set(keys), language, words)
      latest.current = { content: next, onChange: change }
      change?.(next)
    },
    [language],
  )
  return (
    <div className={classes.translation}>
      <div className={classes.progress}>
        <p role="status">
          {translated === texts
            ? t('designer.translatedAll', { texts })
            : t('designer.translatedSoFar', { translated, texts })}
        </p>
        <Progress value={texts === 0 ? 0 : (100 * translated) / texts} aria-label={t('designer.translation')} />
        <p className="small">{t('designer.translateFile', { language })}</p>
        <Checkbox
          label={t('designer.onlyMissing')}
          checked={missing !== undefined}
          onChange={({ currentTarget }) => only(currentTarget.checked)}
        />
      </div>
      {shown.length === 0 ? <p>{t('designer.nothingMissing')}</p> : null}
      {grouped(content, shown).map(({ code, title, inside }) => (
        <section key={code} className={classes.group}>
          <h2>{title}</h2>
          {inside.map((row) => (
            <Row
              key={row.keys[0]}
              row={row}
              language={language}
              words={wordsAt(row)}
              say={onChange ? say : undefined}
            />
          ))}
        </section>
      ))}
    </div>
  )
}

/** They follow from the texts of the first language only, so that no field goes away while somebody writes in it. */
function useRows(content: Questionnaire, language: string): Translation[] {
  const first = content.languages[0] ?? 'vi'
  const signature = textsOf(content)
    .map(({ key, text }) => `${key}\n${text[first] ?? ''}`)
    .join('\n')
  const held = useRef<{ signature: string; rows: Translation[] }>(undefined)
  if (held.current?.signature !== signature) held.current = { signature, rows: translationsOf(content, language) }
  return held.current.rows
}

/** As they are met: what comes before the questions, part by part, and what comes after. */
function grouped({ sections }: Questionnaire, rows: readonly Translation[]) {
  const [before, after] = [
    ['title', 'intro'],
    ['thanks', 'name'],
  ]
  const whole = (code: string, parts: readonly string[]) => ({
    ...{ code, title: t('designer.wholeForm') },
    inside: rows.filter(({ section, part }) => section === undefined && parts.includes(part)),
  })
  const parts = sections.map(({ code, title }) => ({
    ...{ code, title: title.vi ?? code },
    inside: rows.filter(({ section }) => section === code),
  }))
  return [whole(' before', before), ...parts, whole(' after', after)].filter(({ inside }) => inside.length > 0)
}

type RowProps = {
  row: Translation
  language: string
  words: string
  say: ((keys: readonly string[], words: string) => void) | undefined
}

const Row = memo(function Row({ row, language, words, say }: RowProps) {
  const lost = words.trim() ? namesLost(row.words, words) : []
  return (
    <div className={classes.row} data-missing={words.trim() ? undefined : true}>
      <div>
        <span className="small">
          {t(`designer.part.${row.part}`)}
          {row.question && row.part === 'label' ? ` · ${row.question}` : ''}
          {row.keys.length > 1 ? ` · ${t('designer.atPlaces', { count: row.keys.length })}` : ''}
        </span>
        <p lang="vi">{row.words}</p>
      </div>
      <div>
        <textarea
          lang={language}
          rows={Math.min(8, Math.max(1, Math.ceil(row.words.length / 52)))}
          maxLength={4000}
          readOnly={!say}
          aria-label={t('designer.translationOf', { words: row.words.slice(0, 120), language: inLanguage(language) })}
          value={words}
          onChange={({ currentTarget }) => say?.(row.keys, currentTarget.value)}
        />
        {words.trim() ? null : <span className={classes.missing}>{t('designer.notTranslated')}</span>}
        {lost.length > 0 ? (
          <span className={classes.missing}>
            {t('designer.namesLost', { names: lost.map((name) => `\${${name}}`).join(', ') })}
          </span>
        ) : null}
      </div>
    </div>
  )
})
