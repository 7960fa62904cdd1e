import { type Random, randomOf } from '../../fuzz/random.ts'
import type { Annex, Cell, CorpusDocument, Role, Row } from './document.ts'
import { deadlines } from './documents/third/deadlines.ts'
import { AGENCIES, AXES, CRITERIA, ORDERS, PRODUCTS, TASKS, TITLES } from './grown-words.ts'

/**
 * A plan grown from the grammar of documents: columns in any order under any of their titles, groups marked in four ways
 * or none, cells merged and empty, lists of agencies in five spellings. The same seed grows the same plan, and what a
 * careful reader finds in it is known by construction.
 */
export function grown(seed: number): CorpusDocument {
  const random = randomOf(seed * 7919)
  const annex = annexOf(random)
  return {
    name: `grown-${seed}.txt`,
    layout: 'flat',
    head: `ỦY BAN NHÂN DÂN\nTỈNH LAM HẢI\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: ${seed}/KH-UBND\n\nLam Hải, ngày 10 tháng 02 năm 2026\n\nKẾ HOẠCH\n\nNâng cao chất lượng công tác cải cách hành chính năm 2026\n\nThực hiện Kế hoạch số 88/KH-CP ngày 05/01/2026 của Chính phủ, UBND tỉnh ban hành Kế hoạch như sau:`,
    header: {
      agency: 'Ủy ban nhân dân tỉnh Lam Hải',
      number: `${seed}/KH-UBND`,
      date: '2026-02-10',
      docType: 'KẾ HOẠCH',
      title: 'Nâng cao chất lượng công tác cải cách hành chính năm 2026',
      signer: 'Nguyễn Văn Bình',
      signerTitle: 'CHỦ TỊCH',
    },
    bases: [{ number: '88/KH-CP', role: 'implements' }],
    body: ['I. MỤC ĐÍCH, YÊU CẦU', 'Nâng cao trách nhiệm của người đứng đầu.', 'II. NHIỆM VỤ', 'Tại Phụ lục kèm theo.'],
    foot: 'Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn Bình',
    annexes: [annex],
  }
}

type Form = { merge: number; empty: number; bullets: boolean; agencies: readonly string[]; roles: 0 | 1 | 2 }

function annexOf(random: Random): Annex {
  const columns = columnsOf(random)
  const form: Form = {
    merge: random.chance(0.5) ? 0.2 : 0,
    empty: random.chance(0.3) ? 0.15 : 0,
    bullets: random.chance(0.3),
    agencies: random.pick(AGENCIES),
    roles: random.below(3) as 0 | 1 | 2,
  }
  const marks = random.pick(['I II III IV', 'A B C D', '1 2 3 4'])
  const dotted = marks.startsWith('1')
  const texts = shuffled(TASKS, random)
  const axes = shuffled(AXES, random)
  let running = 0
  const groups = Array.from({ length: random.chance(0.8) ? 2 + random.below(3) : 1 }, (_, g) => {
    const rows: Row[] = []
    for (let i = 0; i < 2 + random.below(4); i++, running++) {
      const number = dotted ? `${g + 1}.${i + 1}` : `${i + 1}`
      rows.push(rowOf(columns, form, { random, number, running, texts, above: rows.at(-1) }))
    }
    return { mark: marks.split(' ')[g]!, axis: axes[g]!, rows }
  })
  return {
    heading: 'PHỤ LỤC',
    title: 'DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026\n(Kèm theo Kế hoạch của UBND tỉnh)',
    columns,
    ...(random.chance(0.2) ? { numbered: true } : {}),
    ...(random.chance(0.4) ? { groupsFilled: true } : {}),
    groups,
  }
}

function columnsOf(random: Random): Annex['columns'] {
  const roles = random.pick(ORDERS).split(' ') as Role[]
  const over = random.chance(0.15) ? random.pick(['Phân công thực hiện', 'Cơ quan, đơn vị thực hiện']) : undefined
  return roles.map((role) => {
    const under = over !== undefined && roles.includes('lead') && roles.includes('coordinate')
    if (under && role === 'lead') return { role, title: 'Chủ trì', over }
    if (under && role === 'coordinate') return { role, title: 'Phối hợp', over }
    return { role, title: random.pick(TITLES[role]) }
  })
}

