import { createHash } from 'node:crypto'

/** What one link of the chain protects: everything that the audit says about one write. */
export type Link = {
  seq: number
  at: string
  actorId: string | null
  actorName: string
  actingAs: unknown
  operation: string
  subjectKind: string | null
  subjectId: string | null
  fields: unknown
}

export const firstHash = '0'.repeat(64)

/** SHA-256 over the hash before and the event with its keys in order, so that jsonb may store them in any order. */
export function linkHash(previousHash: string, link: Link): string {
  return createHash('sha256').update(previousHash).update('\n').update(canonicalJson(link)).digest('hex')
}

/** JSON with keys sorted at every depth: one text for one value. */
export function canonicalJson(value: unknown): string {
  if (value === undefined) return 'null'
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`
}

export type ChainBreak = { seq: number; reason: 'missing' | 'order' | 'content' }

/** The first broken link among events in order, given the hash and number before them. */
export function firstBreak(
  events: readonly (Link & { previousHash: string; hash: string })[],
  before: { seq: number; hash: string },
): ChainBreak | undefined {
  let { seq, hash } = before
  for (const { previousHash, hash: stored, ...link } of events) {
    if (link.seq !== seq + 1) return { seq: seq + 1, reason: 'missing' }
    if (previousHash !== hash) return { seq: link.seq, reason: 'order' }
    if (linkHash(previousHash, link) !== stored) return { seq: link.seq, reason: 'content' }
    seq = link.seq
    hash = stored
  }
  return undefined
}
