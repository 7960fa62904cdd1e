import { spawnSync } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { OperatorError } from '#platform/operator-error.ts'

/** The account that PostgreSQL runs as when the program itself runs as root, which PostgreSQL refuses to. */
export type Account = { uid: number; gid: number; name: string }

export const isRoot = (): boolean => process.getuid?.() === 0

/** The owner of a folder that exists already, else `postgres`, else `nobody`. */
export async function unprivilegedAccount(...folders: string[]): Promise<Account> {
  const accounts = parseAccounts(await readFile('/etc/passwd', 'utf8').catch(() => ''))
  for (const folder of folders) {
    const owner = await stat(folder).catch(() => undefined)
    const account = owner && owner.uid !== 0 ? accounts.find(({ uid }) => uid === owner.uid) : undefined
    if (account) return account
  }
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find((each) => each.name === name && each.uid !== 0)
    if (account) return account
  }
  throw new OperatorError(
    'PostgreSQL không chạy được dưới quyền root, và máy này không có tài khoản "postgres" hay "nobody". Hãy tạo một tài khoản (useradd --system postgres) hoặc chạy chương trình bằng tài khoản thường.',
    'PostgreSQL does not run as root, and this machine has no account "postgres" or "nobody". Make one (useradd --system postgres), or start the program from an ordinary account.',
  )
}

export function parseAccounts(passwd: string): Account[] {
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

/** Whether the account can really get at something: asked of the system, since modes alone do not tell. */
export function canUse(account: Account, command: string, args: string[]): boolean {
  const { uid, gid } = account
  return spawnSync(command, args, { uid, gid, cwd: '/', stdio: 'ignore', env: {} }).status === 0
}

/** Whether the account can enter a folder and write in it. */
export const canWrite = (account: Account, folder: string): boolean =>
  canUse(account, '/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder])
