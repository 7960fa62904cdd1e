import type { Readable } from 'node:stream'
import { to as copyTo } from 'pg-copy-streams'
import { type ArchiveWriter, writeArchive } from './archive.ts'
import {
  type BackupHeader,
  type BackupManifest,
  copyTarget,
  fileName,
  headerName,
  listTables,
  manifestName,
  partName,
  type TableRecord,
  type TableShape,
  TableTally,
} from './backup-format.ts'
import type { Cluster } from './connect.ts'
import { clientOf, type Db } from './connection.ts'
import { listApplied, quote } from './migrations.ts'
import type { Province } from './province.ts'

/** The files that belong to a province, so that a backup holds them too. */
export type FilesToKeep = {
  /** Which files the province's tables name. */
  list(db: Db): Promise<{ sha256: string; size: number }[]>
  read(sha256: string): Promise<Readable>
}

const partSize = 8 * 1024 * 1024
const newline = 10

/**
 * Writes one province, as it is at one moment, into a .tar.gz: every table in PostgreSQL's own text form, and the files
 * that they name. Works while people work. Answers the manifest.
 */
export async function backup(
  cluster: Cluster,
  code: string,
  file: string,
  files: FilesToKeep,
): Promise<BackupManifest> {
  const province = cluster.province(code)
  const record = (await cluster.provinces()).find((each) => each.code === code)
  if (!record) throw new RangeError(`There is no province "${code}".`)
  let manifest: BackupManifest | undefined
  await writeArchive(file, async (archive) => {
    const header = { code, name: record.name, hosts: record.hosts }
    manifest = await province.snapshot((db) => writeProvince(db, province, header, archive, files))
    await archive.add(manifestName, JSON.stringify(manifest, null, 1))
  })
  return manifest!
}

async function writeProvince(
  db: Db,
  { schema }: Province,
  province: BackupHeader['province'],
  archive: ArchiveWriter,
  files: FilesToKeep,
): Promise<BackupManifest> {
  const client = clientOf(db)
  const tables = await listTables(client, schema)
  const header: BackupHeader = {
    format: 'namro-backup',
    version: 1,
    takenAt: new Date().toISOString(),
    province,
    migrations: await listApplied(client, schema),
    tables,
    sequences: await listSequences(db, schema),
  }
  await archive.add(headerName, JSON.stringify(header, null, 1))
  const records: TableRecord[] = []
  for (const table of tables) records.push(await writeTable(db, schema, table, archive))
  const kept = await files.list(db)
  for (const { sha256, size } of kept) await archive.addStream(fileName(sha256), size, await files.read(sha256))
  return { tables: records, files: kept.map(({ sha256, size }) => ({ sha256, size })) }
}

// The length of an entry must be known before it: a table goes out in parts of a few megabytes, each of whole rows.
async function writeTable(db: Db, schema: string, table: TableShape, archive: ArchiveWriter): Promise<TableRecord> {
  const tally = new TableTally()
  let chunks: Buffer[] = []
  let size = 0
  let part = 0
  const flush = async (last: Buffer) => {
    part += 1
    await archive.add(partName(table.name, part), Buffer.concat([...chunks, last]))
    chunks = []
    size = 0
  }
  for await (const chunk of copyOut(db, schema, table)) {
    tally.add(chunk)
    const end = chunk.lastIndexOf(newline) + 1
    const full = size + chunk.length >= partSize && end > 0
    if (full) await flush(chunk.subarray(0, end))
    chunks.push(full ? chunk.subarray(end) : chunk)
    size += chunks.at(-1)!.length
  }
  if (size > 0) await flush(Buffer.alloc(0))
  return tally.record(table.name)
}

/** The rows of a table in the text form of COPY. */
export const copyOut = (db: Db, schema: string, table: TableShape): AsyncIterable<Buffer> =>
  clientOf(db).query(copyTo(`copy ${copyTarget(schema, table)} to stdout`))

/** What a province holds: for each table how many rows, and a digest of them in any order. */
export async function contentOf(db: Db, schema: string): Promise<TableRecord[]> {
  const records: TableRecord[] = []
  for (const table of await listTables(clientOf(db), schema)) {
    const tally = new TableTally()
    for await (const chunk of copyOut(db, schema, table)) tally.add(chunk)
    records.push(tally.record(table.name))
  }
  return records
}

async function listSequences(db: Db, schema: string): Promise<BackupHeader['sequences']> {
  const client = clientOf(db)
  const { rows } = await client.query<{ name: string; value: string | null }>(
    'select sequencename as name, last_value::text as value from pg_sequences where schemaname = $1 order by 1',
    [schema],
  )
  return rows
}

export const setSequence = (schema: string, name: string, value: string | null): string =>
  value === null ? 'select 1' : `select setval('${quote(schema)}.${quote(name)}', ${BigInt(value)}, true)`
