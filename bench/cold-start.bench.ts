import { freePort, makeDataFolder, removeDataFolder, startServer } from '../test/server-process.ts'
import type { Line } from './measure.ts'

const rounds = 5

/** From the start of the process until its first reply, PostgreSQL included, in a folder that is there already. */
export async function benchColdStart(): Promise<Line[]> {
  const dataDir = await makeDataFolder()
  try {
    const first = await startOnce(dataDir)
    const times: number[] = []
    for (let i = 0; i < rounds; i++) times.push(await startOnce(dataDir))
    const figure = times.sort((a, b) => a - b)[Math.floor(rounds / 2)]!
    const reference = 'first start, empty folder'
    return [
      { name: 'cold start to first reply', figure, unit: 'ms', reference, ratio: figure / first, bar: '≤ 2 000 ms' },
    ]
  } finally {
    await removeDataFolder(dataDir)
  }
}

async function startOnce(dataDir: string): Promise<number> {
  const port = await freePort()
  const start = performance.now()
  const server = await startServer(dataDir, port)
  const time = performance.now() - start
  await server.stop()
  return time
}
