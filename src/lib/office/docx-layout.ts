import { AlignmentType, BorderStyle, LineRuleType, Paragraph, TextRun } from 'docx'
import { type Align, type Run, runsOf, type Text } from './document.ts'

/** Measures of Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I; lengths in twips (1/20 point), sizes in half points. */

export const FONT = 'Times New Roman'
export const mm = (length: number): number => Math.round((length * 1440) / 25.4)
export const points = (size: number): number => size * 2

export const PAGE = { width: mm(210), height: mm(297) }
export const MARGIN = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10), footer: mm(10) }

/** The page is turned with its margins: what was the top becomes the left. */
export const LANDSCAPE_MARGIN = { ...MARGIN, top: mm(30), bottom: mm(15), left: mm(20), right: mm(20), header: mm(15) }

export const textWidth = (landscape: boolean): number =>
  landscape ? PAGE.height - LANDSCAPE_MARGIN.left - LANDSCAPE_MARGIN.right : PAGE.width - MARGIN.left - MARGIN.right

export const SIZE = {
  nation: 13,
  motto: 14,
  agency: 13,
  number: 13,
  place: 14,
  title: 14,
  subject: 12,
  body: 14,
  table: 12,
}
export const FIRST_LINE = mm(12.7)
// Some programs take a line height without a rule for an exact one, in which marks above capitals are cut off.
export const BODY_SPACING = { before: 60, after: 60, line: 264, lineRule: LineRuleType.AUTO }

const ALIGNMENT = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const

export const alignment = (align: Align) => ALIGNMENT[align]

export type RunStyle = { size?: number; bold?: boolean; italic?: boolean }

/** Runs of Word for a text; a line feed becomes a line break, characters that XML cannot hold are left out. */
export function textRuns(text: Text, style: RunStyle = {}): TextRun[] {
  return runsOf(text).flatMap((run) => linesOf(run).map((line, i) => textRun(line, run, style, i > 0)))
}

const linesOf = (run: Run) => run.text.replace(/[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff]/gu, '').split('\n')

function textRun(line: string, run: Run, style: RunStyle, breakBefore: boolean): TextRun {
  return new TextRun({
    text: line,
    ...(breakBefore ? { break: 1 } : {}),
    ...(style.size === undefined ? {} : { size: points(style.size) }),
    ...((run.bold ?? style.bold) ? { bold: true } : {}),
    ...((run.italic ?? style.italic) ? { italics: true } : {}),
    ...(run.underline ? { underline: {} } : {}),
    ...(run.color === undefined ? {} : { color: run.color }),
  })
}

export type LineOptions = RunStyle & { align?: Align; before?: number; after?: number; keepNext?: boolean }

/** A paragraph of the frame around the text: single spaced, no first-line indent. */
export function line(text: Text, options: LineOptions = {}): Paragraph {
  return new Paragraph({
    alignment: alignment(options.align ?? 'center'),
    spacing: { before: options.before ?? 0, after: options.after ?? 0, line: 240, lineRule: LineRuleType.AUTO },
    ...(options.keepNext ? { keepNext: true } : {}),
    // An empty line is as high as its mark: without it a table row with an empty cell would be higher than the others.
    ...(options.size === undefined ? {} : { run: { size: points(options.size) } }),
    children: textRuns(text, options),
  })
}

/** A thin rule in the middle of a column, as paragraph border, so that it stays where the text is edited. */
export function rule(width: number, length: number, after = 0): Paragraph {
  const side = Math.max(0, Math.round((width - length) / 2))
  return new Paragraph({
    spacing: { before: 20, after, line: 40, lineRule: 'exact' },
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  })
}

const NARROW = /[ijlt.,;:'|()/-]/
const WIDE = /[mwMWÐĐ%]/

/** Width of one line of bold Times New Roman in twips, within a tenth: for the length of rules only. */
export function estimatedWidth(text: string, size: number): number {
  let ems = 0
  for (const char of text.normalize('NFD').replace(/\p{Mn}/gu, '')) {
    if (char === ' ' || char === '\u00a0') ems += 0.25
    else if (NARROW.test(char)) ems += 0.3
    else if (WIDE.test(char)) ems += 0.85
    else if (char === 'I') ems += 0.39
    else ems += /\p{Lu}/u.test(char) ? 0.73 : 0.5
  }
  return Math.round(ems * size * 20)
}
