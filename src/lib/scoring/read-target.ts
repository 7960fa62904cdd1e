import { fold } from '#lib/vietnamese/fold.ts'
import { parseVietnameseNumber } from '#lib/vietnamese/numbers.ts'
import type { Target } from './target.ts'

const GROUPS: readonly [words: string, group: number][] = [
  ['trung binh cao', 1],
  ['trung binh thap', 2],
  ['cao nhat', 0],
  ['thap nhat', 3],
]

/**
 * The target that a plan's words state about an index, for a person to confirm; undefined where the words say none of the
 * kinds. `year` is the last year with results when the plan was made.
 */
export function readTarget(text: string, year: number): Target | undefined {
  const words = fold(text)
  // "nhóm 10 tỉnh có điểm cao nhất" is a place among all, "nhóm cao nhất" a quarter of them: the number decides.
  return gainIn(words, year) ?? rankIn(words) ?? groupIn(words) ?? amountIn(text, words) ?? riseIn(words)
}

function gainIn(words: string, year: number): Target | undefined {
  const found = /(?:tang|\+)\s*(?:it nhat|tu|toi thieu|tren)?\s*0*(\d+)\s*(?:bac|hang)/.exec(words)
  if (!found) return
  const yearly = /(?:moi|hang|hang) nam|\/nam|nam sau cao hon/.test(words)
  const until = Number(/den (?:het )?(?:nam )?(20\d\d)/.exec(words)?.[1] ?? year + 1)
  return {
    kind: 'rankGain',
    places: Number(found[1]),
    every: yearly ? 'year' : 'once',
    from: year,
    until: Math.max(until, year + 1),
  }
}

function rankIn(words: string): Target | undefined {
  const found =
    /(?:top|nhom|trong)\s*(?:nhom\s*)?0*(\d+)(?:\s*(?:den|-|–)\s*0*(\d+))?(?!\d)(?!\s*(?:%|diem|[.,]\d))/.exec(words)
  // "nhóm 10 đến 15": whoever is fifteenth has kept the promise.
  const places = Number(found?.[2] ?? found?.[1])
  return places >= 1 && places <= 63 ? { kind: 'rank', atMost: places } : undefined
}

function groupIn(words: string): Target | undefined {
  const group = GROUPS.find(([name]) => words.includes(name))
  if (!group || !/nhom/.test(words)) return
  const [, index] = group
  if (/khong (?:nam|de|o|thuoc|con|co|chi so|noi dung)|thoat|ra khoi/.test(words)) {
    return { kind: 'group', within: [0, 1, 2, 3].filter((each) => each < index) }
  }
  // To be in the lowest group or a better one asks nothing.
  return index === 3 ? undefined : { kind: 'group', within: [0, 1, 2, 3].filter((each) => each <= index) }
}

function amountIn(text: string, words: string): Target | undefined {
  const found = /(>=|≥|>|tren|tu|dat|toi thieu|it nhat)?\s*(\d+(?:[.,]\d+)?)\s*(%|diem|tro len)/.exec(words)
  const value = found && parseVietnameseNumber(found[2] ?? '')
  if (!found || value === null || value === undefined) return
  const strictly = found[1] === '>' || found[1] === 'tren'
  const isPercent = found[3] === '%' || /%/.test(text.slice(found.index))
  return { kind: isPercent ? 'percent' : 'points', atLeast: value, strictly }
}

function riseIn(words: string): Target | undefined {
  const all =
    /(?:tat ca|cac|moi|tung) (?:noi dung|chi so|linh vuc|tieu chi|truc)[^.]*(?:tang|cao hon)[^.]*(?:nam truoc|so voi nam)/
  return all.test(words) ? { kind: 'everyLineRises' } : undefined
}
