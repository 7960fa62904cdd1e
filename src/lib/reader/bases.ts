import { type FoundDocumentNumber, findDocumentNumbers } from '#lib/vietnamese/document-number.ts'
import type { LegalBasis } from './reading.ts'
import { lineAt, type Unit } from './units.ts'

export type Citations = { bases: LegalBasis[]; cited: string[] }

/** A passage to be searched: `opening` before the first chapter, `body` in the running text, `annex` in tables and notes. */
export type Passage = { unit: Unit; zone: 'opening' | 'body' | 'annex' }

const HAS_NUMBER = /\d\s?[/-]\s?(?:\d{4}\s?\/\s?)?[A-ZĐ]|[Ss]ố\s/
// A document that this one carries out, not a rule that it quotes.
const STEERING =
  /^(?:kế hoạch|quyết định|chỉ thị|nghị quyết|chương trình|chương trình hành động|đề án|công văn|thông báo|công điện|kết luận)$/
const CARRIES_OUT = /\b(?:thuc hien|trien khai|cu the hoa|hoan thanh|nhiem vu cua|theo tinh than)\b/g
const QUOTES =
  /quy dinh (?:tai|cua)|theo quy dinh|(?<!kem )\btheo\b|tuyen truyen|pho bien|nghi dinh|thong tu|\bluat\b|phap lenh/
const REACH = 160
const ENDS_HERE =
  /(?:thay the|bai bo|huy bo)(?: (?:cac )?(?:quyet dinh|ke hoach|chi thi|cong van|nghi quyet))?(?: so)? ?$/

/** The words from the last "thực hiện / triển khai / cụ thể hóa …" on, when they reach the number. */
function carryingWords(clause: string): string | undefined {
  let at = -1
  for (const m of clause.matchAll(CARRIES_OUT)) at = m.index
  return at < 0 || clause.length - at > REACH ? undefined : clause.slice(at)
}

/** Legal bases with their role, and all other documents that are named. The document's own number is left out. */
export function readCitations(passages: readonly Passage[], ownNumber: string | null): Citations {
  const bases = new Map<string, LegalBasis>()
  const cited = new Map<string, string>()
  for (const { unit, zone } of passages) {
    if (!HAS_NUMBER.test(unit.text)) continue
    const lead = leadRole(unit.fold)
    let before = 0
    for (const found of numbersIn(unit.text)) {
      if (found.blank || found.number === ownNumber || isWeb(found.number)) continue
      const role = zone === 'annex' ? undefined : roleOf(unit, found, zone, lead, before)
      before = found.end
      if (role && !bases.has(found.number)) {
        const line = lineAt(unit, found.start)
        bases.set(found.number, {
          number: found.number,
          ...(found.date ? { date: found.date } : {}),
          role,
          lines: [line, line],
          confidence: zone === 'opening' ? 0.95 : 0.75,
        })
      } else if (!role) cited.set(found.number, found.number)
    }
  }
  for (const number of bases.keys()) cited.delete(number)
  return { bases: [...bases.values()], cited: [...cited.keys()] }
}

const NUMBER_SIGN = /\d[a-zA-Z]?[\s\u00a0]{0,4}[/–-][\s\u00a0]{0,4}[\dA-ZĐÐ]/g

/** Numbers of a long paragraph, searched only round the places where one can stand; offsets are those of the paragraph. */
function numbersIn(text: string): FoundDocumentNumber[] {
  if (text.length < 300) return findDocumentNumbers(text)
  const found: FoundDocumentNumber[] = []
  let done = 0
  for (const m of text.matchAll(NUMBER_SIGN)) {
    if (m.index < done) continue
    const from = Math.max(done, m.index - 80)
    const window = text.slice(from, m.index + 260)
    for (const one of findDocumentNumbers(window)) {
      const start = from + one.start
      // What touches the end of the window is found whole in the next one.
      if (start > m.index + 140) break
      const shifted = { ...one, start, end: from + one.end }
      if (one.dateEnd !== undefined) shifted.dateEnd = from + one.dateEnd
      found.push(shifted)
      done = shifted.end
    }
    done = Math.max(done, m.index + 2)
  }
  return found
}

function isWeb(number: string): boolean {
  return /^\d{1,2}\/\d{1,2}\//.test(number)
}

type Lead = 'basis' | 'implements' | 'proposal' | undefined

function leadRole(folded: string): Lead {
  if (/^(?:[-+•]\s*)?can cu\b/.test(folded)) return 'basis'
  if (/^(?:[-+•]\s*)?(?:theo de nghi|xet de nghi|theo to trinh)/.test(folded)) return 'proposal'
  if (
    /^(?:[-+•]\s*)?(?:thuc hien|trien khai(?: thuc hien)?|tiep tuc (?:thuc hien|trien khai)|thi hanh|cu the hoa)\b/.test(
      folded,
    )
  )
    return 'implements'
  return undefined
}

function roleOf(
  unit: Unit,
  found: FoundDocumentNumber,
  zone: 'opening' | 'body',
  lead: Lead,
  before: number,
): LegalBasis['role'] | undefined {
  const left = unit.fold.slice(Math.max(0, found.start - 260), found.start)
  const sentence = left.slice(left.lastIndexOf('. ') + 1)
  if (zone === 'opening') {
    // "… và thay thế Quyết định số …": a document that ends here.
    if (ENDS_HERE.test(left)) return undefined
    if (/to trinh (?:so )?$/.test(left.slice(-16)) || (lead === 'proposal' && found.kind === 'tờ trình'))
      return 'proposal'
    if (/can cu[^;]*$/.test(sentence)) return 'basis'
    if (lead !== 'basis' && carryingWords(sentence)) return 'implements'
    return lead ?? 'basis'
  }
  if (found.kind === undefined || !STEERING.test(found.kind)) return undefined
  // "…; Quyết định số B" goes on with the verb of the part before it.
  const words = carryingWords(
    before > 0 ? sentence.replaceAll(';', ',') : sentence.slice(sentence.lastIndexOf(';') + 1),
  )
  return words && !QUOTES.test(words) ? 'implements' : undefined
}
