import { points } from './decimal.ts'
import type { Criterion, Edition } from './edition.ts'
import type { Mistake } from './shape-words.ts'
import { numberText, pointsText } from './words.ts'

const FILE = 'criteria.json'
const at = (code: string, message: string): Mistake => ({ file: FILE, where: `tiêu chí ${code}`, message })
const inFramework = (where: string, message: string): Mistake => ({ file: 'framework.json', where, message })

/** Codes, parents, sums, citations, and what framework.json says about them. */
export function checkTree(edition: Edition): Mistake[] {
  const { criteria } = edition
  const structure = [...checkCodes(criteria), ...checkParents(criteria)]
  if (structure.length > 0) return structure
  return [
    ...checkSums(edition),
    ...checkLeaves(edition),
    ...checkCites(edition),
    ...checkNamed(edition),
    ...checkClasses(edition),
  ]
}

function checkCodes(criteria: readonly Criterion[]): Mistake[] {
  const seen = new Set<string>()
  return criteria.flatMap(({ code }) => {
    const twice = seen.has(code)
    seen.add(code)
    return twice ? [at(code, 'mã này có hai dòng; mỗi mã chỉ được dùng một lần')] : []
  })
}

function checkParents(criteria: readonly Criterion[]): Mistake[] {
  const byCode = new Map(criteria.map((it) => [it.code, it]))
  const told = new Set<string>()
  return criteria.flatMap((criterion) => {
    const path = [criterion.code]
    for (let parent = criterion.parent; parent !== null; ) {
      if (path.includes(parent)) {
        // All that lie in a circle or below it lead to the same: it is told once.
        const circle = path.slice(path.indexOf(parent))
        const key = [...circle].sort().join()
        if (told.has(key)) return []
        told.add(key)
        const words = [...circle, parent].join(' → ')
        return [at(parent, `vòng lặp: ${words}; một tiêu chí không thể nằm trong chính nó: hãy sửa mục “parent”`)]
      }
      const above = byCode.get(parent)
      if (!above) return [at(path.at(-1) ?? '', `mục “parent” ghi ${parent} nhưng không có tiêu chí ${parent}`)]
      path.push(parent)
      parent = above.parent
    }
    return []
  })
}

/** Null where a maximum below is unknown: nothing can be said then. */
function sumOf(children: readonly Criterion[]): number | null {
  let sum = 0
  for (const { max, beyondMaximum } of children) {
    if (max === null) return null
    if (!beyondMaximum) sum += points(max)
  }
  return sum
}

function checkSums({ framework, criteria }: Edition): Mistake[] {
  const childrenOf = Map.groupBy(criteria, (it) => it.parent)
  const groups = criteria.flatMap((group) => {
    const children = childrenOf.get(group.code)
    if (!children || group.max === null) return []
    const sum = sumOf(children)
    const gap = points(group.sumGap?.by ?? 0)
    if (sum === null || sum + gap === points(group.max)) return []
    return [at(group.code, sumWords(points(group.max), sum, children))]
  })
  const top = childrenOf.get(null) ?? []
  const sum = sumOf(top)
  if (framework.maximum === null || sum === null || sum === points(framework.maximum)) return groups
  return [...groups, inFramework('mục maximum', sumWords(points(framework.maximum), sum, top))]
}

function sumWords(stated: number, sum: number, children: readonly Criterion[]): string {
  const terms = children.map(({ code, max }) => `${code}: ${numberText(max ?? 0)}`).join(' + ')
  const by = Math.abs(stated - sum)
  const word = sum > stated ? 'thừa' : 'thiếu'
  return `điểm tối đa ghi ${pointsText(stated)}, các dòng bên dưới cộng lại ${pointsText(sum)} (${terms}): ${word} ${pointsText(by)}`
}

function checkLeaves({ framework, criteria }: Edition): Mistake[] {
  const parents = new Set(criteria.map((it) => it.parent))
  return criteria.flatMap((it) => {
    if (parents.has(it.code)) {
      return it.method
        ? [at(it.code, 'tiêu chí này có dòng con nên không tự có cách chấm; hãy bỏ mục “method” hoặc các dòng con')]
        : []
    }
    const complete = framework.status === 'complete'
    if (it.max !== null && it.max < 0 && !it.beyondMaximum)
      return [at(it.code, 'điểm tối đa không được âm; dòng trừ điểm ghi thêm “beyondMaximum”: true')]
    if (it.max === null && it.method && it.method.id !== 'published') {
      return [at(it.code, 'chưa rõ điểm tối đa (max: null) thì không thể có cách chấm')]
    }
    if (complete && it.max === null)
      return [at(it.code, 'bộ tiêu chí ghi “complete” nhưng tiêu chí này chưa rõ điểm tối đa')]
    return complete && !it.method
      ? [at(it.code, 'bộ tiêu chí ghi “complete” nhưng tiêu chí này thiếu cách chấm (mục “method”)')]
      : []
  })
}

function checkCites({ framework, criteria }: Edition): Mistake[] {
  const known = Object.keys(framework.sources)
  return criteria.flatMap((it) => {
    if (!it.cite)
      return it.confidence === 'unknown' ? [] : [at(it.code, 'thiếu nguồn (mục “cite”): ghi văn bản và trang')]
    if (known.includes(it.cite.source)) return []
    return [
      at(it.code, `nguồn “${it.cite.source}” không có trong mục “sources” của framework.json (${known.join(', ')})`),
    ]
  })
}

function checkNamed({ framework, criteria, indicators }: Edition): Mistake[] {
  const codes = new Set(criteria.map((it) => it.code))
  const missing = (where: string, named: readonly string[]) =>
    named.filter((code) => !codes.has(code)).map((code) => inFramework(where, `không có tiêu chí ${code}`))
  const off = missing(
    'mục switchedOff',
    (framework.switchedOff ?? []).map((it) => it.code),
  )
  const needs = criteria.flatMap(({ code, dependsOn = [] }) =>
    dependsOn
      .filter((it) => !codes.has(it.code))
      .map((it) => at(code, `mục “dependsOn” ghi ${it.code} nhưng không có tiêu chí đó`)),
  )
  const orphans = indicators
    .filter((it) => !codes.has(it.parent))
    .map(
      (it): Mistake => ({
        file: 'indicators.json',
        where: `chỉ báo ${it.code}`,
        message: `không có tiêu chí ${it.parent}`,
      }),
    )
  return [...off, ...needs, ...orphans]
}

function checkClasses({ framework }: Edition): Mistake[] {
  const bands = framework.classes?.bands ?? []
  const falling = bands.every((band, i) => i === 0 || (bands[i - 1]!.from ?? -1) > (band.from ?? -1))
  const last = bands.at(-1)
  if (bands.length === 0 || (falling && last?.from === null)) return []
  return [
    inFramework(
      'mục classes',
      'ghi các loại từ cao xuống thấp, mỗi loại có mức “from” thấp hơn loại trước; loại cuối ghi null',
    ),
  ]
}
