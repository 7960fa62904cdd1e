import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { FileMissing } from './refused.ts'
import type { FileStoreConfig, Keeper } from './store.ts'

/** Keeps files as objects `files/<sha256>` in an S3 bucket; the store checks the bytes against the same hash. */
export function bucketKeeper(config: FileStoreConfig & { s3Bucket: string }): Keeper {
  const client = clientFor(config)
  const object = (sha256: string) => ({ Bucket: config.s3Bucket, Key: `files/${sha256}` })
  const headOf = (sha256: string) => client.send(new HeadObjectCommand(object(sha256))).catch(undefinedWhenMissing)
  return {
    keep: async ({ path, sha256, size }) => {
      try {
        const kept = await headOf(sha256)
        // An object cannot be touched: what may soon count as old is sent again, and is then the newest.
        if (kept?.ContentLength === size && Date.now() - Number(kept.LastModified ?? 0) < DAY) return
        const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64')
        const Body = createReadStream(path)
        await client.send(
          new PutObjectCommand({
            ...object(sha256),
            Body,
            ContentLength: size,
            ContentType: 'application/octet-stream',
            ChecksumSHA256,
          }),
        )
      } finally {
        await rm(path, { force: true })
      }
    },
    read: async (sha256) => {
      const found = await client.send(new GetObjectCommand(object(sha256))).catch(undefinedWhenMissing)
      if (!found?.Body) throw new FileMissing(sha256)
      return found.Body as Readable
    },
    has: async (sha256) => (await headOf(sha256)) !== undefined,
    list: () => listObjects(client, config.s3Bucket),
    remove: async (sha256, before) => {
      const { LastModified } = (await headOf(sha256)) ?? {}
      if (!LastModified || LastModified >= before) return false
      await client.send(new DeleteObjectCommand(object(sha256)))
      return true
    },
    claim: (owner) => claimBucket(client, { Bucket: config.s3Bucket, Key: 'files/owner' }, owner),
  }
}

const DAY = 86_400_000

async function claimBucket(client: S3Client, place: { Bucket: string; Key: string }, owner: string): Promise<boolean> {
  const read = async () => {
    const found = await client.send(new GetObjectCommand(place)).catch(undefinedWhenMissing)
    return found?.Body?.transformToString()
  }
  const claimed = await read()
  if (claimed !== undefined) return claimed === owner
  await client.send(new PutObjectCommand({ ...place, Body: owner, ContentType: 'text/plain' }))
  // Of two at once the later one stays; the other sees it here.
  return (await read()) === owner
}

function clientFor(config: FileStoreConfig): S3Client {
  const { s3AccessKeyId: accessKeyId, s3SecretAccessKey: secretAccessKey } = config
  return new S3Client({
    region: config.s3Region,
    // Stores other than Amazon's rarely have a host name for each bucket.
    ...(config.s3Endpoint === undefined ? {} : { endpoint: config.s3Endpoint, forcePathStyle: true }),
    ...(accessKeyId === undefined || secretAccessKey === undefined
      ? {}
      : { credentials: { accessKeyId, secretAccessKey } }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
}

function undefinedWhenMissing(error: unknown): undefined {
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined
  throw error
}

type KeptObject = { sha256: string; size: number; keptAt: Date }

async function* listObjects(client: S3Client, Bucket: string): AsyncGenerator<KeptObject> {
  let next: string | undefined
  do {
    const page = await client.send(
      new ListObjectsV2Command({
        Bucket,
        Prefix: 'files/',
        ...(next === undefined ? {} : { ContinuationToken: next }),
      }),
    )
    for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
      const sha256 = Key.slice('files/'.length)
      if (/^[0-9a-f]{64}$/.test(sha256)) yield { sha256, size: Size, keptAt: LastModified ?? new Date() }
    }
    next = page.NextContinuationToken
  } while (next !== undefined)
}
