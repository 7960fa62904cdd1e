import { Readable } from 'node:stream'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { type Context, operation, type Upload } from '#features/access/operation.ts'
import { Day, Id, NextPage, type Subject } from '#features/access/schema.ts'
import { agenciesBelow, existsOn, expandGroup } from '#features/directory/rules.ts'
import { type AgencyRow, findAgency, listAgencies, loadDirectory } from '#features/directory/store.ts'
import { csvStream } from '#lib/office/csv.ts'
import { xlsxStream } from '#lib/office/xlsx.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import type { Services } from '#platform/services.ts'
import { readUploadedTable } from '#platform/uploaded-table.ts'
import { MOST_ROWS, planImport, type ReadRows, readAgencyRows } from './import-rules.ts'
import { checkMove, renamedPeriod } from './rules.ts'
import {
  AddAlias,
  Agency,
  AgencyDetail,
  CreateAgency,
  ExportAgencies,
  ImportAgencies,
  ImportResult,
  ListAgencies,
  MoveAgency,
  RenameAgency,
  UpdateAgency,
} from './schema.ts'
import * as store from './store.ts'
import { agencySheet } from './table.ts'

export const Done = z.object({ id: Id })

const known = (row: AgencyRow | undefined) => row && { row, ...partsOf(row) }

/** Every agency is known to all who work in the province; only administrators change one. */
const partsOf = ({ id, parentId }: { id: string; parentId: string | null }): Subject => ({
  kind: 'agency',
  id,
  parts: { self: [id], superior: parentId ? [parentId] : [] },
  open: true,
})

export const readable = async (
  db: Db,
  { agencyId, asOf }: { agencyId: string; asOf?: string | undefined },
  { today }: Context,
) => known(await findAgency(db, agencyId, asOf ?? today))

export const forChange = async (db: Db, { agencyId }: { agencyId: string }, { today }: Context) => {
  await store.lockAgency(db, agencyId)
  return known(await findAgency(db, agencyId, today))
}

