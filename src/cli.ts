import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { invoke, type Upload } from '#features/access/operation.ts'
import { system } from '#features/access/schema.ts'
import { readAny } from '#features/frameworks/content.ts'
import { checkReport } from '#features/frameworks/report.ts'
import { isRefusal, type Reading, type Refusal } from '#lib/reader/reading.ts'
import { readConfig } from '#platform/config.ts'
import { openReadingHelp } from '#platform/convert/reading-help.ts'
import { backup } from '#platform/db/backup.ts'
import { type Cluster, openDatabase } from '#platform/db/connect.ts'
import { restore } from '#platform/db/restore.ts'
import { writeTableTypes } from '#platform/db/table-types.ts'
import { listRecordedFiles } from '#platform/files/records.ts'
import { createLog } from '#platform/log.ts'
import { OperatorError } from '#platform/operator-error.ts'
import { Problem } from '#platform/problem.ts'
import { READER_LIMITS, readInWorker } from '#platform/worker.ts'
import { openWorld, type World } from './app.ts'
import { events } from './events.ts'
import { allOperations, operationNamed } from './operations.ts'

const config = readConfig(process.env)
const log = createLog('warn')

const { positionals, values } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    province: { type: 'string' },
    out: { type: 'string' },
    replace: { type: 'boolean' },
    json: { type: 'boolean' },
  },
})
const [command = 'help', ...rest] = positionals
const provinceCode = typeof values.province === 'string' ? values.province : config.province

/** Commands that are no operations: they work on files or on whole provinces. */
const commands: Record<string, () => Promise<unknown>> = {
  help,
  read: () => read(rest[0]),
  'framework.check': () => checkFrameworks(rest[0]),
  'province.create': () => withCluster(createProvince),
  'province.list': () => withCluster((cluster) => cluster.provinces()),
  'db.types': () => withCluster(writeTypes),
  'audit.verify': () => callOperation('audit.verify', {}),
  backup: () => withWorld(makeBackup),
  restore: () => withWorld(bringBack),
}

try {
  const answer = await (commands[command] ?? (() => callOperation(command, inputOf(values))))()
  if (answer !== undefined) console.log(JSON.stringify(answer, null, 2))
  if (command === 'audit.verify' && (answer as { broken: unknown }).broken) process.exitCode = 1
} catch (error) {
  fail(error)
}

function fail(error: unknown): never {
  if (error instanceof OperatorError) console.error(error.message)
  else if (error instanceof Problem) console.error(`${error.code} ${JSON.stringify(error.details)}`)
  else console.error(error)
  process.exit(1)
}

/** Prints what the reader finds; no database. Exit code 2: refused, with the reason. */
async function read(file: string | undefined): Promise<unknown> {
  if (!file) throw new OperatorError('Cần tên tệp: npm run cli -- read TỆP --json', 'A file name is needed.')
  if (typeof values.out === 'string') return readFolder(file, values.out)
  const reading = await readFileAt(file)
  if (isRefusal(reading)) process.exitCode = 2
  return reading
}

/** In a process of its own under the limits of the server: what a stranger sent may be made to end whoever reads it. */
async function readFileAt(path: string): Promise<Reading> {
  const { size } = await stat(path)
  if (size > config.fileLimitMb * 1024 * 1024) {
    const message = `Tệp lớn ${Math.ceil(size / 1024 / 1024)} MB; hệ thống nhận tối đa ${config.fileLimitMb} MB một tệp.`
    return { refused: { code: 'too_large', message } }
  }
  const bytes = new Uint8Array(await readFile(path))
  const help = openReadingHelp(bytes, path)
  try {
    const read = await readInWorker(bytes, basename(path), READER_LIMITS, help)
    return 'refused' in read ? read : read.reading
  } finally {
    await help.close()
  }
}

/** Reads every file of a folder; the counts and what was refused are printed, each reading is written. Exit code 2: none was read. */
async function readFolder(folder: string, out: string): Promise<unknown> {
  await mkdir(out, { recursive: true })
  const refused: Record<string, string> = {}
  let read = 0
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile())
  for (const name of entries.map((entry) => entry.name).sort()) {
    const reading = await readFileAt(join(folder, name)).catch(failedReading)
    if (isRefusal(reading)) {
      refused[name] = reading.refused.message
      console.error(`${name}: không đọc được. ${reading.refused.message}`)
    } else read++
    const stem = name.replace(/\.[^.]+$/, '')
    const shared = entries.filter((other) => other.name.replace(/\.[^.]+$/, '') === stem).length > 1
    await writeFile(join(out, `${shared ? name : stem}.json`), `${JSON.stringify(reading, null, 1)}\n`)
  }
  if (read === 0 && Object.keys(refused).length > 0) process.exitCode = 2
  return { read, refused: Object.keys(refused).length, reasons: refused }
}

/** One file that cannot be opened, or that ended its process, does not keep the others from being read. */
function failedReading(error: unknown): Refusal {
  const said = error instanceof Error ? error.message : String(error)
  return { refused: { code: 'damaged', message: `Gặp lỗi khi đọc tệp này: ${said}` } }
}

