import { type Points, points } from './decimal.ts'
import { type Read, ZERO_DENOMINATOR } from './method.ts'
import type { Effect, LeafMethod, Method } from './method-shape.ts'
import { kindOf } from './methods.ts'
import { type Compiled, decisionKey, EFFECTS, effectKey, gateKey, penaltyKey, type Sums } from './node.ts'
import type { Leaf, Scorer } from './scorer.ts'
import { limitText, pointsText } from './words.ts'

const effectWords: Record<Effect, (max: Points) => string> = {
  full: (max) => `được tính đủ ${pointsText(max)} điểm`,
  excluded: (max) => `không tính vào điểm tối đa (bớt ${pointsText(max)} điểm)`,
  zero: () => 'tính 0 điểm',
}

/** The rule of a method in words. */
export function methodWords(method: Method, max: Points): string {
  if (method.id === 'sum') {
    const parts = method.parts.map((part) => `(${part.id}) ${part.label}: ${nodeWords(part.method, points(part.max))}`)
    return `Tổng của ${method.parts.length} phần. ${parts.join(' ')}`
  }
  if (method.id === 'published') {
    const forecast = method.forecast ? ` Dự tính theo cách tính đã công bố: ${nodeWords(method.forecast, max)}` : ''
    return `Do ${method.by} chấm; tối đa ${pointsText(max)} điểm.${forecast}`
  }
  if (method.id === 'dependent') {
    const cases = method.cases.map((it) => `${stateWords(it.state, it.share)}: ${effectWords[it.effect](max)}`)
    return `Phụ thuộc ${method.on}. ${cases.join('; ')}. Nếu không: ${nodeWords(method.otherwise, max)}`
  }
  return kindOf(method).words(method, max)
}
const nodeWords = methodWords

/** The same, one line for each part: for reading on a page. */
export function methodLines(method: Method, max: Points, path = ''): string[] {
  const head = path ? `(${path}) ` : ''
  if (method.id !== 'sum') return [`${head}${methodWords(method, max)}`]
  return method.parts.flatMap((part) => {
    const own = path ? `${path}/${part.id}` : part.id
    if (part.method.id === 'sum') return [`(${own}) ${part.label}:`, ...methodLines(part.method, points(part.max), own)]
    return [`(${own}) ${part.label}. ${methodWords(part.method, points(part.max))}`]
  })
}

function stateWords(state: string, limit: number | undefined): string {
  const share = limitText(limit ?? 0)
  if (state === 'excluded') return 'tiêu chí kia không áp dụng'
  if (state === 'full') return 'tiêu chí kia đạt điểm tối đa'
  if (state === 'zero') return 'tiêu chí kia 0 điểm'
  return state === 'below' ? `tiêu chí kia dưới ${share} điểm tối đa` : `tiêu chí kia từ ${share} điểm tối đa`
}

/** How a leaf came to its points: one line for each part, with the figures put in. */
export function explainLeaf(scorer: Scorer, leaf: Leaf, row: Float64Array): string[] {
  const { code } = leaf.criterion
  const read: Read = (key) => row[scorer.slot(code, key) ?? -1] ?? Number.NaN
  if (leaf.switchedOff !== undefined) return [`Không áp dụng trong năm: ${leaf.switchedOff}.`]
  const given = read('!given')
  const isOut = read(effectKey('')) === EFFECTS.indexOf('excluded')
  if (!isOut && !Number.isNaN(given)) return [`Điểm được ghi nhận: ${pointsText(given)}.`]
  if (!leaf.compiled) return ['Chưa rõ cách chấm của tiêu chí này.']
  return explainNode(leaf.compiled, row, read)
}

