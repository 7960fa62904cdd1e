import { axisName } from './axis-name.ts'
import { dimensionIndex } from './indices.ts'
import { foldedName, isHeadingText } from './outline.ts'
import type { Unit } from './units.ts'

const NUMBERED = /^(?:truc|chi so|noi dung|linh vuc)(?: noi dung)?(?: thu| so)? (?:\d{1,2}|[ivx]{1,4})\s*[:.–-]\s*\S/
const ABOUT = /\b(?:truc|chi so|noi dung|linh vuc)\b/
const LOOK_BACK = 3

/**
 * The axis of a table that has no groups of its own: the heading right above it, or the title of its annex, when that
 * names a dimension, quotes one, or counts it ("Trục nội dung 2: …").
 */
export function axisAbove(
  units: readonly Unit[],
  from: number,
  annexTitle: string,
  foldedTitle: string,
): string | undefined {
  if (annexTitle !== '') return axisIn(annexTitle, foldedTitle)
  for (let i = from - 1; i >= Math.max(0, from - LOOK_BACK); i--) {
    const unit = units[i]!
    if (unit.table) return undefined
    if (unit.text === '') continue
    const at = unit.mark?.length ?? 0
    const found = isHeadingText(unit.text) ? axisIn(unit.text.slice(at), unit.fold.slice(at)) : undefined
    if (found || unit.mark) return found
  }
  return undefined
}

function axisIn(title: string, folded: string): string | undefined {
  if (title.length > 200) return undefined
  const quoted = /[“"][^“”"]{4,160}[”"]/.test(title) && ABOUT.test(folded)
  return quoted || NUMBERED.test(folded) || dimensionIndex(foldedName(folded)) ? axisName(title.trim()) : undefined
}
