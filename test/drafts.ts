import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { v7 as uuid } from 'uuid'
import { invoke, todayInVietnam } from '#features/access/operation.ts'
import { type Actor, system, visitor } from '#features/access/schema.ts'
import { listReachingGrants } from '#features/access/store.ts'
import { readConfig } from '#platform/config.ts'
import type { Db } from '#platform/db/connection.ts'
import { createLog } from '#platform/log.ts'
import { openWorld } from '../src/app.ts'
import { events } from '../src/events.ts'
import { operationNamed } from '../src/operations.ts'
import { cloneProvince } from './database.ts'
import { type Answer, type Person, seedAgencies, seedPeople } from './work.ts'

type Name = Parameters<typeof operationNamed>[0] & keyof Named
type Named = { [K in typeof import('../src/operations.ts').operations[number]['name']]: true }

/** A plan of An Hòa as such plans come: letterhead, bases, a table of tasks, duties and a signature. */
export const planText = `ỦY BAN NHÂN DÂN
TỈNH AN HÒA
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 12/KH-UBND

An Hòa, ngày 05 tháng 02 năm 2026

KẾ HOẠCH

Nâng cao Chỉ số hiệu quả quản trị và hành chính công (PAPI) năm 2026

Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC TIÊU

Phấn đấu năm 2026 Chỉ số PAPI của tỉnh nằm trong nhóm 15 tỉnh, thành phố đạt điểm cao nhất.

II. NHIỆM VỤ

Các nhiệm vụ cụ thể tại Phụ lục kèm theo.

III. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ là cơ quan thường trực, có trách nhiệm theo dõi, đôn đốc, tổng hợp, báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện.

2. Sở Tài chính bố trí kinh phí thực hiện Kế hoạch theo quy định.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Minh

PHỤ LỤC I
PHÂN CÔNG NHIỆM VỤ

| STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện | Sản phẩm |
|---|---|---|---|---|---|
| I | Công khai, minh bạch | | | | |
| 1 | Công khai danh sách hộ nghèo tại trụ sở và trên Trang thông tin điện tử. | UBND cấp xã | Sở Tài chính | Quý II/2026 | Danh sách được niêm yết |
| 2 | Rà soát, công bố thủ tục hành chính còn hiệu lực. | Sở Nội vụ | Sở Y tế | Trong 15 ngày làm việc kể từ ngày ban hành Kế hoạch | Quyết định công bố |
| II | Thủ tục hành chính công | | | | |
| 3 | Khảo sát mức độ hài lòng của người dân. Công bố kết quả trên Cổng thông tin điện tử. | Trung tâm Chuyển đổi số | UBND cấp xã | Hàng năm | |
| 4 | Tổ chức đối thoại với người dân về thủ tục đất đai. | Trung tâm Chuyển đổi số | | Thường xuyên | Biên bản đối thoại |
`

/** The small province of test/work.ts with nothing issued yet, and the whole world around it: files, jobs, calendar. */
export async function draftWorld(t: TestContext) {
  const { cluster, province, close } = await cloneProvince()
  const dataDir = await mkdtemp(join(tmpdir(), 'namro-drafts-'))
  const config = readConfig({ DATA_DIR: dataDir, PROVINCE: 'test', FILE_LIMIT_MB: '1' })
  const { services, jobs, close: closeWorld } = await openWorld(cluster, config, createLog('silent'), false)
  await jobs.start()
  t.after(async () => {
    await closeWorld()
    await close()
    await rm(dataDir, { recursive: true })
  })
  const ids = await province.write(seed)
  const actor = async (who: Person | 'visitor' | 'system'): Promise<Actor> => {
    if (who === 'visitor') return visitor
    if (who === 'system') return system
    const grants = await province.read((db) => listReachingGrants(db, ids.people[who], todayInVietnam(new Date())))
    return { kind: 'user', id: ids.people[who], name: who, sessionId: null, grants }
  }
  const as = async <N extends Name>(
    who: Person | 'visitor' | 'system',
    name: N,
    input: unknown = {},
    more: { filename: string; bytes: Uint8Array | string } | { now?: Date } = {},
  ): Promise<Answer<N>> => {
    const upload =
      'bytes' in more ? { filename: more.filename, stream: new Blob([more.bytes as string]).stream() } : undefined
    const now = 'bytes' in more ? undefined : more.now
    const request = { province, actor: await actor(who), services, input, upload, events, ...(now ? { now } : {}) }
    return (await invoke(operationNamed(name), request)) as Answer<N>
  }
  /** Loads a file and reads it, as the keeper of plans does. */
  const load = async (bytes: Uint8Array | string = planText, filename = 'ke-hoach.txt') => {
    const { id: documentId } = await as('keeper', 'document.upload', {}, { filename, bytes })
    await jobs.runDue()
    return as('keeper', 'document.get', { documentId })
  }
  /** Loads the plan of An Hòa and answers its draft. */
  const draft = async () => {
    const { planId } = await load()
    if (!planId) throw new Error('The plan of the tests was not recognised as one.')
    return planId
  }
  return { province, services, jobs, as, load, draft, ...ids }
}

async function seed(db: Db) {
  const agencies = await seedAgencies(db)
  const people = await seedPeople(db, agencies)
  const communes = uuid()
  const rule = JSON.stringify({ levels: ['commune'], kinds: ['committee'] })
  await db.insertInto('agencyGroup').values({ id: communes, code: 'ubnd-cap-xa', name: 'UBND cấp xã', rule }).execute()
  return { agencies, people, communes }
}

/** Settles the one unknown name and accepts everything, as a person does on the review screen. */
export async function review(w: Awaited<ReturnType<typeof draftWorld>>, planId: string): Promise<void> {
  const { tasks } = await w.as('keeper', 'task.list', { planId })
  const doubtful = tasks.find(({ doubtful }) => doubtful)
  if (doubtful) {
    const party = doubtful.parties.find(({ agencyId, groupId }) => !agencyId && !groupId)
    const { id: taskId, version } = doubtful
    const target = { agencyId: w.agencies.health, groupId: null }
    await w.as('keeper', 'task.chooseParty', { taskId, version, partyId: party?.id, ...target })
  }
  await w.as('keeper', 'task.acceptCertain', { planId })
}
