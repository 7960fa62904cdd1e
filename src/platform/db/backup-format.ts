import { createHash, hash } from 'node:crypto'
import type pg from 'pg'
import * as z from 'zod'
import { quote } from './migrations.ts'

/** The first entry of a backup: what it is of, and what it was made with. */
export const BackupHeader = z.object({
  format: z.literal('namro-backup'),
  version: z.literal(1),
  takenAt: z.iso.datetime(),
  province: z.object({ code: z.string(), name: z.string(), hosts: z.array(z.string()) }),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
})
export type BackupHeader = z.infer<typeof BackupHeader>

/** The last entry: without it a backup is not whole. */
export const BackupManifest = z.object({
  tables: z.array(
    z.object({ name: z.string(), rows: z.int(), bytes: z.int(), sha256: z.string(), digest: z.string() }),
  ),
  files: z.array(z.object({ sha256: z.string(), size: z.int() })),
})
export type BackupManifest = z.infer<typeof BackupManifest>
export type TableRecord = BackupManifest['tables'][number]

export const headerName = 'header.json'
export const manifestName = 'manifest.json'
export const partName = (table: string, part: number): string => `tables/${table}/${String(part).padStart(6, '0')}.copy`
export const tableOfPart = (name: string): string | undefined => /^tables\/([^/]+)\/\d{6}\.copy$/.exec(name)?.[1]
export const fileName = (sha256: string): string => `files/${sha256}`
export const hashOfFile = (name: string): string | undefined => /^files\/([0-9a-f]{64})$/.exec(name)?.[1]

/** What COPY writes depends on these; they are the same whoever makes or reads a backup. */
export const copySettings =
  "set local timezone to 'UTC'; set local datestyle to 'ISO'; set local intervalstyle to 'postgres'; set local extra_float_digits to 1; set local bytea_output to 'hex'"

export type TableShape = BackupHeader['tables'][number]

/** The tables of a schema with the columns that hold something of their own: not the computed ones. */
export async function listTables(client: pg.ClientBase, schema: string): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where n.nspname = $1 and c.relkind = 'r' and c.relname <> 'migration'
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group by c.relname order by c.relname`,
    [schema],
  )
  return rows
}

export const copyTarget = (schema: string, { name, columns }: TableShape): string =>
  `${quote(schema)}.${quote(name)} (${columns.map(quote).join(', ')})`

/** Adds up the rows of a table as COPY writes them, one to a line: bytes in order, and content in any order. */
export class TableTally {
  readonly #bytes = createHash('sha256')
  readonly #sum = new Uint32Array(8)
  #rest = Buffer.alloc(0)
  #count = 0
  #size = 0

  add(chunk: Buffer): void {
    this.#bytes.update(chunk)
    this.#size += chunk.length
    const text = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    let from = 0
    for (let end = text.indexOf(10, from); end >= 0; end = text.indexOf(10, from)) {
      this.#addRow(text.subarray(from, end))
      from = end + 1
    }
    this.#rest = Buffer.from(text.subarray(from))
  }

  // The sum of the rows' hashes does not depend on their order, which a database is free to choose.
  #addRow(row: Buffer): void {
    const digest = hash('sha256', row, 'buffer')
    for (let lane = 0; lane < 8; lane += 1) this.#sum[lane] = this.#sum[lane]! + digest.readUInt32LE(lane * 4)
    this.#count += 1
  }

  record(name: string): TableRecord {
    const digest = Buffer.from(this.#sum.buffer).toString('hex')
    return { name, rows: this.#count, bytes: this.#size, sha256: this.#bytes.digest('hex'), digest }
  }
}
