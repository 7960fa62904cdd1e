import { splitAgencies } from './agencies.ts'
import { mendParagraphs } from './body-units.ts'
import type { ReadHeader } from './header.ts'
import { isAnnexHeading, SITE_CHROME } from './task-tables.ts'
import type { Unit } from './units.ts'

/** The running text between head and signature, with what is no text of the plan taken out. */
export type Body = {
  units: Unit[]
  /** Agencies that a letter is addressed to. */
  recipients: { names: string[]; unit: Unit } | undefined
  /** Units of "Kính gửi", "Nơi nhận" and the signature. */
  formal: Unit[]
  /** Text of annexes that are no tables: lists of tasks with assignment lines. */
  annexText: Unit[]
}

/** `taken` marks the units of annex tables. */
export function bodyOfDocument(units: readonly Unit[], taken: readonly boolean[], head: ReadHeader): Body {
  const start = head.attachedAt ?? head.front.end
  const end = endOfBody(units, taken, start)
  const formal: Unit[] = []
  const running: Unit[] = []
  let recipients: Body['recipients']
  for (let i = start; i < end; i++) {
    if (taken[i]) continue
    const unit = units[i]!
    if (unit.fold.startsWith('kinh gui') && recipients === undefined) {
      const last = endOfAddress(units, i, end)
      const block = units.slice(i, last)
      formal.push(...block)
      recipients = { names: splitAgencies(addressText(block)).names, unit }
      i = last - 1
    } else running.push(unit)
  }
  formal.push(...closingUnits(units, taken, end))
  return { units: mendParagraphs(running), recipients, formal, annexText: annexText(units, taken, end) }
}

function endOfBody(units: readonly Unit[], taken: readonly boolean[], start: number): number {
  for (let i = start; i < units.length; i++) {
    const unit = units[i]!
    if (taken[i] || unit.table) continue
    if (
      unit.fold.startsWith('noi nhan') ||
      /^(?:(?:tm|kt|tl|tuq)\. |[tk]\/[mtl] )/.test(unit.fold) ||
      SITE_CHROME.test(unit.fold)
    )
      return i
    if (isAnnexHeading(unit) && i > start + 3 && unit.text.length < 30) return i
  }
  return units.length
}

function endOfAddress(units: readonly Unit[], at: number, end: number): number {
  let i = at + 1
  while (i < end && i < at + 30 && units[i]!.mark?.kind === 'bullet' && units[i]!.text.length < 160) i++
  return i
}

function addressText(block: readonly Unit[]): string {
  return block
    .map((unit) => unit.text.replace(/^Kính gửi\s*:?\s*/i, '').replace(/[.;]+$/, ''))
    .filter((text) => text !== '')
    .join('\n')
}

function annexText(units: readonly Unit[], taken: readonly boolean[], end: number): Unit[] {
  const first = units.findIndex((unit, i) => i >= end && !taken[i] && isAnnexHeading(unit))
  if (first < 0) return []
  const last = units.findIndex((unit, i) => i > first && SITE_CHROME.test(unit.fold))
  return mendParagraphs(units.slice(first, last < 0 ? units.length : last).filter((_, i) => !taken[first + i]))
}

/** "Nơi nhận" with its list, the signature, and the name. */
function closingUnits(units: readonly Unit[], taken: readonly boolean[], end: number): Unit[] {
  const closing: Unit[] = []
  for (let i = end; i < units.length; i++) {
    const unit = units[i]!
    if (taken[i] || isAnnexHeading(unit) || SITE_CHROME.test(unit.fold) || closing.length > 60) break
    if (unit.text.length < 260) closing.push(unit)
  }
  return closing
}
