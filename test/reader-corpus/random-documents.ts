import { type Random, randomOf } from '../../fuzz/random.ts'
import type { Annex, BodyPart, CorpusDocument } from './document.ts'
import { annexesOf } from './random/annexes.ts'
import { bodyOf } from './random/bodies.ts'
import { headOf } from './random/heads.ts'

/**
 * A document by chance from the grammar of plans: issuer, grounds, running text, and tables with columns in any order,
 * titles in many wordings, groups, merged and empty cells, lists and times as offices write them. The same seed gives the
 * same document, and what a careful reader finds in it is known by construction. Wider and wilder than `grown`.
 */
export function randomDocument(seed: number): CorpusDocument {
  const random = randomOf(seed * 104_729 + 17)
  const head = headOf(random, seed)
  const body = bodyOf(random, head)
  const annexes = placed(random, body, annexesOf(random, head))
  return {
    name: `random-${seed}.txt`,
    layout: random.pick(['flat', 'flat', 'flatTight', 'flatWrapped', 'pipes', 'pipesWrapped']),
    head: head.head,
    header: head.header,
    bases: head.bases,
    body,
    foot: head.foot,
    annexes,
  }
}

/** Some plans hold their one table in the chapter of tasks, where others point to an annex. */
function placed(random: Random, body: BodyPart[], annexes: Annex[]): Annex[] {
  const behind = body.findLastIndex((part) => typeof part === 'string' && /[Pp]hụ lục/.test(part))
  const chapter = body.findIndex((part) => typeof part === 'string' && part.startsWith('III. '))
  const [only, ...more] = annexes
  if (!only || more.length > 0 || behind < 0 || behind > chapter || !random.chance(0.4)) return annexes
  body[behind] = random.pick([
    'Phân công nhiệm vụ cụ thể như sau:',
    'Các nhiệm vụ được phân công tại bảng dưới đây:',
    '1. Bảng phân công nhiệm vụ',
  ])
  return [{ ...only, heading: '', title: '', behind }]
}