function explainNode(part: Compiled, row: Float64Array, read: Read): string[] {
  const head = part.path === '' ? '' : `(${part.path.slice(0, -1)}) ${part.label}: `
  const effect = EFFECTS[read(effectKey(part.path))]
  if (effect) {
    const when = part.node.notApplicable?.find((it) => it.effect === effect)?.when ?? 'Không áp dụng'
    return [`${head}${when}: ${effectWords[effect](part.max)}.`]
  }
  const automatic = automaticWords(part, read)
  if (automatic) return [head + automatic]
  const lines = part.parts.length > 0 ? partLines(part, row, read) : [head + leafLine(part, row, read)]
  return [...lines, ...adjustments(part, read).map((line) => head + line)]
}

function partLines(part: Compiled, row: Float64Array, read: Read): string[] {
  const given = read(`${part.path}points`)
  const by = part.node.method.id === 'published' ? part.node.method.by : ''
  if (by && !Number.isNaN(given)) return [`${by} chấm: ${pointsText(given)} điểm.`]
  return part.parts.flatMap((each) => explainNode(each, row, read))
}

function automaticWords(part: Compiled, read: Read): string | undefined {
  const rule = part.node.notApplicable?.find(
    ({ automatic }) => automatic && read(part.path + automatic.figure) < automatic.below,
  )
  return rule && `${rule.when}: ${effectWords[rule.effect](part.max)}.`
}

/** The method that reckons: what is published by others falls back on its forecast. */
function reckoning(method: Method, read: Read, path: string): LeafMethod | undefined {
  if (method.id === 'sum') return
  if (method.id === 'published') {
    return method.forecast && Number.isNaN(read(`${path}points`)) ? reckoning(method.forecast, read, path) : undefined
  }
  return method.id === 'dependent' ? reckoning(method.otherwise, read, path) : method
}

function leafLine(part: Compiled, row: Float64Array, read: Read): string {
  const { method } = part.node
  const leaf = reckoning(method, read, part.path)
  if (!leaf || !part.evaluate) {
    const given = read(`${part.path}points`)
    const by = method.id === 'published' ? method.by : 'nguồn ngoài'
    return Number.isNaN(given) ? `Chờ ${by} chấm.` : `${by} chấm: ${pointsText(given)} điểm.`
  }
  const got = part.evaluate(row, 0)
  const forecast = method.id === 'published' ? 'Dự tính: ' : ''
  if (got === ZERO_DENOMINATOR) return zeroWords(part, read)
  if (Number.isNaN(got)) return `Chưa đủ số liệu. ${kindOf(leaf).words(leaf, part.max)}`
  return `${forecast}${kindOf(leaf).account(leaf, part.max, (figure) => read(part.path + figure), got)}.`
}

function zeroWords(part: Compiled, read: Read): string {
  const stated = part.node.zeroDenominator
  if (stated && stated !== 'unstated') return `Mẫu số bằng 0: theo quy định, ${effectWords[stated](part.max)}.`
  const decided = EFFECTS[read(decisionKey(part.path))]
  if (decided) return `Mẫu số bằng 0, văn bản không nêu: theo quyết định đã ghi, ${effectWords[decided](part.max)}.`
  return 'Mẫu số bằng 0 và văn bản không nêu cách tính: cần quyết định của người thẩm định, kèm lý do.'
}

function adjustments(part: Compiled, read: Read): string[] {
  const gates = (part.node.gates ?? []).filter(({ id }) => read(gateKey(part.path, id)) === 1)
  if (gates.length > 0) return gates.map(({ label }) => `${label}: 0 điểm.`)
  return (part.node.penalties ?? [])
    .filter(({ id }) => read(penaltyKey(part.path, id)) === 1)
    .map(({ label, factor }) => `${label}: nhân ${limitText(factor)}.`)
}

/** Applies one compiled part alone: what-if and cliffs ask what it would give. */
export function pointsOfPart(part: Compiled, row: Float64Array): Sums {
  const sums = { points: 0, max: 0, missing: 0, undecided: 0, forecast: 0 }
  part.run(row, 0, sums)
  return sums
}
