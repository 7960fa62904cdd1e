import { randomInt, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

/** What the process of the devices is told, and what it says in the end. */
export type Told = { address: string; slug: string; devices: number; seconds: number; answers: unknown }
export type Said = { acknowledged: string[]; sent: number; cut: number; times: number[] }

/** Devices at a poor line, in a process of their own: each holds its answer until the server has said that it has it. */
process.once('message', async (told: Told) => {
  const end = Date.now() + told.seconds * 1000
  const said: Said = { acknowledged: [], sent: 0, cut: 0, times: [] }
  await Promise.all(Array.from({ length: told.devices }, (_, i) => device(told, i, end, said)))
  process.send?.(said, () => process.exit(0))
})

async function device({ address, slug, answers }: Told, i: number, end: number, said: Said): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 2 })
  const from = `10.0.${i >> 8}.${i & 255}`
  while (Date.now() < end) {
    const submissionId = randomUUID()
    const body = JSON.stringify({ submissionId, questionnaireVersion: 1, seconds: 300, answers })
    const begun = performance.now()
    const send = async () => {
      said.sent += 1
      // One of ten gives up while the server is at work, and does not know what became of it.
      const patience = randomInt(10) === 0 ? randomInt(1, 60) : 30_000
      const status = await post(`${address}/api/public/surveys/${slug}/answers`, body, { agent, from, patience })
      if (status === undefined) said.cut += 1
      return status === 200
    }
    // One of twenty sends twice at once.
    const both = () => (randomInt(20) === 0 ? Promise.all([send(), send()]) : Promise.all([send()]))
    while (!(await both()).includes(true)) await new Promise((wait) => setTimeout(wait, randomInt(5, 80)))
    said.times.push(performance.now() - begun)
    said.acknowledged.push(submissionId)
  }
  agent.destroy()
}

type Line = { agent: Agent; from: string; patience: number }

const post = (url: string, body: string, { agent, from, patience }: Line): Promise<number | undefined> =>
  new Promise((resolve) => {
    const headers = {
      'content-type': 'application/json',
      'x-forwarded-for': from,
      'content-length': Buffer.byteLength(body),
    }
    const asked = request(url, { method: 'POST', agent, headers }, (reply) => {
      reply.resume()
      reply.once('end', () => settle(reply.statusCode))
      reply.once('error', () => settle(undefined))
    })
    const settle = (status: number | undefined) => {
      clearTimeout(cut)
      resolve(status)
    }
    const cut = setTimeout(() => asked.destroy(), patience)
    asked.once('error', () => settle(undefined))
    asked.end(body)
  })
