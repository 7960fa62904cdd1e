import type { z } from 'zod'
import type { Role } from '#features/access/roles.ts'
import type { User } from '#features/access/schema.ts'
import * as accounts from '#features/accounts/operations.ts'
import { endAgency } from '#features/agencies/ending.ts'
import * as agencies from '#features/agencies/operations.ts'
import type { Agency, EndAgency } from '#features/agencies/schema.ts'
import * as agencyGroups from '#features/agency-groups/operations.ts'
import { call, type Demo, inLanes, morningOf, readDemoFile, readDemoJson } from './demo-stage.ts'

/** Everybody who can sign in to the demo does so with this word; it is printed at the start and in the README. */
export const demoPassword = 'lam-giang-2026'

export type DemoAccount = { email: string; name: string; title: string; role: Role; agency: string }

type Ended = {
  code: string
  lastDay: string
  kind: z.infer<typeof EndAgency>['kind']
  successors: string[]
  document: string
}

export type People = {
  codeOf(agencyId: string): string
  idOf(agencyCode: string): string
  /** E-mail of the person who reports for an agency. */
  officerOf(agencyCode: string): string
}

const founded = morningOf('2026-01-05')

/** Agencies with their history, then the people who hold an account; what is there already stays. */
export async function gatherPeople(demo: Demo): Promise<People> {
  if ((await agenciesOf(demo)).length === 0) await importAgencies(demo)
  await endAgencies(demo)
  const { groups } = await call(demo, agencyGroups.listAgencyGroups, {})
  if (groups.length === 0) await call(demo, agencyGroups.loadDefaultGroups, {}, { at: founded })
  const all = await agenciesOf(demo)
  const codes = new Map(all.map(({ id, code }) => [id, code]))
  const ids = new Map(all.map(({ id, code }) => [code, id]))
  const listed = await readDemoJson<DemoAccount[]>('users.json')
  const officers = new Map(
    // Of several in one agency the first reports.
    listed
      .filter(({ role }) => role === 'officer' || role === 'standingOfficer')
      .map((it): [string, string] => [it.agency, it.email])
      .toReversed(),
  )
  const staff = all
    .filter(({ code, validTo }) => validTo === null && !officers.has(code))
    .map((agency) => clerkOf(agency))
  for (const { agency, email } of staff) officers.set(agency, email)
  await openAccounts(demo, listed, staff, ids)
  return {
    codeOf: (id) => known(codes, id),
    idOf: (code) => known(ids, code),
    officerOf: (code) => known(officers, code),
  }
}

function known(map: ReadonlyMap<string, string>, key: string): string {
  const found = map.get(key)
  if (found === undefined) throw new Error(`The demo does not know ${key}.`)
  return found
}

async function agenciesOf(demo: Demo): Promise<Agency[]> {
  const all: Agency[] = []
  for (let after: string | undefined; ; ) {
    const page = await call(demo, agencies.listAllAgencies, { ended: 'true', limit: 200, ...(after ? { after } : {}) })
    all.push(...page.agencies)
    if (page.next === null) return all
    after = page.next
  }
}

async function importAgencies(demo: Demo): Promise<void> {
  const upload = { filename: 'agencies.csv', bytes: await readDemoFile('agencies.csv') }
  const { written, errors } = await call(demo, agencies.importAgencies, { dryRun: 'false' }, { at: founded, upload })
  if (!written) throw new Error(`The agencies of the demo are refused: ${JSON.stringify(errors.slice(0, 3))}`)
}

/** Departments of before March 2025 and districts of before July 2025, with those who took over their duties. */
async function endAgencies(demo: Demo): Promise<void> {
  const byCode = new Map((await agenciesOf(demo)).map((each) => [each.code, each]))
  for (const { code, lastDay, kind, successors, document } of await readDemoJson<Ended[]>('lineage.json')) {
    const agency = byCode.get(code)
    if (!agency || agency.validTo !== null) continue
    const successorIds = successors.map((each) => byCode.get(each)?.id ?? '')
    const input = { agencyId: agency.id, version: agency.version, lastDay, kind, successorIds, document }
    await call(demo, endAgency, input, { at: founded })
  }
}

type Clerk = { email: string; name: string; title: string; agency: string }

/** Somebody has to report for each agency; without a password, such a person cannot sign in. */
function clerkOf({ code, name, shortName }: Agency): Clerk {
  const sum = [...code].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 100_003, 7)
  const of = (words: readonly string[], step: number) => words[Math.floor(sum / step) % words.length]
  const person = `${of(familyNames, 1)} ${of(middleNames, 17)} ${of(givenNames, 289)}`
  return {
    email: `${code}@dau-moi.lamgiang.example`,
    name: person,
    title: `Đầu mối ${shortName ?? name}`,
    agency: code,
  }
}

const familyNames = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Dương',
  'Lý',
  'Nông',
  'Lò',
]
const middleNames = ['Thị', 'Văn', 'Thu', 'Minh', 'Đức', 'Ngọc', 'Quang', 'Hồng', 'Thanh']
const givenNames = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Hiền',
  'Khánh',
  'Lan',
  'Long',
  'Mai',
  'Nam',
  'Oanh',
  'Phúc',
  'Sơn',
  'Thảo',
  'Tuấn',
  'Yến',
]

async function openAccounts(
  demo: Demo,
  listed: readonly DemoAccount[],
  clerks: readonly Clerk[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const present = new Map((await usersOf(demo)).map((user) => [user.email, user]))
  const open = async (it: Clerk & { role: Role; password?: string }) => {
    const { email, name, title, role, password } = it
    const user = present.get(email)
    const input = { email, name, title, ...(password ? { password } : {}) }
    const userId =
      user?.id ?? (await call(demo, accounts.createUser, input, { at: founded, once: `demo user ${email}` })).id
    const agencyId = known(ids, it.agency)
    if (user?.grants.some((grant) => grant.agencyId === agencyId && grant.role === role)) return
    await call(
      demo,
      accounts.giveGrant,
      { userId, agencyId, role },
      { at: founded, once: `demo grant ${email} ${role}` },
    )
  }
  // Hashing a password takes long on purpose, and has a thread of its own.
  await inLanes(listed, (it) => open({ ...it, password: demoPassword }))
  await inLanes(clerks, (it) => open({ ...it, role: 'officer' }))
}

async function usersOf(demo: Demo): Promise<User[]> {
  const all: User[] = []
  for (let after: string | undefined; ; ) {
    const page = await call(demo, accounts.listAllUsers, { limit: 200, ...(after ? { after } : {}) })
    all.push(...page.users)
    if (page.next === null) return all
    after = page.next
  }
}
