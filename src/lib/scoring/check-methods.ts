import { points } from './decimal.ts'
import type { Criterion } from './edition.ts'
import type { Method, Node } from './method-shape.ts'
import { boundsOf } from './methods.ts'
import type { Mistake } from './shape-words.ts'
import { numberText, pointsText } from './words.ts'

type Say = (message: string) => Mistake

/** That every method fits its maximum, its bands stand in order, and what it names is there. */
export function checkMethods(criteria: readonly Criterion[]): Mistake[] {
  const byCode = new Map(criteria.map((it) => [it.code, it]))
  return criteria.flatMap((criterion) => {
    const { code, max, method, divergence } = criterion
    if (max === null || !method) return []
    const say =
      (path: string): Say =>
      (message) => ({
        file: 'criteria.json',
        where: path ? `tiêu chí ${code}, phần ${path}` : `tiêu chí ${code}`,
        message,
      })
    const table = divergence?.tableMethod
    return [
      ...checkDecimals(max, say('')),
      ...checkNode({ ...criterion, max, method }, '', say),
      ...checkDependences(code, method, byCode, say('')),
      ...(table ? orderMistakes(table, say('tableMethod')) : []),
    ]
  })
}

function checkDecimals(value: number, say: Say): Mistake[] {
  try {
    points(value)
    return []
  } catch {
    return [say(`số ${value} có quá 12 chữ số thập phân hoặc quá lớn`)]
  }
}

function checkNode(node: Node, path: string, say: (path: string) => Say): Mistake[] {
  const wrong = exceptionMistakes(node, say(path))
  const { method } = node
  if (method.id === 'sum') return [...wrong, ...checkParts(method, node.max, path, say)]
  if (method.id === 'published') {
    return [...wrong, ...(method.forecast ? checkNode({ max: node.max, method: method.forecast }, path, say) : [])]
  }
  if (method.id === 'dependent') return [...wrong, ...checkNode({ max: node.max, method: method.otherwise }, path, say)]
  const order = orderMistakes(method, say(path))
  return order.length > 0 ? [...wrong, ...order] : [...wrong, ...boundMistakes(method, node.max, say(path))]
}

function checkParts(
  method: Extract<Method, { id: 'sum' }>,
  max: number,
  path: string,
  say: (path: string) => Say,
): Mistake[] {
  const sum = method.parts.reduce((total, part) => total + points(part.max), 0)
  const terms = method.parts.map((part) => `(${part.id}) ${part.max}`).join(' + ')
  const wrong =
    sum === points(max)
      ? []
      : [say(path)(`điểm tối đa ${pointsText(points(max))}, các phần cộng lại ${pointsText(sum)}: ${terms}`)]
  const ids = method.parts.map((part) => part.id)
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => say(path)(`phần “${id}” ghi hai lần`))
  return [
    ...wrong,
    ...twice,
    ...method.parts.flatMap((part) => checkNode(part, path ? `${path}/${part.id}` : part.id, say)),
  ]
}

function boundMistakes(
  method: Exclude<Method, { id: 'sum' | 'published' | 'dependent' }>,
  max: number,
  say: Say,
): Mistake[] {
  const [least, most] = boundsOf(method, points(max))
  const [low, high] = [Math.min(0, points(max)), Math.max(0, points(max))]
  if (most > high) return [say(`cách chấm cho tới ${pointsText(most)} điểm, cao hơn điểm tối đa ${pointsText(high)}`)]
  if (least < low) return [say(`cách chấm có thể cho ${pointsText(least)} điểm, thấp hơn ${pointsText(low)}`)]
  if (most < high) return [say(`không mức nào đạt điểm tối đa ${pointsText(high)}; cao nhất là ${pointsText(most)}`)]
  return []
}

const rising = (values: readonly number[]): boolean => values.every((value, i) => i === 0 || values[i - 1]! < value)

/** Bands in order; names that exist. */
function orderMistakes(method: Method, say: Say): Mistake[] {
  if (method.id === 'steps') {
    const [first, ...rest] = method.bands.map((band) => band.from)
    const percent = rest.find((from) => method.of === 'rate' && from !== null && from > 2)
    if (percent !== undefined && percent !== null)
      return [
        say(
          `bậc từ ${numberText(percent)}: tỷ lệ ghi theo phần của 1, ${numberText(percent)} % viết là ${percent / 100}`,
        ),
      ]
    const right = first === null && rest.every((from) => from !== null) && rising(rest.map((from) => from ?? 0))
    return right ? [] : [say('ghi các bậc từ thấp lên cao: bậc đầu from là null, mỗi bậc sau cao hơn bậc trước')]
  }
  if (method.id === 'rank') {
    const last = method.bands.at(-1)?.to ?? 0
    if (!rising(method.bands.map((band) => band.to)))
      return [say('ghi các nhóm hạng từ trên xuống, hạng cuối của mỗi nhóm lớn dần')]
    return last > method.of ? [say(`hạng cuối ${last} lớn hơn số đơn vị được xếp hạng ${method.of}`)] : []
  }
  if (method.id === 'decision') {
    const known = new Set(method.figures.map(({ id }) => id))
    const named = method.cases.flatMap((it) => it.when.map((condition) => condition.figure))
    return [...new Set(named)]
      .filter((id) => !known.has(id))
      .map((id) => say(`trường hợp dùng số liệu “${id}” chưa khai báo trong “figures”`))
  }
  if (method.id === 'weightedShare') {
    const known = new Set(method.terms.map(({ id }) => id))
    return (method.zeroBelow?.terms ?? [])
      .filter((id) => !known.has(id))
      .map((id) => say(`“zeroBelow” nêu “${id}” nhưng không có trong “terms”`))
  }
  return []
}

function exceptionMistakes(node: Node, say: Say): Mistake[] {
  const ids = [...(node.notApplicable ?? []), ...(node.penalties ?? []), ...(node.gates ?? [])].map(({ id }) => id)
  return ids
    .filter((id, i) => ids.indexOf(id) !== i)
    .map((id) => say(`“${id}” ghi hai lần trong các trường hợp, mức trừ hoặc điều kiện`))
}

function checkDependences(code: string, method: Method, byCode: ReadonlyMap<string, Criterion>, say: Say): Mistake[] {
  const path = [code]
  let current: Method | undefined = method
  while (current?.id === 'dependent') {
    const other = byCode.get(current.on)
    if (!other) return [say(`phụ thuộc ${current.on} nhưng không có tiêu chí đó`)]
    if (!other.method) return [say(`phụ thuộc ${current.on}, nhưng ${current.on} không được chấm trực tiếp`)]
    if (path.includes(current.on)) return [say(`vòng lặp phụ thuộc: ${[...path, current.on].join(' → ')}`)]
    path.push(current.on)
    current = other.method
  }
  return []
}
