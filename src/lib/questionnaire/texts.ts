import { namesPiped } from './compile.ts'
import type { Question, Questionnaire, Section, Text } from './schema.ts'

export type TextPart =
  | 'title'
  | 'intro'
  | 'thanks'
  | 'name'
  | 'section'
  | 'note'
  | 'label'
  | 'hint'
  | 'unit'
  | 'row'
  | 'choice'
  | 'check'

/** One text of a questionnaire; `key` names its place and nothing else does. */
export type TextPlace = { key: string; part: TextPart; section?: string; question?: string; text: Text }

type Change = (text: Text, place: Omit<TextPlace, 'text'>) => Text

/** The questionnaire with every text that a person reads gone through, in the order in which they are met. */
export function mapTexts(form: Questionnaire, change: Change): Questionnaire {
  const { intro, thanks, scored } = form
  const of = (part: 'title' | 'intro' | 'thanks', text: Text) => change(text, { key: part, part })
  const title = of('title', form.title)
  const begun = intro ? { intro: of('intro', intro) } : {}
  const sections = form.sections.map((section) => mapSection(section, change))
  const names = Object.entries(scored?.names ?? {}).map(
    ([code, text]) => [code, change(text, { key: `name ${code}`, part: 'name' })] as const,
  )
  return {
    ...{ ...form, title, ...begun, sections },
    ...(thanks ? { thanks: of('thanks', thanks) } : {}),
    ...(scored ? { scored: { ...scored, names: Object.fromEntries(names) } } : {}),
  }
}

function mapSection(section: Section, change: Change): Section {
  const { code, title, note } = section
  const at = { section: code }
  return {
    ...{ ...section, title: change(title, { ...at, key: `${code} title`, part: 'section' }) },
    ...(note ? { note: change(note, { ...at, key: `${code} note`, part: 'note' }) } : {}),
    questions: section.questions.map((question) => mapQuestion(question, section, change)),
  }
}

function mapQuestion(question: Question, section: Section, change: Change): Question {
  const at = { section: section.code, question: question.code }
  const key = `${section.code}/${question.code}`
  const one = (part: TextPart, text: Text, of = '') => change(text, { ...at, key: `${key} ${part} ${of}`.trim(), part })
  const list = <T extends { label: Text }>(part: TextPart, all: readonly T[], of: (each: T) => string): T[] =>
    all.map((each) => ({ ...each, label: one(part, each.label, of(each)) }))
  const { hint, check } = question
  const label = one('label', question.label)
  const hinted = hint ? { hint: one('hint', hint) } : {}
  const own = {
    ...('unit' in question && question.unit ? { unit: one('unit', question.unit) } : {}),
    ...('rows' in question ? { rows: list('row', question.rows, ({ code }) => code) } : {}),
    ...('choices' in question ? { choices: list('choice', question.choices, ({ code }) => code) } : {}),
    ...('points' in question ? { points: list('choice', question.points, ({ value }) => String(value)) } : {}),
  }
  const checked = check ? { check: { ...check, message: one('check', check.message) } } : {}
  return { ...question, label, ...hinted, ...own, ...checked } as Question
}

/** Every text with its place, in the order in which they are met. */
export function textsOf(form: Questionnaire): TextPlace[] {
  const all: TextPlace[] = []
  mapTexts(form, (text, place) => {
    all.push({ ...place, text })
    return text
  })
  return all
}

/** The same words in one language at several places; no words take the language away. */
export function withWords(
  form: Questionnaire,
  keys: ReadonlySet<string>,
  language: string,
  words: string,
): Questionnaire {
  return mapTexts(form, (text, { key }) => {
    if (!keys.has(key)) return text
    const { [language]: _, ...others } = text
    return words === '' ? others : { ...others, [language]: words }
  })
}

/** Words that stand at one or several places, such as the points of a scale, with what they are in another language. */
export type Translation = {
  words: string
  part: TextPart
  section?: string
  question?: string
  keys: readonly string[]
}

/**
 * What there is to translate: choices with the same words are one, unless they are translated differently already;
 * all other texts stand for themselves.
 */
export function translationsOf(form: Questionnaire, language: string): Translation[] {
  const first = form.languages[0] ?? 'vi'
  const rows = new Map<string, Translation & { keys: string[] }>()
  for (const { text, ...place } of textsOf(form)) {
    const words = text[first]?.trim()
    if (!words) continue
    const said = text[language] ?? ''
    const shared = place.part === 'choice' ? [`${words}\n${said}`, ...(said ? [] : [`${words}\n`])] : [place.key]
    const there = shared.map((id) => rows.get(id)).find(Boolean)
    if (there) there.keys.push(place.key)
    else rows.set(shared[0]!, { ...place, words, keys: [place.key] })
  }
  return [...rows.values()]
}

/** How many texts there are, and how many of them have words in a language. */
export function coverage(form: Questionnaire, language: string): { texts: number; translated: number } {
  const first = form.languages[0] ?? 'vi'
  const all = textsOf(form).filter(({ text }) => text[first]?.trim())
  return { texts: all.length, translated: all.filter(({ text }) => text[language]?.trim()).length }
}

/** Answers that the first words repeat and a translation forgot. */
export function namesLost(words: string, translated: string): string[] {
  const there = new Set(namesPiped(translated))
  return [...new Set(namesPiped(words))].filter((name) => !there.has(name))
}