type Place = { random: Random; number: string; running: number; texts: readonly string[]; above: Row | undefined }
const MERGED: readonly Role[] = ['lead', 'coordinate', 'both', 'deadline', 'product']

function rowOf(columns: Annex['columns'], form: Form, place: Place): Row {
  const row: Row = {}
  for (const { role } of columns) {
    const above = place.above?.[role]
    const same = above !== undefined && above.text !== '' && MERGED.includes(role) && place.random.chance(form.merge)
    row[role] = same ? { ...above, same: true } : cellOf(role, form, place)
  }
  return row
}

const TIMES = Object.keys(deadlines).filter((raw) => /^[A-ZĐ0-9][^\n]*$/.test(raw) && !/20(?:1\d|20|21)/.test(raw))

function cellOf(role: Role, form: Form, { random, number, running, texts }: Place): Cell {
  switch (role) {
    case 'number':
      return { text: number }
    case 'axis':
    case 'criterion':
      return { text: CRITERIA[running % CRITERIA.length]! }
    case 'task':
      return { text: taskOf(form, running, texts) }
    case 'lead':
      return agencies(form, random, random.chance(0.2) ? 2 : 1)
    case 'coordinate':
      return random.chance(form.empty) ? { text: '', names: [] } : agencies(form, random, 1 + random.below(3))
    case 'both':
      return both(form, random)
    case 'deadline': {
      const raw = random.pick(TIMES)
      return { text: raw, deadline: deadlines[raw]! }
    }
    case 'product':
      return { text: random.pick(PRODUCTS) }
    case 'note':
      return { text: random.pick(['', '', 'Nhiệm vụ thường xuyên', 'Nghị quyết 57-NQ/TW']) }
    case 'funding':
      return { text: random.pick(['Ngân sách tỉnh', '', '150', 'Kinh phí thường xuyên']) }
    case 'monitor':
      return { text: random.pick(['Đồng chí Nguyễn Văn An - Phó Chủ tịch UBND tỉnh', 'Phó Chủ tịch Lê Thị Bình']) }
    case 'figure':
      return { text: random.pick(['0,25', '1,00', '2', '1,25']) }
  }
}

/** Two sentences share a cell in some plans. */
function taskOf({ bullets }: Form, running: number, texts: readonly string[]): string {
  const at = (i: number): string => texts[i % texts.length]!
  return bullets && running % 2 === 0 ? `- ${at(running)}\n- ${at(running + 7)}` : at(running)
}

function agencies({ agencies: from }: Form, random: Random, count: number): Cell {
  const names = shuffled(from, random).slice(0, count)
  const spelled = [names.join('; '), names.join(', '), names.map((name) => `- ${name}`).join('\n'), names.join(';\n')]
  return { text: count === 1 && random.chance(0.9) ? names[0]! : random.pick(spelled), names }
}

function both({ agencies: from, roles }: Form, random: Random): Cell {
  const [lead, ...others] = shuffled(from, random)
  const coordinates = others.slice(0, random.below(3))
  const beside = coordinates.join(', ')
  if (beside === '') return { text: roles === 0 ? `Chủ trì: ${lead}` : lead!, names: [lead!], coordinates }
  const text = [
    `Chủ trì: ${lead}\nPhối hợp: ${coordinates.join('; ')}`,
    `${lead} chủ trì, phối hợp với ${beside}`,
    `${lead} chủ trì; ${beside} phối hợp`,
  ][roles]!
  return { text, names: [lead!], coordinates }
}

function shuffled(from: readonly string[], random: Random): string[] {
  const rest = [...from]
  return Array.from(from, () => rest.splice(random.below(rest.length), 1)[0]!)
}
