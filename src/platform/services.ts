import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import type { Localities } from '#lib/localities/localities.ts'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import type { ReportForm } from '#lib/reporting/form.ts'
import type { Regime } from '#lib/reporting/regime.ts'
import type { Catalogue } from '#lib/scoring/catalogue.ts'
import type { Config } from './config.ts'
import type { FileStore } from './files/store.ts'
import type { Words } from './http/problem-reply.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Log } from './log.ts'
import type { Channel } from './mail/mailer.ts'
import type { Sealing } from './sealing.ts'
import type { Webhook } from './webhook/webhook.ts'
import type { readInWorker, readTableInWorker } from './worker.ts'

/** The world as an operation sees it; assembled once in app.ts. Tests replace mail and clock only. */
export type Services = {
  config: Config
  log: Log
  files: FileStore
  mail: Channel
  /** The gateway for messages, if the operator has set one. */
  webhook: Webhook | undefined
  jobs: Pick<Jobs, 'enqueue'>
  calendar: WorkingCalendar
  /** Frameworks of indices, checked at the start. */
  frameworks: Catalogue
  /** Provinces of the country, before and after the rearrangement. */
  localities: Localities
  /** Regimes and forms of periodic reports that come with the program. */
  reporting: { regimes: readonly Regime[]; forms: readonly ReportForm[] }
  /** Questionnaires to begin from that come with the program. */
  questionnaires: readonly { code: string; content: Questionnaire }[]
  /** For names and contacts of people who are asked. */
  sealing: Sealing
  words: Words
  /** Address that people type in the browser; known when the server listens. */
  address: string
  provinceName(code: string): Promise<string>
  readInWorker: typeof readInWorker
  readTableInWorker: typeof readTableInWorker
}
