import { resolve } from 'node:path'
import { OperatorError } from '#platform/operator-error.ts'

type Read<T> = (text: string | undefined, name: string) => T
type Setting<T> = { env: string; initial?: string; about: string; secret?: true; read: Read<T> }

const text: Read<string> = (value) => value ?? ''
const optional: Read<string | undefined> = (value) => value

// Counted from the project's folder, so that it does not matter from where the program is started.
const path: Read<string> = (value) => resolve(import.meta.dirname, '../..', value ?? '.')

const whole =
  (least: number, most: number): Read<number> =>
  (value, name) => {
    const number = Number(value)
    if (Number.isInteger(number) && number >= least && number <= most) return number
    throw wrong(name, `một số nguyên từ ${least} đến ${most}`, `a whole number from ${least} to ${most}`, value)
  }

const yesNo: Read<boolean> = (value, name) => {
  if (value === '1' || value === 'true') return true
  if (value === '0' || value === 'false') return false
  throw wrong(name, '1 hoặc 0', '1 or 0', value)
}

const oneOf =
  <const T extends readonly string[]>(...allowed: T): Read<T[number]> =>
  (value, name) => {
    const found = allowed.find((each) => each === value)
    if (found !== undefined) return found
    throw wrong(name, `một trong: ${allowed.join(', ')}`, `one of ${allowed.join(', ')}`, value)
  }

const url =
  (...protocols: string[]): Read<string | undefined> =>
  (value, name) => {
    if (value === undefined) return undefined
    const given = URL.canParse(value) ? new URL(value).protocol : ''
    if (protocols.includes(given)) return value.replace(/\/+$/, '')
    // The value is not repeated: such addresses often carry a password.
    const allowed = protocols.map((each) => `${each}//`)
    throw wrong(
      name,
      `một địa chỉ bắt đầu bằng ${allowed.join(' hoặc ')}`,
      `an address that begins with ${allowed.join(' or ')}`,
    )
  }

const provinceCode: Read<string> = (value, name) => {
  if (value !== undefined && /^[a-z][a-z0-9_]{0,40}$/.test(value)) return value
  throw wrong(
    name,
    'một mã gồm chữ thường, chữ số và _, ví dụ hatinh',
    'a code of small letters, digits and _, such as hatinh',
    value,
  )
}

const secret: Read<string | undefined> = (value, name) => {
  if (value === undefined || value.length >= 32) return value
  throw wrong(name, 'một chuỗi từ 32 ký tự trở lên', 'a text of at least 32 characters')
}

const wrong = (name: string, vietnamese: string, english: string, value?: string) =>
  new OperatorError(
    `Thiết lập ${name} phải là ${vietnamese}${value === undefined ? '' : `, không phải "${value}"`}.`,
    `The setting ${name} must be ${english}${value === undefined ? '' : `, not "${value}"`}.`,
  )

const setting = <T>(it: Setting<T>): Setting<T> => it

