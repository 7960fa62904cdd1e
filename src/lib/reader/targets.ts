import { parseVietnameseNumber } from '#lib/vietnamese/numbers.ts'
import { indicesIn } from './indices.ts'
import type { Baseline, CompareOp, Target } from './reading.ts'
import { lineAt, type Unit } from './units.ts'

/** Where a target was found: in the chapter of purposes, or among tasks. */
export type TargetPassage = {
  unit: Unit
  level: 'objective' | 'task'
  index?: string | undefined
  axis?: string | undefined
}

// One look at a passage tells whether a closer one pays.
const SIGN =
  /\d\s?%|\d\s(?:diem|bac|hang|sang kien|mo hinh)\b|\d\/\d+ diem|(?:trong|thuoc|vao|dung) nhom|xep (?:thu|hang|vi tri)|tang (?:bac|hang|diem)|thu hang|vi tri thu|vuot diem|tro len|it nhat \d|toi thieu \d|xep loai /
const VALUE =
  /(?:(tu|tren|hon|it nhat|toi thieu|dat|khong duoi|duoi|vuot|tang|giam|khoang|den)\s+(?:tu\s+)?)?(?:it nhat\s+|toi thieu\s+)?(\d{1,3}(?:[.,]\d{1,3})?)\s*(%|diem|bac|hang|sang kien|tthc|mo hinh|cuoc)(?:\s*\/\s*nam)?(?:[^,;.]{0,12}?(tro len))?/
const RANK_GROUP =
  /nhom\s+(?:cac\s+)?(\d{1,2})(?:\s*(?:den|-)\s*(\d{1,2}))?\s*(?:tinh|dia phuong|thanh pho|don vi|huyen|xa|phuong|co quan|so)/
const RANK_TOP =
  /(?:top|vi tri|thu hang|xep hang|xep thu)\s*(?:thu\s*)?(?:tu\s*)?(\d{1,2})(?:\s*(?:den|-)\s*(\d{1,2}))?/
const NAMED_GROUP =
  /(?:khong )?(?:nam |thuoc |dung )?(?:trong |vao )?nhom[^,;.]{0,40}?((?:trung binh|cao|kha|tot|dan dau|thap)[^,;.]{0,40})/
const AIM =
  /phan dau|muc tieu|dat |duy tri|dung |nam trong|thuoc nhom|tang |vuot|nang|giu |xep|khong nam|giam |rut ngan|toi thieu|it nhat|tro len|khong duoi/
/** A share of everything is an aim among purposes, without a word that says so: "100% hộ dân được tuyên truyền". */
const SHARE_FIRST = /^(?:co )?(?:tu |tren |hon |khoang )?\d{1,3}(?:[.,]\d+)?\s?%\s/
const GRADE = /xep loai (xuat sac|tot|kha|hoan thanh[^,;.]{0,20})/

// A result of the past ("đạt 84,6/100 điểm, xếp thứ 9/20") is no aim.
const ACHIEVED = /\d\s*\/\s*\d{2,3}\s*diem|(?:xep|thu|vi tri|hang)\s*\d{1,2}\s*\/\s*\d/

/** Targets in the clauses of the passages: value, rank, group or direction, with index, year and what it is compared with. */
export function readTargets(
  passages: readonly TargetPassage[],
  context: { index: string | undefined; year: number | undefined },
): Target[] {
  const targets: Target[] = []
  for (const passage of passages) {
    if (!SIGN.test(passage.unit.fold)) continue
    let index: string | undefined
    for (const clause of clausesOf(passage.unit)) {
      const named = indicesIn(clause.fold)
      if (named.length > 0) index = named.join(';')
      const target = readClause(
        clause,
        passage,
        named.length > 0 ? named.join(';') : (index ?? passage.index ?? context.index),
        context.year,
      )
      if (target) targets.push(target)
    }
  }
  return targets
}

type Clause = { text: string; fold: string; at: number }

