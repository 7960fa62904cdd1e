import { randomOf } from '../../fuzz/random.ts'
import type { CorpusDocument } from './document.ts'
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
  const annexes = annexesOf(random, head)
  return {
    name: `random-${seed}.txt`,
    layout: random.pick(['flat', 'flat', 'flatTight', 'pipes', 'pipesWrapped']),
    head: head.head,
    header: head.header,
    bases: head.bases,
    body,
    foot: head.foot,
    annexes,
  }
}
