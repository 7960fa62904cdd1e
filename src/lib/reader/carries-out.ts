import { findDocumentNumbers } from '#lib/vietnamese/document-number.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Header, LegalBasis, PlanReference } from './reading.ts'

// "… theo Quyết định số" names a rule, "thực hiện Nghị quyết số" what is carried out.
const CARRIES = /(?:thuc hien|trien khai|cu the hoa|thi hanh)(?:(?!\btheo\b).){0,80}$/

// The nearer to a plan of work, the likelier it is what this plan carries out. Symbols stand behind the number.
const NEARNESS: [RegExp, number][] = [
  [/^\d+[a-z]?\/(?:\d{4}\/)?KH-|^\d+[a-z]?-KH\//i, 6],
  [/-CTr\/|\/CTr-|\/CTHĐ-|\/ĐA-/i, 5],
  [/^\d+[a-z]?\/(?:\d{4}\/)?QĐ-(?:UBND|CT|TTg)/i, 4],
  [/-KL\/|-CT\/|\/CT-|-NQ\/TU|-NQ\/[TĐH]U/i, 4],
  [/-NQ\/|\/NQ-/i, 3],
]

/**
 * The document that this one carries out: the one named in its title, else the nearest to a plan among those that it
 * says it "carries out", else a plan among its legal bases. Undefined when nothing of the kind is named.
 */
export function carriedOut(header: Header, bases: readonly LegalBasis[]): PlanReference | undefined {
  const title = header.planTitle ?? header.title ?? ''
  const titled = findDocumentNumbers(title)[0]
  if (titled && !titled.blank && titled.number !== header.number && CARRIES.test(fold(title.slice(0, titled.start)))) {
    const known = bases.find((basis) => basis.number === titled.number)
    const date = titled.date ?? known?.date
    return reference(titled.number, date, known?.lines, 0.95)
  }
  const implemented = best(bases.filter((basis) => basis.role === 'implements'))
  if (implemented) {
    const { basis, alone } = implemented
    return reference(basis.number, basis.date, basis.lines, alone ? Math.min(0.9, basis.confidence) : 0.7)
  }
  const planned = best(bases.filter((basis) => basis.role === 'basis' && nearness(basis.number) >= 6))
  return planned && reference(planned.basis.number, planned.basis.date, planned.basis.lines, planned.alone ? 0.75 : 0.6)
}

function nearness(number: string): number {
  return NEARNESS.find(([pattern]) => pattern.test(number))?.[1] ?? 1
}

/** What the opening names weighs more than what stands in the running text; of equals the first one counts. */
function best(bases: readonly LegalBasis[]): { basis: LegalBasis; alone: boolean } | undefined {
  const weight = (basis: LegalBasis): number => nearness(basis.number) + (basis.confidence >= 0.9 ? 3 : 0)
  const ranked = [...bases].sort((a, b) => weight(b) - weight(a))
  const first = ranked[0]
  if (!first) return undefined
  return { basis: first, alone: ranked[1] === undefined || weight(ranked[1]) < weight(first) }
}

function reference(
  number: string,
  date: string | undefined,
  lines: PlanReference['lines'],
  confidence: number,
): PlanReference {
  return { number, ...(date ? { date } : {}), ...(lines ? { lines } : {}), confidence }
}
