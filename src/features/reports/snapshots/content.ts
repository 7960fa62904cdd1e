import { createHash } from 'node:crypto'
import { canonicalJson } from '#features/access/audit-chain.ts'
import type { SnapshotContent } from './schema.ts'

/** The very bytes that are kept, and their hash: keys in order at every depth, so that one report has one text. */
export function sealed(content: SnapshotContent): { content: string; sha256: string } {
  const text = canonicalJson(content)
  return { content: text, sha256: hashOf(text) }
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
