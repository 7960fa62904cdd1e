import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { baseUrlOf, readConfig } from '#platform/config.ts'
import type { Province } from '#platform/db/province.ts'
import { listen } from '#platform/http/listen.ts'
import { createLog } from '#platform/log.ts'
import type { Services } from '#platform/services.ts'
import { openWorld } from '../src/app.ts'
import { gatherPeople } from '../src/demo-people.ts'
import { webOf } from '../src/web.ts'
import { cloneProvince } from './database.ts'

export type StaffWeb = { address: string; province: Province; services: Services; close(): Promise<void> }

/**
 * A server at work, its jobs running, in a province with the agencies and people of Lam Giang but no plan yet.
 * `settings` are the variables of docs/how-to/settings.md.
 */
export async function staffWeb(settings: Readonly<Record<string, string>> = {}): Promise<StaffWeb> {
  const { cluster, province, close: drop } = await cloneProvince()
  const dataDir = await mkdtemp(join(tmpdir(), 'namro-staff-'))
  const config = { ...readConfig({ DATA_DIR: dataDir, PROVINCE: 'test', ...settings }), port: 0 }
  const world = await openWorld(cluster, config, createLog(config.logLevel === 'info' ? 'error' : config.logLevel))
  const { services, jobs } = world
  let server: Awaited<ReturnType<typeof listen>> | undefined
  const close = async () => {
    await server?.close()
    await world.close()
    await drop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await jobs.start()
    const now = new Date()
    await gatherPeople({ province, services, now, today: '', actors: new Map(), runDue: () => jobs.runDue() })
    const web = webOf({ ...world, provinceOf: (host) => cluster.provinceOfHost(host), ready: async () => {} })
    server = await listen(web.fetch, config)
  } catch (error) {
    await close()
    throw error
  }
  services.address = baseUrlOf({ ...config, port: server.port })
  return { address: `http://localhost:${server.port}`, province, services, close }
}
