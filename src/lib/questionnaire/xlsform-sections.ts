import { parseExpression } from './expression.ts'
import type { Text } from './schema.ts'
import { gridOf } from './xlsform-grid.ts'
import { note, type Reader } from './xlsform-notes.ts'
import { appearanceOf, type Draft, questionsOf } from './xlsform-question.ts'
import type { SheetRow } from './xlsform-table.ts'
import type { Node } from './xlsform-tree.ts'
import { appearances, bothOf, nameOf, optional, ruleOf, textOf, yes } from './xlsform-words.ts'

export type SectionDraft = { row: number; section: Record<string, unknown>; questions: Draft[] }
export type FormReader = Reader & { sections: SectionDraft[] }

/** The group whose rows are read, joined with those around it, and the part that takes its next question. */
type Place = {
  code: string
  title: Text | undefined
  when: string | undefined
  section: SectionDraft | undefined
  /** Parts that it has had so far. */
  parts: number
}

const MOST_QUESTIONS = 200

/** Groups within groups become parts one after the other; the order of the questions stays. */
export function readSections(reader: FormReader, nodes: readonly Node[]): void {
  readNodes(reader, nodes, { code: '', title: undefined, when: undefined, section: undefined, parts: 0 })
}

function readNodes(reader: FormReader, nodes: readonly Node[], place: Place): void {
  for (const node of nodes) {
    if (node.kind === 'table') put(reader, place, node.row, gridOf(reader, { ...node, title: place.title }))
    else if (node.kind === 'row') readRow(reader, node, place)
    else if (isTable(node)) {
      const rows = node.inside.flatMap((each) => (each.kind === 'row' ? [each.row] : []))
      put(reader, place, node.row, gridOf(reader, { row: node.row, rows, title: place.title }))
    } else readGroup(reader, node, place)
  }
}

const isTable = ({ row, inside }: Node & { kind: 'group' }): boolean =>
  appearances(row).includes('table-list') &&
  !yes(row.cells.get('namro::section')) &&
  inside.every(({ kind }) => kind === 'row')

function readRow(reader: FormReader, { row, type }: Node & { kind: 'row' }, place: Place): void {
  if (MADE_BY_ITSELF.test(type.word)) {
    note(reader, row, 'made_by_itself')
    const source = type.word === 'today' ? 'today()' : undefined
    const name = nameOf(row.cells.get('name') ?? type.word)
    reader.names.set(name, source === undefined ? { kind: 'absent' } : { kind: 'expression', source })
  } else if (type.word === 'calculate') calculated(reader, row, place)
  else put(reader, place, row, questionsOf(reader, row, type))
}

/** What a device writes down by itself; nobody is asked it. */
const MADE_BY_ITSELF =
  /^(start|end|today|deviceid|subscriberid|simserial|phonenumber|username|email|audit|start-geopoint|background-audio)$/

const LONGEST_SOURCE = 1000

/** A calculation is no question: it stands in the rules that name it, where the language of rules can say it. */
function calculated(reader: FormReader, row: SheetRow, place: Place): void {
  const name = nameOf(row.cells.get('name') ?? '')
  const before = reader.faults.length
  const own = ruleOf(reader, row, row.cells.get('calculation') ?? row.cells.get('default'))
  const when = bothOf(place.when, ruleOf(reader, row, row.cells.get('relevant')))
  // That it names what is not there matters only to a rule that needs it.
  const isWhole = reader.faults.splice(before).length === 0
  const source = when === undefined ? own : `if(${when}, ${own}, '')`
  const isRead = isWhole && own !== undefined && source !== undefined && source.length <= LONGEST_SOURCE
  const isKnown = isRead && isExpression(source)
  note(reader, row, isKnown ? 'calculation_used' : 'calculation_left', { name: name.slice(0, 60) })
  reader.names.set(name, isKnown ? { kind: 'expression', source } : { kind: 'absent' })
}

function isExpression(source: string): boolean {
  try {
    return parseExpression(source) !== undefined
  } catch {
    return false
  }
}

function put(reader: FormReader, place: Place, row: SheetRow, questions: readonly Draft[]): void {
  for (const question of questions) {
    const isFull = (place.section?.questions.length ?? 0) >= MOST_QUESTIONS
    if (isFull) note(reader, row, 'section_full', { most: MOST_QUESTIONS })
    if (!place.section || isFull) place.section = further(reader, place, row, isFull)
    place.section.questions.push(question)
  }
}