const CUTS = /;|,|\.(?= )| va chi so (?=\S)/g
const NEW_AIM =
  /^, (?:thanh pho|tinh|huyen|xa)?[^,;.]{0,40}\b(?:(?:dung|nam|duy tri|thuoc|xep)\b[^,;.]{0,20}\bnhom|xep (?:thu|hang|vi tri))/

/** "Đến năm 2030, …", "Phấn đấu năm 2026, …" goes with the aim behind it. */
const TIME_ONLY =
  /^\s*(?:phan dau |muc tieu )?(?:den |trong |tu |ngay trong )?(?:cuoi |het )?nam 20\d\d(?: va [^,;.]{0,30})?$/

/** Sentences and the parts between semicolons; a comma parts them only where a new index is named behind it. */
function clausesOf(unit: Unit): Clause[] {
  const clauses: Clause[] = []
  let from = unit.mark?.length ?? 0
  const push = (to: number): void => {
    const text = unit.text.slice(from, to)
    const lead = text.length - text.trimStart().length
    const words = text.trim()
    if (words.length > 8)
      clauses.push({ text: words, fold: unit.fold.slice(from + lead, from + lead + words.length), at: from + lead })
    from = to + 1
  }
  for (const m of unit.fold.matchAll(CUTS)) {
    const at = m.index
    if (at < from) continue
    const stop = m[0] === '.' && /(?:^|\s)\d{1,2}$/.test(unit.text.slice(Math.max(0, at - 3), at))
    if (stop) continue
    if (m[0] === ',' && (TIME_ONLY.test(unit.fold.slice(from, at)) || !NEW_AIM.test(unit.fold.slice(at, at + 110))))
      continue
    push(at)
  }
  push(unit.text.length)
  return clauses
}

function readClause(
  clause: Clause,
  passage: TargetPassage,
  index: string | undefined,
  planYear: number | undefined,
): Target | undefined {
  const { fold } = clause
  if (!SIGN.test(fold)) return undefined
  const objective = passage.level === 'objective'
  if (objective && (!(AIM.test(fold) || SHARE_FIRST.test(fold)) || ACHIEVED.test(fold))) return undefined
  const text = wordsOfAim(clause)
  const target: Target = { text, line: lineAt(passage.unit, clause.at), level: passage.level, confidence: 0.7 }
  if (index) target.index = index
  if (passage.axis) target.axis = passage.axis
  const measured = readMeasure(target, clause)
  if (
    !measured &&
    !(objective && /tang (?:bac|diem|hang)|vuot diem|thu hang/.test(fold) && /so voi|phan dau/.test(fold))
  )
    return undefined
  if (!measured) target.op = /dat va vuot/.test(fold) ? '>=' : '>'
  if (!objective && target.unit !== '%' && target.unit !== 'sáng kiến' && !/it nhat|toi thieu|tro len/.test(fold))
    return undefined
  readYears(target, fold, objective ? planYear : undefined)
  return target
}

/** "Thành phố Hà Nội đứng trong nhóm …": the place is that of the clause before. */
const SUBJECT = /^(?:thành phố|tỉnh|huyện|xã|phường) (?:\p{Lu}\p{L}* ?){1,3}(?=(?:đứng|nằm|thuộc|xếp) )/iu

/** The clause from its aiming word on: "… để phấn đấu [Hà Nam đứng trong nhóm …]". */
function wordsOfAim(clause: Clause): string {
  const m = /(?:phan dau(?: de)?|muc tieu(?: la)?:?|nham phan dau)\s+/.exec(clause.fold)
  const text =
    m && clause.fold.length - m.index - m[0].length > 20 ? clause.text.slice(m.index + m[0].length) : clause.text
  return text
    .replace(/^(?:để|và|đến(?! (?:hết |cuối )?năm)|trong đó,?)\s+/i, '')
    .replace(SUBJECT, '')
    .replace(/[\s.;,]+$/, '')
}

const UNITS: Record<string, string> = {
  '%': '%',
  diem: 'điểm',
  bac: 'bậc',
  hang: 'hạng',
  'sang kien': 'sáng kiến',
  tthc: 'TTHC',
  'mo hinh': 'mô hình',
  cuoc: 'cuộc',
}

