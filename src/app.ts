import { Hono } from 'hono'
import { baseUrlOf, type Config } from '#platform/config.ts'
import { type Cluster, openDatabase } from '#platform/db/connect.ts'
import { listen } from '#platform/http/listen.ts'
import type { Log } from '#platform/log.ts'

/** The running program: where it is reached, what the operator should read, and how to end it. */
export type App = { address: string; notices: string[]; cluster: Cluster; stop(): Promise<void> }

export type StartOptions = { log: Log; onLost?: (error: unknown) => void }

/** Opens the database, brings it up to date and serves. What was begun is undone when a later step fails. */
export async function startApp(config: Config, options: StartOptions): Promise<App> {
  const cluster = await openDatabase(config, options)
  try {
    await prepareProvinces(cluster, config)
    const server = await listen(webOf(cluster), config)
    const address = baseUrlOf({ ...config, port: server.port })
    const stop = async () => {
      await server.close()
      await cluster.close()
    }
    return { address, notices: cluster.notices, cluster, stop }
  } catch (error) {
    await cluster.close()
    throw error
  }
}

async function prepareProvinces(cluster: Cluster, config: Config): Promise<void> {
  const provinces = await cluster.provinces()
  if (provinces.length === 0) await cluster.createProvince({ code: config.province, name: config.province })
  for (const { code } of provinces) await cluster.migrate(code)
}

function webOf(cluster: Cluster) {
  const web = new Hono()
  web.get('/health', async (c) => {
    await cluster.pool.query('select 1')
    return c.json({ status: 'ok' })
  })
  return web.fetch
}
