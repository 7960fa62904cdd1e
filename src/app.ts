import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type SignIn, signInOf } from '#features/accounts/sign-in.ts'
import { openCatalogue } from '#features/frameworks/catalogue.ts'
import { readLocalities } from '#features/frameworks/localities.ts'
import { readQuestionnaires } from '#features/questionnaires/presets.ts'
import { readReporting } from '#features/reports/presets.ts'
import { parseCalendarYear } from '#lib/calendar/calendar-year.ts'
import { makeWorkingCalendar, type WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import { baseUrlOf, type Config } from '#platform/config.ts'
import { type Cluster, openDatabase } from '#platform/db/connect.ts'
import type { Province } from '#platform/db/province.ts'
import { openFileStore } from '#platform/files/store.ts'
import { listen } from '#platform/http/listen.ts'
import type { Words } from '#platform/http/problem-reply.ts'
import { type Jobs, openJobs } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'
import { openMailer } from '#platform/mail/mailer.ts'
import { openSealing } from '#platform/sealing.ts'
import { keepSecret } from '#platform/secret.ts'
import type { Services } from '#platform/services.ts'
import { openWebhook } from '#platform/webhook/webhook.ts'
import { readWords } from '#platform/words.ts'
import { readInWorker, readTableInWorker } from '#platform/worker.ts'
import { demoAccountLines, demoProvinceName, loadDemo } from './demo.ts'
import { defineJobs, resumeJobs } from './jobs.ts'
import { webOf } from './web.ts'

/** The running program: where it is reached, what the operator should read, and how to end it. */
export type App = {
  address: string
  notices: string[]
  /** Who can sign in to the demo, as lines for the terminal; empty without one. */
  demoAccounts: string[]
  cluster: Cluster
  services: Services
  stop(): Promise<void>
}

export type StartOptions = { log: Log; onLost?: (error: unknown) => void }

/** Opens the database, brings it up to date and serves. What was begun is undone when a later step fails. */
export async function startApp(config: Config, options: StartOptions): Promise<App> {
  const cluster = await openDatabase(config, options)
  try {
    await prepareProvinces(cluster, config)
    return await serve(cluster, config, options)
  } catch (error) {
    await cluster.close()
    throw error
  }
}

async function serve(cluster: Cluster, config: Config, { log }: StartOptions): Promise<App> {
  const world = await openWorld(cluster, config, log)
  try {
    await world.jobs.start()
    for (const { code } of await cluster.provinces())
      await resumeJobs(cluster.province(code), world.services, world.jobs)
    const demoAccounts = config.demo ? await openDemo(cluster, config, world) : []
    const web = webOf({
      services: world.services,
      words: world.words,
      provinceOf: (host) => cluster.provinceOfHost(host),
      signInOf: world.signInOf,
      ready: async () => void (await cluster.pool.query('select 1')),
    })
    const server = await listen(web.fetch, config)
    world.services.address = baseUrlOf({ ...config, port: server.port })
    const stop = async () => {
      await server.close()
      await world.close()
      await cluster.close()
    }
    const { services } = world
    return { address: services.address, notices: cluster.notices, demoAccounts, cluster, services, stop }
  } catch (error) {
    await world.close()
    throw error
  }
}

/** A demo that cannot be loaded keeps nobody from the program; the next start tries again. */
async function openDemo(cluster: Cluster, config: Config, { services, jobs }: World): Promise<string[]> {
  try {
    const loaded = await loadDemo({
      province: cluster.province(config.province),
      services,
      runDue: () => jobs.runDue(),
    })
    return loaded ? await demoAccountLines() : []
  } catch (error) {
    services.log.error('the demo province could not be loaded', { error })
    return ['Chưa nạp xong dữ liệu minh họa; lần khởi động sau sẽ làm tiếp.']
  }
}

export type World = {
  services: Services
  jobs: Jobs
  words: Words
  signInOf(province: Province): SignIn
  close(): Promise<void>
}

/** Everything around the database: files, mail, jobs, accounts, calendars. Nothing listens yet. */
export async function openWorld(cluster: Cluster, config: Config, log: Log, work = true): Promise<World> {
  const [files, words, calendar, frameworks, localities, reporting, questionnaires, secret] = await Promise.all([
    openFileStore(config),
    readWords(),
    readCalendar(),
    openCatalogue(log),
    readLocalities(),
    readReporting(log),
    readQuestionnaires(log),
    keepSecret(config),
  ])
  const mail = openMailer(config)
  const jobs = openJobs(cluster, { log, work })
  const services: Services = {
    config,
    log,
    files,
    mail,
    webhook: openWebhook(config),
    jobs,
    calendar,
    frameworks,
    localities,
    reporting,
    questionnaires,
    sealing: openSealing(secret),
    words,
    address: baseUrlOf(config),
    provinceName: async (code) => cluster.nameOf(code) ?? code,
    readInWorker,
    readTableInWorker,
  }
  defineJobs(jobs, { services, province: cluster.province, pool: cluster.pool })
  const close = async () => {
    await jobs.stop()
    mail.close()
  }
  return { services, jobs, words, signInOf: signInsOf(services, secret), close }
}

/** One set of accounts a province, made when first asked for. */
function signInsOf(services: Services, secret: string): (province: Province) => SignIn {
  const made = new Map<string, SignIn>()
  return (province) => {
    const key = `${province.code} ${services.address}`
    const found = made.get(key) ?? signInOf({ province, secret, services })
    made.set(key, found)
    return found
  }
}

const calendarFolder = join(import.meta.dirname, '../content/calendars')

async function readCalendar(): Promise<WorkingCalendar> {
  const files = (await readdir(calendarFolder)).filter((name) => name.endsWith('.json'))
  const texts = await Promise.all(files.map((name) => readFile(join(calendarFolder, name), 'utf8')))
  return makeWorkingCalendar(texts.map((text) => parseCalendarYear(JSON.parse(text))))
}

async function prepareProvinces(cluster: Cluster, config: Config): Promise<void> {
  const provinces = await cluster.provinces()
  if (provinces.length === 0) {
    const name = config.demo ? demoProvinceName : config.province
    await cluster.createProvince({ code: config.province, name })
  }
  for (const { code } of provinces) await cluster.migrate(code)
}