function readMeasure(target: Target, { text, fold }: Clause): boolean {
  const group = RANK_GROUP.exec(fold) ?? RANK_TOP.exec(fold)
  if (group) {
    target.rank = group[2] ? { from: Number(group[1]), to: Number(group[2]) } : { to: Number(group[1]) }
    target.unit = 'hạng'
    return true
  }
  const m = VALUE.exec(fold)
  if (m) {
    target.value = parseVietnameseNumber(m[2]!) ?? 0
    target.unit = UNITS[m[3]!]!
    const op = opOf(m, fold)
    if (op) target.op = op
    if (target.unit === 'bậc' && /\b(?:moi|hang) nam\b/.test(fold)) target.unit = 'bậc/năm'
    return true
  }
  const grade = GRADE.exec(fold)
  if (grade) {
    target.group = text.slice(grade.index + grade[0].length - grade[1]!.length, grade.index + grade[0].length).trim()
    return true
  }
  const named = NAMED_GROUP.exec(fold)
  if (named) {
    const words = text.slice(named.index + named[0].length - named[1]!.length, named.index + named[0].length).trim()
    target.group = named[0].startsWith('khong') ? `không thuộc nhóm ${words}` : words
    return true
  }
  return false
}

function opOf(m: RegExpExecArray, fold: string): CompareOp | undefined {
  const around = fold.slice(Math.max(0, m.index - 14), m.index + m[0].length + 12)
  if (/tro len|it nhat|toi thieu|khong duoi/.test(around)) return '>='
  if (/tro xuong|khong qua|toi da/.test(around)) return '<='
  if (m[1] === 'tren' || m[1] === 'hon' || m[1] === 'vuot') return '>'
  return m[1] === 'duoi' ? '<' : undefined
}

function readYears(target: Target, fold: string, planYear: number | undefined): void {
  const compared = /so voi (?:nam |ket qua[^.;,]{0,40}?nam |cung ky nam )(20\d\d)/.exec(fold)
  if (compared) target.relativeTo = Number(compared[1])
  const rest = compared ? fold.replace(compared[0], '') : fold
  const year = /(?:den |trong |ngay trong )?nam (20\d\d)/.exec(rest)
  if (year) target.year = Number(year[1])
  else if (planYear !== undefined) target.year = planYear
}

const RESULT =
  /(\d{1,3}(?:[.,]\d{1,4})?)(?:\s*\/\s*(\d{2,3}))?\s*(diem|%)[^;.\n]{0,80}?(?:xep (?:thu|hang|vi tri)|dung (?:thu|vi tri)|vi tri)\s*(?:thu\s*)?(\d{1,2})(?:\s*\/\s*(\d{1,2}))?/g

/** Results of earlier years, as footnotes and openings give them: "đạt 44,32 điểm, xếp thứ 13/63". */
export function readBaselines(
  units: readonly Unit[],
  defaults: { index: string | undefined; year: number | undefined },
): Baseline[] {
  const found: Baseline[] = []
  for (const unit of units) {
    if (!unit.fold.includes('xep') && !unit.fold.includes('vi tri')) continue
    let before = 0
    for (const m of unit.fold.matchAll(RESULT)) {
      const left = unit.fold.slice(before, m.index)
      before = m.index + m[0].length
      const named = indicesIn(left)
      const index = named[named.length - 1] ?? defaults.index
      if (!index) continue
      const year = /nam (20\d\d)/.exec(left.replace(/so voi nam 20\d\d/g, ''))?.[1] ?? defaults.year
      found.push({
        index,
        ...(year !== undefined ? { year: Number(year) } : {}),
        value: parseVietnameseNumber(m[1]!) ?? 0,
        ...(m[2] ? { scale: Number(m[2]) } : {}),
        unit: m[3] === '%' ? '%' : 'điểm',
        rank: Number(m[4]),
        ...(m[5] ? { of: Number(m[5]) } : {}),
        line: lineAt(unit, m.index),
        confidence: 0.8,
      })
    }
  }
  return found
}
