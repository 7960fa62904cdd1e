import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { OperatorError } from '#platform/operator-error.ts'
import { type ArchiveEntry, readArchive } from './archive.ts'
import { contentOf } from './backup.ts'
import {
  BackupHeader,
  BackupManifest,
  copySettings,
  copyTarget,
  hashOfFile,
  headerName,
  manifestName,
  type TableRecord,
  type TableShape,
  TableTally,
  tableOfPart,
} from './backup-format.ts'
import { clientOf, type Db } from './connection.ts'
import { quote } from './migrations.ts'
import type { Pool } from './pool.ts'
import { transact } from './province.ts'
import type { FilesToFill } from './restore.ts'

type Entries = AsyncIterator<ArchiveEntry>
type Filling = { pool: Pool; schema: string; header: BackupHeader; files: FilesToFill }

/** Opens a backup and reads its first entry. */
export async function openBackup(file: string): Promise<{ header: BackupHeader; entries: Entries }> {
  const entries = readable(readArchive(file), file)
  const first = await entries.next()
  if (first.done || first.value.name !== headerName) throw notABackup(file)
  const header = BackupHeader.safeParse(JSON.parse(await text(first.value.content)))
  if (!header.success) throw notABackup(file)
  return { header: header.data, entries }
}

async function* readable(entries: AsyncIterable<ArchiveEntry>, file: string): AsyncGenerator<ArchiveEntry> {
  for await (const { content, ...entry } of explained(entries, file)) {
    yield { ...entry, content: Readable.from(explained(content, file)) }
  }
}

async function* explained<T>(source: AsyncIterable<T>, file: string): AsyncGenerator<T> {
  try {
    yield* source
  } catch (error) {
    throw new OperatorError(
      `Không đọc được bản sao lưu ${file}: ${(error as Error).message}. Tệp bị cắt cụt, hỏng, hoặc không phải bản sao lưu.`,
      `The backup ${file} cannot be read: the file is cut off, damaged, or no backup.`,
      { cause: error },
    )
  }
}

/** Fills the migrated, empty schema in one transaction; commits only what agrees with the backup's manifest. */
export function fillFrom(entries: Entries, filling: Filling): Promise<BackupManifest> {
  const begin = `begin; set local search_path to ${quote(filling.schema)}, public; ${copySettings}`
  return transact(filling.pool, begin, async (db) => {
    const loosened = await loosen(db, filling)
    const { manifest, tables, files } = await readEntries(db, entries, filling)
    compare('bảng', 'table', manifest.tables, tables)
    compare('tệp', 'file', manifest.files, files)
    await fasten(db, filling, loosened)
    const present = await contentOf(db, filling.schema)
    compare('bảng', 'table', manifest.tables.map(content), present.map(content))
    return manifest
  })
}

// Foreign keys go while rows arrive, in whatever order, and come back over all of them at the end. Triggers stay still:
// what they would do was done when the rows were first written. Rows that migrations put in are in the backup too.
async function loosen(db: Db, { schema, header }: Filling): Promise<string[]> {
  const client = clientOf(db)
  const { rows } = await client.query<{ drop: string; add: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
       from pg_constraint where contype = 'f' and conparentid = 0 and connamespace = $1::regnamespace`,
    [quote(schema)],
  )
  for (const { drop } of rows) await client.query(drop)
  for (const { name } of header.tables) await client.query(`alter table ${quote(name)} disable trigger user`)
  if (header.tables.length > 0)
    await client.query(`truncate ${header.tables.map(({ name }) => quote(name)).join(', ')}`)
  return rows.map(({ add }) => add)
}

async function fasten(db: Db, { schema, header }: Filling, constraints: string[]): Promise<void> {
  const client = clientOf(db)
  for (const add of constraints) await client.query(add)
  for (const { name } of header.tables) await client.query(`alter table ${quote(name)} enable trigger user`)
  for (const { name, value } of header.sequences) {
    if (value !== null)
      await client.query('select setval($1::regclass, $2::bigint)', [`${quote(schema)}.${quote(name)}`, value])
  }
}

type Arrived = { manifest: BackupManifest; tables: TableRecord[]; files: BackupManifest['files'] }

async function readEntries(db: Db, entries: Entries, filling: Filling): Promise<Arrived> {
  const arrived = new Map(filling.header.tables.map((table) => [table.name, new TableTally()]))
  const files: BackupManifest['files'] = []
  for (let next = await entries.next(); !next.done; next = await entries.next()) {
    const { name, size, content: bytes } = next.value
    const table = filling.header.tables.find((each) => each.name === tableOfPart(name))
    const sha256 = hashOfFile(name)
    if (table) await copyIn(db, filling.schema, table, bytes, arrived.get(table.name)!)
    else if (sha256) files.push({ sha256: await filling.files.put(bytes), size })
    else if (name !== manifestName) throw unexpected(name)
    else {
      const manifest = BackupManifest.parse(JSON.parse(await text(bytes)))
      return { manifest, tables: [...arrived].map(([each, tally]) => tally.record(each)), files }
    }
  }
  throw new OperatorError(
    'Bản sao lưu không trọn vẹn: thiếu phần kết. Không có gì được khôi phục.',
    'The backup is not whole: its end is missing. Nothing was restored.',
  )
}

async function copyIn(db: Db, schema: string, table: TableShape, bytes: Readable, tally: TableTally): Promise<void> {
  const into = clientOf(db).query(copyFrom(`copy ${copyTarget(schema, table)} from stdin`))
  // What is wrong with the backup says more than what the database makes of its end.
  let damage: unknown
  const counted = async function* () {
    try {
      for await (const chunk of bytes) {
        tally.add(chunk as Buffer)
        yield chunk
      }
    } catch (error) {
      damage = error
      throw error
    }
  }
  await pipeline(counted, into).catch((error: unknown) => {
    throw damage ?? error
  })
}

const content = ({ name, rows, digest }: TableRecord) => ({ name, rows, digest })

function compare(vietnamese: string, english: string, wanted: object[], found: object[]): void {
  const present = new Set(found.map((each) => JSON.stringify(each)))
  const wrong = wanted.find((each) => !present.has(JSON.stringify(each)))
  if (wrong === undefined && wanted.length === found.length) return
  const { name, sha256 } = (wrong ?? {}) as { name?: string; sha256?: string }
  throw new OperatorError(
    `Bản sao lưu không khớp với tổng kiểm tra của chính nó (${vietnamese} ${name ?? sha256 ?? '?'}). Không có gì được khôi phục.`,
    `The backup does not agree with its own sums (${english} ${name ?? sha256 ?? '?'}). Nothing was restored.`,
  )
}

const notABackup = (file: string) =>
  new OperatorError(`Tệp ${file} không phải bản sao lưu của Năm Rõ.`, `The file ${file} is not a backup of Năm Rõ.`)

const unexpected = (name: string) =>
  new OperatorError(
    `Bản sao lưu có mục lạ "${name}". Không có gì được khôi phục.`,
    `The backup holds an entry "${name}" that does not belong there. Nothing was restored.`,
  )
