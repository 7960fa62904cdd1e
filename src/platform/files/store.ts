import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Config } from '#platform/config.ts'
import { folderKeeper } from './folder.ts'
import type { MediaType } from './media-type.ts'
import { type ByteSource, incomingFolder, type ReceivedFile, receive } from './receive.ts'

export { MEDIA_TYPES, type MediaType, servedType } from './media-type.ts'
export type { ByteSource } from './receive.ts'
export { FileMissing, type FileProblem, FileRefused } from './refused.ts'

export type StoredFile = { sha256: string; size: number; mediaType: MediaType }

/** Files under the SHA-256 of their bytes: the same bytes are kept once, and what is kept never changes. */
export type FileStore = {
  /** Answers when the file is safely kept. Throws `FileRefused` with nothing kept. */
  put(source: ByteSource, options: { limitBytes: number }): Promise<StoredFile>
  /** The bytes as a stream. Throws `FileMissing` before the first byte when they are not there. */
  read(sha256: string): Promise<Readable>
  has(sha256: string): Promise<boolean>
  /** `keptAt`: when these bytes last arrived. */
  list(): AsyncIterable<{ sha256: string; size: number; keptAt: Date }>
  /** Removes bytes that have not arrived again since that moment; false when they have, or are gone. */
  remove(sha256: string, before: Date): Promise<boolean>
  /** Whether only this owner removes from here: the first who asks is, for good. */
  claim(owner: string): Promise<boolean>
}

/** Where received files are kept. `keep` takes the file away from its path and answers when it is safe. */
export type Keeper = Omit<FileStore, 'put'> & { keep(file: ReceivedFile): Promise<void> }

export type FileStoreConfig = Pick<
  Config,
  'dataDir' | 's3Bucket' | 's3Endpoint' | 's3Region' | 's3AccessKeyId' | 's3SecretAccessKey'
>

/** Opens the folder DATA_DIR/files, or the S3 bucket of the settings. */
export async function openFileStore(config: FileStoreConfig): Promise<FileStore> {
  const folder = join(config.dataDir, 'files')
  const incoming = await incomingFolder(join(folder, 'incoming'), Date.now())
  const keeper = await openKeeper(config, folder)
  return {
    put: async (source, { limitBytes }) => {
      const file = await receive(source, incoming, limitBytes)
      await keeper.keep(file)
      return { sha256: file.sha256, size: file.size, mediaType: file.mediaType }
    },
    read: (sha256) => keeper.read(checked(sha256)),
    has: (sha256) => keeper.has(checked(sha256)),
    list: () => keeper.list(),
    remove: (sha256, before) => keeper.remove(checked(sha256), before),
    claim: (owner) => keeper.claim(owner),
  }
}

async function openKeeper(config: FileStoreConfig, folder: string): Promise<Keeper> {
  if (config.s3Bucket === undefined) return folderKeeper(folder)
  // The client is large and few need it.
  const { bucketKeeper } = await import('./bucket.ts')
  return bucketKeeper({ ...config, s3Bucket: config.s3Bucket })
}

// The name becomes a path: nothing but a hash may pass.
function checked(sha256: string): string {
  if (/^[0-9a-f]{64}$/.test(sha256)) return sha256
  throw new TypeError('A file is asked for by its SHA-256 in small hexadecimal digits.')
}