/** A part for what comes after an inner group, and for questions outside any group. */
function further(reader: FormReader, place: Place, row: SheetRow, isFull: boolean): SectionDraft {
  place.parts++
  if (place.title === undefined) {
    const number = reader.sections.length + 1
    const title = Object.fromEntries(
      reader.languages.map((language) => [language, `${language === 'vi' ? 'Phần' : 'Part'} ${number}`]),
    )
    return added(reader, row, { code: `phan_${number}`, title })
  }
  const { code, title, when } = place
  if (place.parts === 1) return added(reader, row, { code, title, ...optional('when', when) })
  const again = Object.fromEntries(
    Object.entries(title).map(([language, words]) => [
      language,
      `${words} (${language === 'vi' ? 'tiếp theo' : 'continued'})`,
    ]),
  )
  if (!isFull) note(reader, row, 'group_continues', { title: inFirst(reader, title) })
  return added(reader, row, { code, title: again, ...optional('when', when) })
}

function added(reader: FormReader, { row }: SheetRow, section: Record<string, unknown>): SectionDraft {
  const draft = { row, section: { ...section, code: freeCode(reader, String(section.code)) }, questions: [] }
  reader.sections.push(draft)
  return draft
}

/** Groups in different groups may have one name; nothing names a part, so another one does no harm. */
function freeCode({ sections }: FormReader, wanted: string): string {
  const taken = new Set(sections.map(({ section }) => section.code))
  let code = wanted
  for (let number = 2; taken.has(code); number++) code = `${wanted.slice(0, 44)}_${number}`
  return code
}

function readGroup(reader: FormReader, { row, inside }: Node & { kind: 'group' }, place: Place): void {
  appearanceOf(reader, row, {})
  const own = textOf(reader, row, 'label')
  const note_ = textOf(reader, row, 'hint')
  const rule = ruleOf(reader, row, row.cells.get('relevant'))
  const isInside = place.title !== undefined
  // A group that says nothing and asks for nothing only holds questions together on a page.
  if (isInside && !own && !note_ && rule === undefined) {
    note(reader, row, 'group_merged')
    readNodes(reader, inside, place)
    return
  }
  const code = nameOf(row.cells.get('name') ?? '') || `phan_${reader.sections.length + 1}`
  const title = joinedTitle(reader, place.title, own, code)
  const when = bothOf(place.when, rule)
  const said = bothNotes(isInside ? leaveEmpty(reader, place) : undefined, note_)
  if (isInside) note(reader, row, 'group_own_part', { title: inFirst(reader, title) })
  const section = added(reader, row, { code, title, ...optional('note', said), ...optional('when', when) })
  const before = reader.sections.length
  const inner: Place = { code, title, when, section, parts: 1 }
  readNodes(reader, inside, inner)
  place.section = undefined
  // Its inner groups took all that it had.
  if (section.questions.length === 0 && reader.sections.length > before && !said) drop(reader, section)
}

/** An outer group that asked nothing itself yet: its part goes, what it says is said before its first inner group. */
function leaveEmpty(reader: FormReader, place: Place): Text | undefined {
  const { section } = place
  if (!section || section.questions.length > 0) return undefined
  drop(reader, section)
  Object.assign(place, { section: undefined, parts: place.parts - 1 })
  return section.section.note as Text | undefined
}

const drop = (reader: FormReader, section: SectionDraft) => {
  const at = reader.sections.indexOf(section)
  if (at >= 0) reader.sections.splice(at, 1)
}

function joinedTitle(reader: Reader, outer: Text | undefined, own: Text | undefined, code: string): Text {
  const [first = 'vi'] = reader.languages
  if (!outer) return own ?? { [first]: code }
  if (!own) return outer
  const joined = reader.languages.flatMap((language) =>
    outer[language] && own[language] ? [[language, `${outer[language]} – ${own[language]}`]] : [],
  )
  return Object.fromEntries(joined) as Text
}

function bothNotes(outer: Text | undefined, own: Text | undefined): Text | undefined {
  if (!outer || !own) return own ?? outer
  const languages = [...new Set([...Object.keys(outer), ...Object.keys(own)])]
  const said = (language: string) => [outer[language], own[language]].filter(Boolean).join('\n\n')
  return Object.fromEntries(languages.map((language) => [language, said(language)]))
}

const inFirst = ({ languages }: Reader, text: Text): string => (text[languages[0] ?? 'vi'] ?? '').slice(0, 120)
