import { readConfig } from '#platform/config.ts'
import { onEnd } from '#platform/ending.ts'
import { createLog } from '#platform/log.ts'
import { OperatorError } from '#platform/operator-error.ts'
import { type App, startApp } from './app.ts'

let app: App | undefined

try {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const starting = startApp(config, { log, onLost: giveUp })
  onEnd(async () => (await starting.catch(() => undefined))?.stop())
  app = await starting
  for (const notice of app.notices) console.log(notice)
  console.log(`Năm Rõ: ${app.address}`)
  for (const line of app.demoAccounts) console.log(line)
} catch (error) {
  giveUp(error)
}

function giveUp(error: unknown): never {
  console.error(error instanceof OperatorError ? error.message : error)
  process.exit(1)
}
