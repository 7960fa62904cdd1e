import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { canAnywhere } from '#features/access/rules.ts'
import { Grant, Id, Me, NextPage, User } from '#features/access/schema.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import { Problem } from '#platform/problem.ts'
import { checkDelegation } from './rules.ts'
import { CreateUser, Delegate, Delegated, GiveGrant, ListUsers, UpdateMe, UpdateUser } from './schema.ts'
import {
  countAdministrators,
  deleteSessions,
  endGrant,
  findAccount,
  findAccountByEmail,
  findGrant,
  insertGrant,
  insertUser,
  listDelegations,
  listGrants,
  listUsers,
  saveUser,
} from './store.ts'

const Done = z.object({ id: Id })

export const getMe = operation({
  name: 'account.me',
  method: 'GET',
  path: '/me',
  summary: 'Người đang đăng nhập, các quyền còn hiệu lực hôm nay.',
  input: z.object({}),
  output: Me,
  allow: 'signedIn',
  run: async ({ db, actor, userId, today, province, services }) => {
    const account = userId ? await findAccount(db, userId) : undefined
    if (!account) throw new Problem('access.sign_in_needed')
    const grants = await listGrants(db, { userIds: [account.id], from: today })
    return {
      ...account,
      grants: grants.filter(({ validFrom }) => validFrom <= today),
      can: canAnywhere(actor),
      province: { code: province.code, name: await services.provinceName(province.code) },
      today,
      demo: services.config.demo,
      fileLimitMb: services.config.fileLimitMb,
    }
  },
})

export const showSignInWays = operation({
  name: 'account.signInWays',
  method: 'GET',
  path: '/sign-in-ways',
  summary:
    'Trang đăng nhập cần biết: tên tỉnh, có đăng nhập một lần hay không, có gửi được thư không, có phải bản dùng thử không.',
  input: z.object({}),
  output: z.object({
    provinceName: z.string(),
    singleSignOn: z.string().nullable(),
    demo: z.boolean(),
    sendsMail: z.boolean().describe('Sai khi chưa có máy chủ thư: thư nằm ở mục Thư chưa gửi của quản trị viên'),
  }),
  allow: 'anyone',
  run: async ({ province, services: { config, provinceName } }) => ({
    provinceName: await provinceName(province.code),
    singleSignOn: config.oidcIssuer === undefined ? null : config.oidcName,
    demo: config.demo,
    sendsMail: config.smtpUrl !== undefined,
  }),
})

export const updateMe = operation({
  name: 'account.updateMe',
  method: 'PATCH',
  path: '/me',
  summary: 'Đổi ngôn ngữ hoặc chức danh của mình.',
  input: UpdateMe,
  output: Done,
  allow: 'signedIn',
  run: async ({ db, userId }, input) => {
    if (!userId) throw new Problem('access.sign_in_needed')
    await saveUser(db, userId, input)
    return { id: userId }
  },
})

export const listAllUsers = operation({
  name: 'user.list',
  method: 'GET',
  path: '/users',
  summary: 'Người dùng của tỉnh với các quyền hiện có và sắp có.',
  input: ListUsers,
  output: z.object({ users: z.array(User), next: NextPage }),
  allow: 'user.manage',
  run: async ({ db, today }, input) => {
    const users = await listUsers(db, { ...input, limit: input.limit + 1, today })
    const page = users.slice(0, input.limit)
    return { users: page, next: users.length > input.limit ? (page.at(-1)?.id ?? null) : null }
  },
})

export const createUser = operation({
  name: 'user.create',
  method: 'POST',
  path: '/users',
  summary: 'Thêm người dùng; không kèm mật khẩu thì người đó tự đặt qua “Quên mật khẩu”.',
  input: CreateUser,
  output: Done,
  allow: 'user.manage',
  // Hashing takes long on purpose, so it is done before the transaction.
  prepare: async (_context, { password }) => (password ? hashPassword(password) : null),
  run: async ({ db, now, prepared }, { name, email, title }) => ({
    id: await insertUser(db, { name, email, title, passwordHash: prepared, now }),
  }),
  audit: ({ email }) => ({ email }),
})

