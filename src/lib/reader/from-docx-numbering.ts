import { attribute } from '#lib/office/xml.ts'
import { isOn, type OpenStep, valOf, XmlCursor } from '#lib/office/xml-cursor.ts'
import { readTextProperties, type Styles } from './from-docx-styles.ts'
import { fromLegacyFont, legacyFontOf } from './legacy-fonts.ts'
import { formatNumber } from './number-formats.ts'
import { bulletOf } from './symbols.ts'

/** One level of a list (ECMA-376 part 1, § 17.9.6). */
type Level = {
  start: number
  format: string
  text: string
  font: string
  /** What stands between number and text. */
  gap: string
  decimalOnly: boolean
  /** The level, counted from 1, at which this one begins anew; 0 never. */
  restart?: number
  style?: string
}

type List = { levels: (Level | undefined)[]; styleLink?: string }
type Use = { list: string; levels: Map<number, Level>; starts: Map<number, number> }
type Counter = { values: (number | undefined)[]; begun: Set<string> }

const LEVELS = 9

/** Which number or bullet Word puts in front of each paragraph, asked in the order of the document. */
export class Numbering {
  private readonly lists = new Map<string, List>()
  private readonly uses = new Map<string, Use>()
  private readonly counters = new Map<string, Counter>()
  private readonly styles: Styles

  constructor(xml: string | undefined, styles: Styles) {
    this.styles = styles
    const cursor = new XmlCursor(xml ?? '')
    cursor.each(() => {
      cursor.each((step) => {
        if (step.name === 'abstractNum') {
          this.lists.set(attribute(step.attributes, 'abstractNumId') ?? '', readList(cursor))
        } else if (step.name === 'num') this.uses.set(attribute(step.attributes, 'numId') ?? '', readUse(cursor))
      })
    })
  }

  /** The mark of the next paragraph of this list, with the gap behind it; '' when it has none. */
  next(listNumber: string, level: number | undefined, styleId: string | undefined): string {
    const use = this.uses.get(listNumber)
    if (!use) return ''
    const id = this.realList(use.list)
    const list = this.lists.get(id)
    if (!list) return ''
    const depth = Math.min(LEVELS - 1, Math.max(0, level ?? levelOfStyle(list, styleId) ?? 0))
    const levelAt = (i: number): Level | undefined => use.levels.get(i) ?? list.levels[i]
    const here = levelAt(depth)
    if (!here) return ''
    const values = this.count(id, listNumber, use, depth, levelAt)
    if (here.format === 'bullet') {
      const bullet = bulletOf(here.text, here.font)
      return bullet === '' ? '' : bullet + here.gap
    }
    const label = here.text.replace(/%([1-9])/g, (_, digit: string) => {
      const i = Number(digit) - 1
      const format = here.decimalOnly ? 'decimal' : (levelAt(i)?.format ?? 'decimal')
      return formatNumber(values[i] ?? levelAt(i)?.start ?? 1, format)
    })
    return label.trim() === '' ? '' : label + here.gap
  }

  /** Lists that only point to a style have their levels there. */
  private realList(id: string): string {
    let found = id
    for (let step = 0; step < 4; step++) {
      const link = this.lists.get(found)?.styleLink
      const use = link === undefined ? undefined : this.uses.get(this.styles.get(link)?.numberList ?? '')
      if (!use || use.list === found) break
      found = use.list
    }
    return found
  }

  private count(
    id: string,
    listNumber: string,
    use: Use,
    depth: number,
    levelAt: (i: number) => Level | undefined,
  ): readonly (number | undefined)[] {
    const counter = this.counters.get(id) ?? { values: [], begun: new Set<string>() }
    this.counters.set(id, counter)
    const { values, begun } = counter
    const start = use.starts.get(depth)
    if (start !== undefined && !begun.has(`${listNumber}/${depth}`)) values[depth] = start
    else values[depth] = values[depth] === undefined ? (start ?? levelAt(depth)?.start ?? 1) : values[depth] + 1
    begun.add(`${listNumber}/${depth}`)
    for (let i = depth + 1; i < LEVELS; i++) {
      const restart = levelAt(i)?.restart
      if (restart === undefined || (restart > 0 && depth < restart)) values[i] = undefined
    }
    return values
  }
}

const levelOfStyle = (list: List, styleId: string | undefined): number | undefined => {
  if (styleId === undefined) return undefined
  const found = list.levels.findIndex((level) => level?.style === styleId)
  return found < 0 ? undefined : found
}

function readList(cursor: XmlCursor): List {
  const list: List = { levels: [] }
  cursor.each((step) => {
    if (step.name === 'lvl') list.levels[levelNumber(step)] = readLevel(cursor)
    else if (step.name === 'numStyleLink') list.styleLink = valOf(step) ?? ''
  })
  return list
}

const levelNumber = (step: OpenStep): number => {
  const level = Number(attribute(step.attributes, 'ilvl') ?? 0)
  return level >= 0 && level < LEVELS ? Math.floor(level) : LEVELS - 1
}

function readUse(cursor: XmlCursor): Use {
  const use: Use = { list: '', levels: new Map(), starts: new Map() }
  cursor.each((step) => {
    if (step.name === 'abstractNumId') use.list = valOf(step) ?? ''
    else if (step.name === 'lvlOverride') {
      const level = levelNumber(step)
      cursor.each((child) => {
        if (child.name === 'startOverride') use.starts.set(level, Number(valOf(child) ?? 1))
        else if (child.name === 'lvl') use.levels.set(level, readLevel(cursor))
      })
    }
  })
  return use
}

function readLevel(cursor: XmlCursor): Level {
  const level: Level = { start: 0, format: 'decimal', text: '', font: '', gap: ' ', decimalOnly: false }
  cursor.each((step) => {
    const value = valOf(step) ?? ''
    if (step.name === 'start') level.start = Number(value) || 0
    else if (step.name === 'numFmt') level.format = value
    else if (step.name === 'lvlText') level.text = value
    else if (step.name === 'suff') level.gap = value === 'nothing' ? '' : ' '
    else if (step.name === 'isLgl') level.decimalOnly = isOn(step)
    else if (step.name === 'lvlRestart') level.restart = Number(value)
    else if (step.name === 'pStyle') level.style = value
    else if (step.name === 'rPr') level.font = readTextProperties(cursor).font ?? ''
    // Newer writers keep the format beside one that older programs know.
    else if (step.name === 'AlternateContent') readAlternateFormat(cursor, level)
  })
  const legacy = legacyFontOf(level.font)
  if (legacy) level.text = fromLegacyFont(level.text, legacy)
  return level
}

function readAlternateFormat(cursor: XmlCursor, level: Level): void {
  cursor.each((branch) => {
    if (branch.name !== 'Fallback') return
    cursor.each((step) => {
      if (step.name === 'numFmt') level.format = valOf(step) ?? level.format
    })
  })
}
