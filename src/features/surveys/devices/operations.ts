import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { markOfKey, newLetterKeys } from '#lib/sealed-letter/letter.ts'
import { Problem } from '#platform/problem.ts'
import { digestOf, openedHere, privateOf } from './reading.ts'
import * as shapes from './schema.ts'
import { type DeviceRow, endDevice, insertDevice, insertLetterKey, listDevices, listLetterKeys } from './store.ts'

const me = ({ userId }: Context): string => {
  if (userId === null) throw new Problem('access.not_found')
  return userId
}

export const addDevice = operation({
  name: 'interview.addDevice',
  method: 'POST',
  path: '/interview-devices',
  summary:
    'Thêm máy đang dùng làm máy phỏng vấn của mình: từ lúc này phiếu trên máy gửi được mà không cần đăng nhập lại.',
  input: shapes.AddDevice,
  output: shapes.NewDevice,
  allow: 'signedIn',
  secretReply: true,
  run: async (context, { name }) => {
    const { db, now } = context
    const letterKey = await letterKeyOf(context)
    const [id, key] = [uuid(), randomBytes(32).toString('hex')]
    await insertDevice(db, { id, userId: me(context), name, keyDigest: digestOf(key), createdAt: now })
    return { id, key, letterKey }
  },
  audit: ({ name }) => ({ name }),
})

/** The key that letters are sealed for; made when the first device is added, or the program's secret has changed. */
async function letterKeyOf({ db, services: { sealing }, now }: Context): Promise<string> {
  const usable = (await listLetterKeys(db)).find((row) => privateOf(row, sealing))
  if (usable) return usable.publicKey.toString('base64')
  const { publicKey, privateKey } = await newLetterKeys()
  await insertLetterKey(db, {
    mark: Buffer.from(await markOfKey(publicKey)).toString('hex'),
    publicKey: Buffer.from(publicKey),
    privateSealed: sealing.seal(Buffer.from(privateKey).toString('base64')),
    createdAt: now,
  })
  return Buffer.from(publicKey).toString('base64')
}

const listed = ({ createdAt, endedAt, ...device }: DeviceRow) => ({
  ...device,
  createdAt: createdAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
})

export const listMyDevices = operation({
  name: 'interview.devices',
  method: 'GET',
  path: '/interview-devices',
  summary: 'Các máy phỏng vấn của mình.',
  input: z.object({}),
  output: shapes.DeviceList,
  allow: 'signedIn',
  run: async (context) => ({ devices: (await listDevices(context.db, me(context))).map(listed) }),
})

export const endMyDevice = operation({
  name: 'interview.endDevice',
  method: 'POST',
  path: '/interview-devices/:deviceId/end',
  summary: 'Ngừng một máy phỏng vấn của mình (mất máy, đổi máy): máy đó không gửi, không tải được gì nữa.',
  input: shapes.OfDevice,
  output: shapes.DeviceList,
  allow: 'signedIn',
  run: async (context, { deviceId }) => {
    const { db, now } = context
    if (!(await endDevice(db, me(context), deviceId, now))) throw new Problem('access.not_found')
    return { devices: (await listDevices(db, me(context))).map(listed) }
  },
})

export const recoverKey = operation({
  name: 'interview.recover',
  method: 'POST',
  path: '/interview-devices/recover',
  summary:
    'Lấy lại khóa của những gì mình giữ trên máy phỏng vấn khi quên mã PIN: chỉ trả cho đúng tài khoản đã thêm máy.',
  input: shapes.Recover,
  output: shapes.Recovered,
  allow: 'signedIn',
  secretReply: true,
  run: async (context, { sealed }) => {
    const plain = await openedHere(context.db, context.services.sealing, Buffer.from(sealed, 'base64'))
    const read = shapes.KeptKey.safeParse(jsonOf(plain))
    // Somebody else's is not told from one that is none.
    if (!read.success || read.data.person !== me(context)) throw new Problem('interview.letter_unreadable')
    return { key: read.data.key }
  },
})

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