export const updateUser = operation({
  name: 'user.update',
  method: 'PATCH',
  path: '/users/:userId',
  summary: 'Sửa tên, chức danh; khóa hoặc mở khóa tài khoản (khóa thì thoát ngay mọi phiên).',
  input: UpdateUser,
  output: Done,
  allow: 'user.manage',
  run: async ({ db, now, today }, { userId, version, disabled, ...change }) => {
    if (!(await findAccount(db, userId))) throw new Problem('access.not_found')
    const disabledAt = disabled === undefined ? undefined : disabled ? now : null
    await saveUser(db, userId, { ...change, ...(disabledAt === undefined ? {} : { disabledAt }) }, version)
    if (disabled) {
      await deleteSessions(db, userId)
      if ((await countAdministrators(db, today, {})) === 0) throw new Problem('access.last_administrator')
    }
    return { id: userId }
  },
  audit: ({ disabled }) => ({ disabled }),
})

export const giveGrant = operation({
  name: 'grant.give',
  method: 'POST',
  path: '/grants',
  summary: 'Cho một người giữ một vai trò ở một đơn vị, từ ngày đến ngày.',
  input: GiveGrant,
  output: Done,
  allow: 'user.manage',
  run: async ({ db, today }, input) => ({
    id: await insertGrant(db, { ...input, validFrom: input.validFrom ?? today }),
  }),
  audit: ({ userId, agencyId, role }) => ({ userId, agencyId, role }),
})

export const endGrantNow = operation({
  name: 'grant.end',
  method: 'DELETE',
  path: '/grants/:grantId',
  summary: 'Chấm dứt một quyền từ hôm nay.',
  input: z.object({ grantId: Id }),
  output: Done,
  allow: 'user.manage',
  run: async ({ db, today }, { grantId }) => {
    const grant = await findGrant(db, grantId)
    if (!grant) throw new Problem('access.not_found')
    // What was handed on goes with what it came from.
    const handedOn = grant.delegatedByUserId ? [] : await listDelegations(db, { ...grant, from: today })
    for (const { id } of handedOn) await endGrant(db, id, addDays(today, -1))
    await endGrant(db, grantId, addDays(today, -1))
    if ((await countAdministrators(db, today, {})) === 0) throw new Problem('access.last_administrator')
    return { id: grantId }
  },
})

export const delegateGrant = operation({
  name: 'grant.delegate',
  method: 'POST',
  path: '/grants/:grantId/delegate',
  summary: 'Ủy quyền khi vắng mặt: một đồng nghiệp làm thay đến hết một ngày, nhiều nhất 90 ngày.',
  input: Delegate,
  output: z.object({ id: Id, grant: Grant }),
  allow: 'grant.delegate',
  run: async ({ db, userId, today }, { grantId, toEmail, validFrom = today, validTo, reason }) => {
    const [grant, colleague] = [await findGrant(db, grantId), await findAccountByEmail(db, toEmail)]
    if (!grant || !userId) throw new Problem('access.not_found')
    if (!colleague || colleague.disabledAt || colleague.id === userId)
      throw new Problem('access.no_colleague', { toEmail })
    const own = { userId: grant.userId, delegatedBy: grant.delegatedByUserId, validTo: grant.validTo }
    checkDelegation(own, { byUserId: userId, from: validFrom, to: validTo })
    const { agencyId, role } = grant
    const id = await insertGrant(db, {
      userId: colleague.id,
      agencyId,
      role,
      validFrom,
      validTo,
      delegatedBy: userId,
      reason,
    })
    return { id, grant: (await findGrant(db, id)) ?? grant }
  },
  audit: ({ grantId, toEmail, validTo }) => ({ grantId, toEmail, validTo }),
})

export const listMyDelegations = operation({
  name: 'grant.listDelegated',
  method: 'GET',
  path: '/grants/delegated',
  summary: 'Những ủy quyền của chính mình còn hoặc sắp có hiệu lực.',
  input: z.object({}),
  output: z.object({ grants: z.array(Delegated) }),
  allow: 'grant.delegate',
  run: async ({ db, userId, today }) => ({
    grants: userId ? await listDelegations(db, { userId, from: today }) : [],
  }),
})

export const endDelegation = operation({
  name: 'grant.endDelegation',
  method: 'DELETE',
  path: '/grants/:grantId/delegation',
  summary: 'Chấm dứt ngay một ủy quyền của mình.',
  input: z.object({ grantId: Id }),
  output: Done,
  allow: 'grant.delegate',
  run: async ({ db, userId, today }, { grantId }) => {
    const grant = await findGrant(db, grantId)
    if (!grant || !userId || grant.delegatedByUserId !== userId) throw new Problem('access.not_found')
    await endGrant(db, grantId, addDays(today, -1))
    return { id: grantId }
  },
  audit: ({ grantId }) => ({ grantId }),
})
