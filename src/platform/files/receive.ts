import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type MediaType, sniff } from './media-type.ts'
import { whyNotKept } from './not-kept.ts'
import { FileRefused } from './refused.ts'

/** Bytes as they arrive: a Node stream, a web stream or anything else that can be iterated. */
export type ByteSource = AsyncIterable<Uint8Array>

export type ReceivedFile = { path: string; sha256: string; size: number; mediaType: MediaType }

/**
 * Writes a stream to a file in `folder` while hashing it, and makes sure that it is on the disk. Throws `FileRefused`; a
 * file that was refused or broke off is gone again.
 */
export async function receive(source: ByteSource, folder: string, limitBytes: number): Promise<ReceivedFile> {
  const path = join(folder, `${randomUUID()}.part`)
  // Nobody but the server reads it, and it can never be run.
  const file = await open(path, 'wx+', 0o600)
  try {
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of source) {
      size += chunk.length
      if (size > limitBytes) throw new FileRefused('file.too_large', { limitBytes })
      hash.update(chunk)
      await writeAll(file, chunk)
    }
    if (size === 0) throw new FileRefused('file.empty')
    const mediaType = await sniff(file, size)
    if (mediaType === undefined) throw new FileRefused(await whyNotKept(file, size))
    await file.sync()
    return { path, sha256: hash.digest('hex'), size, mediaType }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, at)
    at += bytesWritten
  }
}

const DAY = 86_400_000

/** The folder for arriving files; what a crash left there more than a day ago is removed. */
export async function incomingFolder(folder: string, now: number): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const left = await stat(path).catch(() => undefined)
    if (left && now - left.mtimeMs > DAY) await rm(path, { force: true })
  }
  return folder
}
