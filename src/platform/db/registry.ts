import type pg from 'pg'
import { quote } from './migrations.ts'

/** A province on this cluster, and the host names by which visitors reach it. */
export type ProvinceRecord = { code: string; name: string; hosts: string[]; createdAt: Date }

/** Makes the one table that does not belong to a province: the list of them. */
export async function prepareRegistry(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ there: boolean }>("select to_regclass('namro.province') is not null as there")
  if (rows[0]?.there) return
  await pool.query(
    `select pg_advisory_xact_lock(hashtextextended('namro registry', 0));
     create schema if not exists namro;
     create table if not exists namro.province (
       code text primary key check (code ~ '^[a-z][a-z0-9_]{0,40}$'),
       name text not null check (name <> ''),
       hosts text[] not null default '{}',
       created_at timestamptz not null default now());
     create extension if not exists btree_gist with schema public`,
  )
}

export async function listProvinces(pool: pg.Pool): Promise<ProvinceRecord[]> {
  const { rows } = await pool.query<ProvinceRecord>(
    'select code, name, hosts, created_at as "createdAt" from namro.province order by code',
  )
  return rows
}

export async function insertProvince(
  pool: pg.Pool,
  it: { code: string; name: string; hosts: string[] },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    'insert into namro.province (code, name, hosts) values ($1, $2, $3) on conflict (code) do nothing',
    [it.code, it.name, it.hosts.map((host) => host.toLowerCase())],
  )
  return rowCount === 1
}

/** The name that this database bears for ever, apart from all others. */
export async function databaseIdentity(pool: pg.Pool): Promise<string> {
  await pool.query(
    `create table if not exists namro.identity (sole boolean primary key default true check (sole), id uuid not null);
     insert into namro.identity (id) values (gen_random_uuid()) on conflict do nothing`,
  )
  const { rows } = await pool.query<{ id: string }>('select id from namro.identity')
  return rows[0]?.id ?? ''
}

/** Every file that any schema of the database names: provinces, and what a restore has put aside. */
export async function listFilesOfAll(pool: pg.Pool): Promise<Set<string>> {
  const { rows: schemas } = await pool.query<{ schema: string }>(
    `select n.nspname as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relname = 'stored_file' and c.relkind = 'r'`,
  )
  const all = new Set<string>()
  for (const { schema } of schemas) {
    const { rows } = await pool.query<{ sha256: string }>(`select sha256 from ${quote(schema)}.stored_file`)
    for (const { sha256 } of rows) all.add(sha256)
  }
  return all
}
