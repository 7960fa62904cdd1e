import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, type Pack, pack } from 'tar-stream'

/** A .tar.gz being written: entries one after the other, none of them held in memory as a whole. */
export type ArchiveWriter = {
  add(name: string, content: Buffer | string): Promise<void>
  addStream(name: string, size: number, content: Readable): Promise<void>
}

/** Writes an archive that is either complete under its name, or not there at all. For the owner's eyes only. */
export async function writeArchive(file: string, write: (archive: ArchiveWriter) => Promise<void>): Promise<void> {
  const fresh = `${file}.new-${process.pid}`
  const tar = pack()
  const written = pipeline(tar, createGzip(), createWriteStream(fresh, { mode: 0o600, flush: true }))
  try {
    await Promise.race([write(writerOn(tar)), written])
    tar.finalize()
    await written
    await rename(fresh, file)
    await flushFolder(file)
  } catch (error) {
    tar.destroy()
    await written.catch(() => {})
    await rm(fresh, { force: true })
    throw error
  }
}

const writerOn = (tar: Pack): ArchiveWriter => ({
  add: (name, content) =>
    new Promise((resolve, reject) => {
      tar.entry({ name, mode: 0o600 }, content, (error) => (error ? reject(error) : resolve()))
    }),
  addStream: (name, size, content) =>
    new Promise((resolve, reject) => {
      const entry = tar.entry({ name, size, mode: 0o600 }, (error) => (error ? reject(error) : resolve()))
      pipeline(content, entry).catch(reject)
    }),
})

async function flushFolder(file: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(dirname(file))
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

export type ArchiveEntry = { name: string; size: number; content: Readable }

/** The entries in order. Each one's content must be read before the next is asked for. */
export async function* readArchive(file: string): AsyncGenerator<ArchiveEntry> {
  const tar = extract()
  const read = pipeline(createReadStream(file), createGunzip(), tar)
  read.catch(() => {})
  for await (const entry of tar) {
    yield { name: entry.header.name, size: entry.header.size, content: Readable.from(entry) }
  }
  await read
}
