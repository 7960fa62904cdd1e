import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { OperatorError } from '#platform/operator-error.ts'

export type Fetch = (request: Request) => Response | Promise<Response>

export type Listening = {
  /** The port in use, also when 0 was asked for. */
  port: number
  /** Takes no new requests, lets those at work finish, at most for a while. */
  close(): Promise<void>
}

const patience = { port: 5_000, requests: 10_000 }

/** Serves over HTTP. A port that is just being given up by a server that ends is waited for. */
export async function listen(fetch: Fetch, { host, port }: { host: string; port: number }): Promise<Listening> {
  const deadline = Date.now() + patience.port
  for (;;) {
    const server = createServer(getRequestListener(fetch))
    try {
      await opened(server, host, port)
      return { port: (server.address() as AddressInfo).port, close: () => closed(server) }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EADDRINUSE') throw cannotListen(host, port, error)
      if (Date.now() > deadline) throw portTaken(port)
      await pause(200)
    }
  }
}

const opened = (server: Server, host: string, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), patience.requests)
    // A connection that a browser keeps for later becomes idle only after its last reply.
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    server.close(() => {
      clearTimeout(cut)
      clearInterval(sweep)
      resolve()
    })
    server.closeIdleConnections()
  })

const portTaken = (port: number) =>
  new OperatorError(
    `Cổng ${port} đang có chương trình khác dùng (có thể là một Năm Rõ khác). Hãy dừng chương trình đó, hoặc chạy với cổng khác: PORT=${port + 1} npm start.`,
    `Port ${port} is in use by another program (perhaps another Năm Rõ). Stop that one, or take another port: PORT=${port + 1} npm start.`,
  )

const cannotListen = (host: string, port: number, cause: unknown) =>
  new OperatorError(
    `Không mở được cổng ${port} trên ${host}: ${(cause as Error).message}. Cổng dưới 1024 cần quyền quản trị; HOST phải là địa chỉ của máy này.`,
    `Port ${port} on ${host} cannot be opened. Ports below 1024 need privileges; HOST must be an address of this machine.`,
    { cause },
  )