export const listAllAgencies = operation({
  name: 'agency.list',
  method: 'GET',
  path: '/agencies',
  summary: 'Đơn vị của tỉnh theo tên: tìm có dấu hoặc không dấu, lọc theo cấp, loại, đơn vị cấp trên, ngày.',
  input: ListAgencies,
  output: z.object({ agencies: z.array(Agency), next: NextPage }),
  allow: 'agency.read',
  run: async ({ db, today, can }, { asOf = today, limit, ...filter }) => {
    const rows = await listAgencies(db, { ...filter, asOf, limit: limit + 1 })
    const page = rows.slice(0, limit)
    const agencies = page.map((row) => ({ ...row, can: can(partsOf(row)) }))
    return { agencies, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
  },
})

export const getAgency = operation({
  name: 'agency.get',
  method: 'GET',
  path: '/agencies/:agencyId',
  summary: 'Một đơn vị vào một ngày: tên gọi khác, tên cũ, sáp nhập và kế thừa, các nhóm có đơn vị này.',
  input: z.object({ agencyId: Id, asOf: Day.optional().describe('Today when left out') }),
  output: AgencyDetail,
  allow: 'agency.read',
  subject: readable,
  run: async ({ db, subject, today, can }, { agencyId, asOf = today }) => {
    const directory = await loadDirectory(db, asOf)
    const groups = [...directory.groups.values()].filter(({ id }) => expandGroup(directory, id).includes(agencyId))
    const former = directory.agencies.get(agencyId)?.formerNames ?? []
    return {
      ...subject.row,
      can: can(subject),
      aliases: await store.listAliases(db, agencyId),
      formerNames: former.map(({ name, from, to }) => ({ name, from, to })),
      lineage: await store.listLineage(db, agencyId),
      groups: groups.map(({ id, name }) => ({ id, name })),
      children: [...directory.agencies.values()].filter((it) => it.parentId === agencyId && existsOn(it, asOf)).length,
    }
  },
})

export const createAgency = operation({
  name: 'agency.create',
  method: 'POST',
  path: '/agencies',
  summary: 'Thêm một đơn vị, từ ngày thành lập, dưới một đơn vị cấp trên.',
  input: CreateAgency,
  output: Done,
  allow: 'agency.manage',
  run: async ({ db }, input) => {
    const parent = input.parentId ? await findAgency(db, input.parentId, input.validFrom) : undefined
    if (input.parentId && !parent) throw new Problem('access.not_found')
    if (parent)
      checkMove({ id: '', validFrom: input.validFrom, validTo: null }, parent, {
        from: input.validFrom,
        below: new Set(),
      })
    return { id: await store.insertAgency(db, input) }
  },
  audit: ({ code, name }) => ({ code, name }),
})

export const updateAgency = operation({
  name: 'agency.update',
  method: 'PATCH',
  path: '/agencies/:agencyId',
  summary: 'Sửa tên ngắn, địa bàn, thư, điện thoại, loại; đổi tên và chuyển cấp trên có chức năng riêng.',
  input: UpdateAgency,
  output: Done,
  allow: 'agency.manage',
  subject: forChange,
  run: async ({ db }, { agencyId, version, ...change }) => {
    await store.saveAgency(db, agencyId, change, version)
    return { id: agencyId }
  },
  audit: (input) => ({ fields: Object.keys(input).filter((key) => key !== 'agencyId' && key !== 'version') }),
})

export const renameAgency = operation({
  name: 'agency.rename',
  method: 'POST',
  path: '/agencies/:agencyId/rename',
  summary: 'Đổi tên từ một ngày; tên cũ được giữ cho văn bản trước ngày đó. Từ ngày thành lập: sửa tên ghi sai.',
  input: RenameAgency,
  output: Done,
  allow: 'agency.manage',
  subject: forChange,
  run: async ({ db, subject: { row }, today }, { agencyId, version, name, shortName, from }) => {
    const formerNames = (await loadDirectory(db, today)).agencies.get(agencyId)?.formerNames ?? []
    const period = renamedPeriod({ ...row, formerNames }, from)
    if (period) await store.insertFormerName(db, { agencyId, name: row.name, shortName: row.shortName, ...period })
    await store.saveAgency(db, agencyId, { name, ...(shortName === undefined ? {} : { shortName }) }, version)
    return { id: agencyId }
  },
  audit: ({ name, from }) => ({ name, from }),
})

export const moveAgency = operation({
  name: 'agency.move',
  method: 'POST',
  path: '/agencies/:agencyId/move',
  summary: 'Chuyển đơn vị sang cấp trên khác từ một ngày; trước ngày đó vẫn như cũ.',
  input: MoveAgency,
  output: Done,
  allow: 'agency.manage',
  subject: forChange,
  run: async ({ db, subject: { row } }, { agencyId, version, parentId, from }) => {
    const directory = await loadDirectory(db, from)
    const parent = directory.agencies.get(parentId)
    if (!parent) throw new Problem('access.not_found')
    checkMove(row, parent, { from, below: agenciesBelow(directory, agencyId) })
    await store.saveAgency(db, agencyId, {}, version)
    await store.saveParent(db, { agencyId, parentId, from, lastDay: row.validTo })
    return { id: agencyId }
  },
  audit: ({ parentId, from }) => ({ parentId, from }),
})

export const addAlias = operation({
  name: 'agency.addAlias',
  method: 'POST',
  path: '/agency-aliases',
  summary: 'Ghi nhớ một tên gọi khác của đơn vị hoặc nhóm; văn bản đọc sau sẽ hiểu theo.',
  input: AddAlias,
  output: Done,
  allow: 'agency.alias',
  run: async ({ db, userId }, { agencyId = null, groupId = null, alias }) => {
    if (!(await store.existsTarget(db, agencyId ?? groupId ?? ''))) throw new Problem('access.not_found')
    const target = { agencyId, groupId, names: [alias], source: 'manual' as const, createdBy: userId }
    const [id] = await store.insertAliases(db, target)
    if (!id) throw new Problem('agency.alias_taken', { alias })
    return { id }
  },
  audit: ({ agencyId, groupId, alias }) => ({ agencyId, groupId, alias }),
})

export const removeAlias = operation({
  name: 'agency.removeAlias',
  method: 'DELETE',
  path: '/agency-aliases/:aliasId',
  summary: 'Bỏ một tên gọi khác; văn bản đã rà soát giữ nguyên, văn bản đọc sau không hiểu theo nữa.',
  input: z.object({ aliasId: Id }),
  output: Done,
  allow: 'agency.alias',
  run: async ({ db }, { aliasId }) => {
    if (!(await store.deleteAlias(db, aliasId))) throw new Problem('access.not_found')
    return { id: aliasId }
  },
})

export const importAgencies = operation({
  name: 'agency.import',
  method: 'POST',
  path: '/agencies/import',
  summary:
    'Nhập danh sách đơn vị từ XLSX hoặc CSV: mặc định chỉ thử, nêu lỗi từng dòng; có lỗi thì không ghi dòng nào.',
  input: ImportAgencies,
  output: ImportResult,
  allow: 'agency.manage',
  body: 'file',
  prepare: async ({ upload, services, today }) => readUpload(upload, services, today),
  run: async ({ db, prepared: { rows, errors, count }, userId, today, emit }, { dryRun }) => {
    const plan = planImport(rows, await store.listForTable(db, today), today, uuid)
    const all = [...errors, ...plan.errors].sort((a, b) => a.row - b.row)
    const written = !dryRun && all.length === 0
    if (written) await store.saveImport(db, plan, userId).then(() => emit('agency.imported', {}))
    const { added, changed, unchanged } = plan
    return { rows: count, added: added.length, changed: changed.length, unchanged, errors: all.slice(0, 1000), written }
  },
  audit: (_input, { rows, added, changed, written }) => ({ rows, added, changed, written }),
})

const LARGEST_TABLE = 10 * 1024 * 1024

async function readUpload(upload: Upload | undefined, services: Services, today: string): Promise<ReadRows> {
  const { rows } = await readUploadedTable(upload, services, { maxBytes: LARGEST_TABLE, maxRows: MOST_ROWS })
  return readAgencyRows(rows, today)
}

export const exportAgencies = operation({
  name: 'agency.export',
  method: 'GET',
  path: '/agencies/export',
  summary: 'Xuất danh sách đơn vị ra XLSX hoặc CSV, cùng các cột với tệp nhập.',
  input: ExportAgencies,
  output: z.unknown(),
  allow: 'agency.read',
  reply: 'file',
  run: async ({ db, today }, { format }) => {
    const sheet = agencySheet(await store.listForTable(db, today), format)
    const bytes = format === 'csv' ? csvStream(sheet) : xlsxStream([sheet])
    return {
      filename: `don-vi-${today}.${format}`,
      mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : XLSX,
      body: Readable.toWeb(Readable.from(bytes)) as ReadableStream<Uint8Array>,
    }
  },
})

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
