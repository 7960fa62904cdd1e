import type { DeadlineContext } from '#lib/calendar/deadline-parse.ts'
import { agencyLikeness } from './agency-likeness.ts'
import { assignmentLikeness, readAssignment } from './assignments.ts'
import { deadlineLikeness } from './deadline-likeness.ts'
import { areNamesOnly } from './prose.ts'
import type { ReadTask } from './reading.ts'
import { addAlternative, flag, note, setDeadline } from './task.ts'
import { lineAt, type Unit } from './units.ts'

const BRACKET = /\(([^()]{6,400}?chủ trì[^()]{0,400})\)[.;]?\s*$/i
const LAST_SENTENCE =
  /[.;]\s+(\p{Lu}[^.;]{3,160}?)\s+(?:(?:chủ trì,?\s*)?(?:tham mưu,?\s*)?(?:thực hiện|phụ trách)|chủ trì)(?:,\s*([^.;]{3,160}?)\s+phối hợp(?: thực hiện)?)?\.(?=\s|$)/u

/**
 * Who does it and when, in words behind the task: "(Sở A chủ trì, Sở B phối hợp; thực hiện hằng quý)" at the end, or a
 * sentence of its own: "Phòng A thực hiện."
 */
export function assignInWords(task: ReadTask, unit: Unit, deadlines: DeadlineContext): void {
  const bracket = BRACKET.exec(unit.text)
  if (bracket) readBracket(task, unit, bracket, deadlines)
  else if (!readNameInBracket(task, unit)) readLastSentence(task, unit)
}

const NAME_IN_BRACKET = /\(([^()]{6,120})\)[.;]?\s*$/

/** "… không để trễ hạn (Phòng A)." names who does it without a word of its role. */
function readNameInBracket(task: ReadTask, unit: Unit): boolean {
  const m = NAME_IN_BRACKET.exec(unit.text)
  if (!m || agencyLikeness(m[1]!) < 0.95) return false
  const line = lineAt(unit, m.index)
  task.lead = readAssignment(m[1]!).lead
  task.leadRaw = m[1]!
  note(task, 'lead', [line, line], 0.7)
  flag(task, 'lead', 'role_decided', 'Tên cơ quan chỉ ghi trong ngoặc; được hiểu là cơ quan thực hiện.')
  addAlternative(task, 'lead', [], 0.3)
  return true
}

function readBracket(task: ReadTask, unit: Unit, m: RegExpExecArray, deadlines: DeadlineContext): void {
  const line = lineAt(unit, m.index)
  const who: string[] = []
  for (const part of m[1]!.split(/;\s*/)) {
    const low = part.toLowerCase()
    const folded = unit.fold.slice(unit.text.indexOf(part, m.index)).slice(0, part.length)
    if (deadlineLikeness(part, folded) >= 0.55) setDeadline(task, part, [line, line], 0.87, deadlines)
    else if (assignmentLikeness(part, low) > 0.6) who.push(part)
  }
  if (who.length === 0) return
  const found = readAssignment(who.join('; '))
  if (found.lead.length === 0) return
  task.lead = found.lead
  task.leadRaw = found.leadRaw
  note(task, 'lead', [line, line], 0.9)
  if (found.coordinate.length === 0) return
  task.coordinate = found.coordinate
  task.coordinateRaw = found.coordinateRaw
  note(task, 'coordinate', [line, line], 0.85)
}

function readLastSentence(task: ReadTask, unit: Unit): void {
  const m = LAST_SENTENCE.exec(unit.text)
  const names = m?.[1]?.replace(/^(?:Giao|Phân công|Đề nghị|Yêu cầu)(?: cho)?\s+/, '')
  if (!m || !names || !areNamesOnly(names)) return
  const line = lineAt(unit, m.index)
  const found = readAssignment(`${names} chủ trì${m[2] ? `; ${m[2]} phối hợp` : ''}`)
  task.lead = found.lead
  task.leadRaw = names
  note(task, 'lead', [line, line], 0.85)
  if (found.coordinate.length === 0) return
  task.coordinate = found.coordinate
  task.coordinateRaw = m[2]!
  note(task, 'coordinate', [line, line], 0.86)
}

const AGENCY =
  /^(?:các )?(?:sở|ubnd|ủy ban|uỷ ban|văn phòng|công an|thanh tra|ban (?:quản lý|chỉ đạo)|phòng|trung tâm|báo và|đài|chi cục|cục|bộ|hội|tỉnh đoàn|đoàn thanh|thủ trưởng|giám đốc|chủ tịch|bưu điện|thuế|kho bạc|bảo hiểm xã hội|trưởng|cơ quan)\s/i

/** "1. Sở Nội vụ", "2. Ban Quản lý các khu công nghiệp:": an agency and nothing else. */
export function isAgencyHeading(text: string): boolean {
  const name = text.replace(/[\s:.]+$/, '')
  return name.length < 160 && AGENCY.test(name) && agencyLikeness(name) >= 0.95
}
