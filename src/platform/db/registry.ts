import type pg from 'pg'

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