/** Every setting of the program. docs/how-to/settings.md is this table, and a test compares the two. */
export const settings = {
  port: setting({
    env: 'PORT',
    initial: '3000',
    read: whole(0, 65535),
    about: 'Port of the web server; 0 takes any free one.',
  }),
  host: setting({
    env: 'HOST',
    initial: '127.0.0.1',
    read: text,
    about:
      'Address to listen on. The default serves this machine only; 0.0.0.0 opens it to the network, best behind a proxy that speaks HTTPS.',
  }),
  baseUrl: setting({
    env: 'BASE_URL',
    read: url('http:', 'https:'),
    about: 'Address that people type, used in mails, calendar feeds and cookies. Unset: http://localhost:PORT.',
  }),
  dataDir: setting({
    env: 'DATA_DIR',
    initial: './data',
    read: path,
    about:
      'Folder of everything that is kept: database, files, secret. Back this up. A relative path counts from the folder of the program.',
  }),
  databaseUrl: setting({
    env: 'DATABASE_URL',
    secret: true,
    read: url('postgres:', 'postgresql:'),
    about: 'A PostgreSQL (15 or newer, UTF-8) to use instead of the built-in one.',
  }),
  databasePool: setting({
    env: 'DATABASE_POOL',
    initial: '20',
    read: whole(2, 90),
    about: 'Most database connections that one server opens.',
  }),
  province: setting({
    env: 'PROVINCE',
    initial: 'main',
    read: provinceCode,
    about:
      'Code of the province that is created at first start and used where neither the host name nor --province says another.',
  }),
  demo: setting({
    env: 'DEMO',
    initial: '1',
    read: yesNo,
    about: 'With 1, an empty database is filled with a fictional province to try things out; 0 starts empty.',
  }),
  secret: setting({
    env: 'SECRET',
    secret: true,
    read: secret,
    about:
      'At least 32 characters that sign sessions and seal stored secrets. Unset: made once and kept in DATA_DIR/secret (mode 600).',
  }),
  trustProxy: setting({
    env: 'TRUST_PROXY',
    initial: '0',
    read: yesNo,
    about: 'With 1, the visitor address is taken from X-Forwarded-For. Only behind a proxy of your own.',
  }),
  fileLimitMb: setting({
    env: 'FILE_LIMIT_MB',
    initial: '50',
    read: whole(1, 2000),
    about: 'Largest uploaded file, in megabytes (1 MB = 1,048,576 bytes).',
  }),
  logLevel: setting({
    env: 'LOG_LEVEL',
    initial: 'info',
    read: oneOf('debug', 'info', 'warn', 'error', 'silent'),
    about: 'Least important line that is logged: debug, info, warn, error or silent.',
  }),
  smtpUrl: setting({
    env: 'SMTP_URL',
    secret: true,
    read: url('smtp:', 'smtps:'),
    about:
      'Mail server, such as smtps://user:password@mail.example.vn. Unset: mails are kept in the province, for administrators to read.',
  }),
  mailFrom: setting({ env: 'MAIL_FROM', initial: 'Năm Rõ <namro@localhost>', read: text, about: 'Sender of mails.' }),
  webhookUrl: setting({
    env: 'WEBHOOK_URL',
    read: url('http:', 'https:'),
    about:
      'Address of a gateway for Zalo or SMS; reminders are posted there as signed JSON. Needs WEBHOOK_SECRET. Unset: no such messages.',
  }),
  webhookSecret: setting({
    env: 'WEBHOOK_SECRET',
    secret: true,
    read: secret,
    about: 'At least 32 characters that the gateway knows too: messages are signed with it (HMAC-SHA-256).',
  }),
  webhookPrivate: setting({
    env: 'WEBHOOK_PRIVATE',
    initial: '0',
    read: yesNo,
    about: 'With 1, the gateway may stand in a private network or on this machine.',
  }),
  s3Endpoint: setting({
    env: 'S3_ENDPOINT',
    read: url('http:', 'https:'),
    about: 'Address of an S3-compatible store. Unset with S3_BUCKET set: Amazon.',
  }),
  s3Region: setting({ env: 'S3_REGION', initial: 'us-east-1', read: text, about: 'Region of the store.' }),
  s3Bucket: setting({
    env: 'S3_BUCKET',
    read: optional,
    about: 'Bucket for files. Unset: files are kept in DATA_DIR/files.',
  }),
  s3AccessKeyId: setting({ env: 'S3_ACCESS_KEY_ID', secret: true, read: optional, about: 'Access key of the store.' }),
  s3SecretAccessKey: setting({
    env: 'S3_SECRET_ACCESS_KEY',
    secret: true,
    read: optional,
    about: 'Secret key of the store.',
  }),
  oidcIssuer: setting({
    env: 'OIDC_ISSUER',
    read: url('http:', 'https:'),
    about: 'Issuer of the single sign-on (OpenID Connect). Unset: sign-in with e-mail and password only.',
  }),
  oidcClientId: setting({ env: 'OIDC_CLIENT_ID', read: optional, about: 'Client id that the issuer gave.' }),
  oidcClientSecret: setting({
    env: 'OIDC_CLIENT_SECRET',
    secret: true,
    read: optional,
    about: 'Client secret that the issuer gave.',
  }),
  oidcName: setting({
    env: 'OIDC_NAME',
    initial: 'Đăng nhập một lần',
    read: text,
    about: 'Words on the button of the single sign-on.',
  }),
} as const

export type Config = { readonly [K in keyof typeof settings]: ReturnType<(typeof settings)[K]['read']> }

/** Reads the settings from an environment; an empty variable counts as unset. Throws `OperatorError`. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = ([key, it]: [string, Setting<unknown>]) => [key, it.read(env[it.env]?.trim() || it.initial, it.env)]
  return Object.fromEntries(Object.entries(settings).map(read)) as Config
}

/** Address that people type: BASE_URL, else this machine. */
export const baseUrlOf = (config: Config): string => config.baseUrl ?? `http://localhost:${config.port}`

/** The settings as the Markdown table of docs/how-to/settings.md. */
export function settingsTable(): string {
  const row = ({ env, initial, about, secret }: Setting<unknown>) =>
    `| \`${env}\` | ${initial === undefined ? '–' : `\`${initial}\``} | ${about}${secret ? ' *Secret: it is never logged.*' : ''} |`
  return ['| Variable | Default | Meaning |', '|---|---|---|', ...Object.values(settings).map(row)].join('\n')
}
