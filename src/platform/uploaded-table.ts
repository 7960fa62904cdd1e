import { readTable, type TableRow, TableUnreadable } from '#lib/office/read-table.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import { Problem } from './problem.ts'
import type { Services } from './services.ts'

type Upload = { filename: string; stream: AsyncIterable<Uint8Array> }
type Limits = { maxBytes: number; maxRows: number }

/**
 * Rows of a table that somebody sent. No more of it is taken than may be read. Throws `Problem` when there is no file,
 * too much of it, or no table in it: each with what to do about it.
 */
export async function readUploadedTable(
  upload: Upload | undefined,
  { readTableInWorker }: Pick<Services, 'readTableInWorker'>,
  limits: Limits,
): Promise<{ filename: string; rows: TableRow[] }> {
  if (!upload) throw new Problem('file.empty')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of upload.stream) {
    size += chunk.byteLength
    if (size > limits.maxBytes) throw new Problem('file.too_large', { limit: limits.maxBytes })
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  try {
    const { rows } = isPlain(bytes) ? readTable(bytes, limits) : await readTableInWorker(bytes, limits)
    return { filename: upload.filename, rows }
  } catch (error) {
    if (!(error instanceof TableUnreadable)) throw error
    throw new Problem(error.code, { ...error.facts, rows: formatNumber(limits.maxRows) })
  }
}

const MOST_PLAIN = 2 * 1024 * 1024

/**
 * Short text without a quotation mark is cut at its commas, in a time that its length says: it needs no parser, and a
 * process of its own would take longer to start than the reading.
 */
const isPlain = (bytes: Buffer): boolean =>
  bytes.length <= MOST_PLAIN && bytes[0] !== 0x50 && !bytes.includes('"') && !bytes.includes(0)
