import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#platform/config.ts'
import type { Province } from '#platform/db/province.ts'
import { listen } from '#platform/http/listen.ts'
import { createLog } from '#platform/log.ts'
import { openWorld } from '../src/app.ts'
import { webOf } from '../src/web.ts'
import { cloneProvince } from './database.ts'

export type PublicWeb = {
  province: Province
  /** Asks as a visitor, without listening on a port. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Listens on a port of its own; answers the address. */
  listen(): Promise<string>
  /** From now on no query is answered. */
  loseDatabase(): Promise<void>
  close(): Promise<void>
}

/** The whole web server over a database of one's own; `close` takes everything down. */
export async function publicWeb(): Promise<PublicWeb> {
  const { cluster, province, close: drop } = await cloneProvince()
  const dataDir = await mkdtemp(join(tmpdir(), 'namro-portal-'))
  const config = { ...readConfig({ DATA_DIR: dataDir }), port: 0 }
  const world = await openWorld(cluster, config, createLog('error'), false)
  const web = webOf({
    ...world,
    provinceOf: async (host) => (lost ? broken() : cluster.provinceOfHost(host)),
    ready: async () => {},
  })
  let lost = false
  const servers: { close(): Promise<void> }[] = []
  const close = async () => {
    for (const server of servers) await server.close()
    await world.close()
    await drop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return {
    province,
    close,
    loseDatabase: async () => {
      lost = true
    },
    get: async (path, headers = {}) => web.request(`http://localhost${path}`, { headers }),
    listen: async () => {
      const server = await listen(web.fetch, config)
      servers.push(server)
      return `http://localhost:${server.port}`
    },
  }
}

const broken = (): never => {
  throw new Error('relation "plan" is gone')
}