/** Checks the files of frameworks; no database. Exit code 1: something has to be mended. */
async function checkFrameworks(folder: string | undefined): Promise<undefined> {
  if (!folder) {
    throw new OperatorError(
      'Cần tên thư mục: npm run cli -- framework.check content/frameworks',
      'A folder is needed: framework.check DIR',
    )
  }
  const { text, mistakes } = checkReport(await readAny(folder), process.cwd())
  if (mistakes > 0) process.exitCode = 1
  console.log(text)
}

async function createProvince(cluster: Cluster): Promise<unknown> {
  const { code, name, hosts } = values
  if (typeof code !== 'string' || typeof name !== 'string') {
    throw new OperatorError(
      'Cần mã và tên: npm run cli -- province.create --code hatinh --name "tỉnh Hà Tĩnh" --hosts hatinh.example.vn',
      'A code and a name are needed: province.create --code … --name …',
    )
  }
  const created = await cluster.createProvince({ code, name, hosts: typeof hosts === 'string' ? hosts.split(',') : [] })
  return { code, created }
}

/** The types come from a province of the newest migrations; where there is none yet, it is made. */
async function writeTypes(cluster: Cluster): Promise<unknown> {
  const code = provinceCode
  if ((await cluster.provinces()).some((each) => each.code === code)) await cluster.migrate(code)
  else await cluster.createProvince({ code, name: code })
  return { changed: await writeTableTypes(cluster.province(code)) }
}

async function makeBackup(cluster: Cluster, { services }: World): Promise<unknown> {
  const file = typeof values.out === 'string' ? values.out : `${provinceCode}.tar.gz`
  const { tables, files } = await backup(cluster, provinceCode, file, {
    list: listRecordedFiles,
    read: services.files.read,
  })
  return { file, tables: tables.length, files: files.length }
}

async function bringBack(cluster: Cluster, { services }: World): Promise<unknown> {
  const [file] = rest
  if (!file) throw new OperatorError('Cần tên tệp sao lưu.', 'The backup file is needed: restore FILE')
  const put = async (content: AsyncIterable<Uint8Array>) =>
    (await services.files.put(content, { limitBytes: Number.POSITIVE_INFINITY })).sha256
  const code = typeof values.province === 'string' ? { code: values.province } : {}
  return restore(cluster, file, { put }, { ...code, replace: values.replace === true })
}

/** Every operation is a command of the same name; its fields are options, and the program itself acts. */
async function callOperation(name: string, input: Record<string, unknown>): Promise<unknown> {
  if (!allOperations.some((each) => each.name === name)) return help(name)
  return withWorld(async (cluster, { services, jobs }) => {
    const op = operationNamed(name)
    const province = cluster.province(provinceCode)
    const file = typeof values.file === 'string' ? values.file : undefined
    const upload = file && op.body === 'file' ? await uploadOf(file) : undefined
    const answer = await invoke(op, { province, actor: system, services, input, upload, events })
    await jobs.runDue()
    return answer
  })
}

async function uploadOf(file: string): Promise<Upload> {
  const bytes = await readFile(file)
  return { filename: basename(file), stream: new Blob([bytes]).stream() }
}

function inputOf(options: Record<string, unknown>): Record<string, unknown> {
  const { province: _, out: __, json: ___, file: ____, replace: _____, ...fields } = options
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typed(value)]))
}

/** `--limit 5`, `--disabled true` and `--names '["a"]'` arrive as text; what is JSON is taken as such. */
function typed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^(-?\d+(\.\d+)?|true|false|null|[[{].*)$/s.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

async function withCluster<T>(run: (cluster: Cluster) => Promise<T>): Promise<T> {
  const cluster = await openDatabase(config, { log })
  try {
    return await run(cluster)
  } finally {
    await cluster.close()
  }
}

async function withWorld<T>(run: (cluster: Cluster, world: World) => Promise<T>): Promise<T> {
  return withCluster(async (cluster) => {
    const world = await openWorld(cluster, config, log, false)
    try {
      await world.jobs.start()
      return await run(cluster, world)
    } finally {
      await world.close()
    }
  })
}

async function help(unknown?: string): Promise<undefined> {
  if (unknown) process.exitCode = 1
  const names = [...Object.keys(commands), ...allOperations.map(({ name }) => name)]
  const head = unknown ? [`Không có lệnh “${unknown}”.`, ''] : []
  console.log(
    [
      ...head,
      'npm run cli -- LỆNH [--province MÃ] [--tên giá-trị …]',
      '',
      '  read TỆP --json            đọc một văn bản, không cần cơ sở dữ liệu',
      '  read THƯ_MỤC --out NƠI     đọc cả thư mục',
      '  framework.check THƯ_MỤC    kiểm tra bộ chỉ số: tổng điểm, mã, cách chấm, ví dụ',
      '  province.create --code MÃ --name TÊN [--hosts a,b]',
      '  backup --out TỆP.tar.gz    restore TỆP.tar.gz [--replace]',
      '  audit.verify               tính lại chuỗi băm của nhật ký',
      '',
      'Mọi thao tác của hệ thống cũng là lệnh:',
      ...names.map((name) => `  ${name}`),
    ].join('\n'),
  )
}
