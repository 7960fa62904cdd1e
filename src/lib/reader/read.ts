import { forgetAgencies } from './agency-memory.ts'
import { blocksFromText } from './from-text.ts'
import { planFromBlocks } from './plan.ts'
import type { Reading } from './reading.ts'
import { textFromBytes } from './text-from-bytes.ts'

/**
 * Reads an issued document. Pure and synchronous; time grows linearly with the size. Never throws: what cannot be read
 * comes back as `{refused}`; a document that is no plan is read for what is there and says so in `kind`.
 * `filename` names the document in the result and gives the tasks their ids.
 */
export function readDocument(bytes: Uint8Array, filename: string): Reading {
  const decoded = textFromBytes(bytes)
  if ('refused' in decoded) return decoded
  try {
    return planFromBlocks(blocksFromText(decoded.text, decoded.encoding), filename)
  } finally {
    forgetAgencies()
  }
}
