import type { Passage } from './bases.ts'
import type { ReadHeader } from './header.ts'
import type { Outline, OutlineNode } from './outline.ts'
import type { TargetPassage } from './targets.ts'
import type { Unit } from './units.ts'
import { isCapitals } from './wrapping.ts'

type Parts = {
  units: readonly Unit[]
  taken: readonly boolean[]
  head: ReadHeader
  outline: Outline
  footnotes: readonly Unit[]
}

/** The document cut into passages in which document numbers are searched. */
export function citationPassages({ units, taken, head, outline, footnotes }: Parts): Passage[] {
  const passages: Passage[] = []
  if (head.attachedAt !== undefined) {
    for (const unit of units.slice(0, head.attachedAt)) {
      if (/^(?:can cu|theo de nghi|xet |thuc hien|trien khai)/.test(unit.fold)) passages.push({ unit, zone: 'opening' })
    }
  }
  const opening = head.kind === 'news' ? 'body' : 'opening'
  // The sentence that tells of the issue may go on with what the plan carries out.
  const told = head.kind === 'news' ? units[head.front.end - 1] : undefined
  if (told) passages.push({ unit: told, zone: 'body' })
  for (const unit of openingInHead(units, head)) passages.push({ unit, zone: 'opening' })
  for (const unit of outline.opening) passages.push({ unit, zone: opening })
  for (const node of outline.all) for (const unit of unitsOfNode(node)) passages.push({ unit, zone: 'body' })
  units.forEach((unit, i) => {
    if (!taken[i]) return
    if (unit.table)
      for (const row of unit.table.cells) for (const cell of row) passages.push({ unit: cell, zone: 'annex' })
    else passages.push({ unit, zone: 'annex' })
  })
  for (const unit of footnotes) passages.push({ unit, zone: 'annex' })
  return passages
}

const NO_OPENING = /^(?:\(|kem theo|ban hanh kem|v\/v|ve viec|so\s*[:.\d]|kinh gui)/

/** Sentences between title and first chapter that stand in the head, since they open with no word of an opening. */
function openingInHead(units: readonly Unit[], head: ReadHeader): Unit[] {
  const title = head.fields.title?.lines[1]
  if (title === undefined || head.kind === 'news') return []
  return units
    .slice(0, head.front.end)
    .filter(
      (unit) => unit.lines[0] > title && unit.text.length > 60 && !isCapitals(unit.text) && !NO_OPENING.test(unit.fold),
    )
}

export function unitsOfNode(node: OutlineNode): Unit[] {
  return [node.unit, ...node.paragraphs, ...node.assignments]
}

const FOOTNOTE_TARGET = /^(?:muc tieu|chi tieu|phan dau)/

/** Passages in which targets are searched: purposes for objectives, tasks and annex cells for targets of tasks. */
export function targetPassages({ units, taken, head, outline, footnotes }: Parts): TargetPassage[] {
  const passages: TargetPassage[] = []
  for (const unit of outline.opening) {
    if (head.kind === 'news' ? /phan dau|muc tieu/.test(unit.fold) : /phan dau/.test(unit.fold))
      passages.push({ unit, level: 'objective' })
  }
  for (const node of outline.all) {
    const level = node.role === 'purpose' ? 'objective' : 'task'
    if (node.role === 'none' || node.role === 'background') continue
    for (const unit of [node.unit, ...node.paragraphs])
      passages.push({ unit, level, index: node.index, axis: node.axis })
  }
  for (const unit of footnotes) if (FOOTNOTE_TARGET.test(unit.fold)) passages.push({ unit, level: 'objective' })
  units.forEach((unit, i) => {
    if (taken[i] && !unit.table && unit.text.length > 60) passages.push({ unit, level: 'task' })
  })
  return passages
}
