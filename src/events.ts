import type { EventTable } from '#features/access/operation.ts'

/**
 * What happens in the same transaction after which event: all of it, or nothing. What may come later is a job
 * (docs/decisions/0010-events-in-one-transaction.md).
 */
export const events: EventTable = {
  /** {documentId}: a document was read and its source text is kept. */
  'document.read': [],
}
