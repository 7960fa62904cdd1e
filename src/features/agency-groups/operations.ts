import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { expandGroup } from '#features/directory/rules.ts'
import type { Directory } from '#features/directory/schema.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { clean } from '#lib/vietnamese/normalize.ts'
import { Problem } from '#platform/problem.ts'
import { loadGroups, readGroupContent } from './jobs.ts'
import { AgencyGroup, GroupMember, GroupMembers, ListGroups, PreviewGroup, SaveGroup } from './schema.ts'
import { insertGroups, listGroups, saveGroup, saveNamedMembers } from './store.ts'

export const listAgencyGroups = operation({
  name: 'agency.listGroups',
  method: 'GET',
  path: '/agency-groups',
  summary: 'Các nhóm đơn vị (“UBND cấp xã”, “các sở, ban, ngành”…), cách tính thành viên và tên gọi khác.',
  input: ListGroups,
  output: z.object({ groups: z.array(AgencyGroup) }),
  allow: 'agency.read',
  run: async ({ db, today }, { asOf = today }) => {
    const directory = await loadDirectory(db, asOf)
    const groups = await listGroups(db)
    return { groups: groups.map((group) => ({ ...group, members: expandGroup(directory, group.id).length })) }
  },
})

export const listGroupMembers = operation({
  name: 'agency.groupMembers',
  method: 'GET',
  path: '/agency-groups/:groupId/members',
  summary: 'Những đơn vị cụ thể của một nhóm vào một ngày.',
  input: GroupMembers,
  output: z.object({
    groupId: Id,
    name: z.string(),
    members: z.array(GroupMember),
    excluded: z.array(GroupMember).describe('Named exceptions of the day'),
  }),
  allow: 'agency.read',
  run: async ({ db, today }, { groupId, asOf = today, issuerId }) => {
    const directory = await loadDirectory(db, asOf)
    const group = directory.groups.get(groupId)
    if (!group) throw new Problem('access.not_found')
    const shown = (ids: readonly string[]) => membersOf(directory, ids, group.included)
    const members = shown(expandGroup(directory, groupId, { issuerId }))
    return { groupId, name: group.name, members, excluded: shown(group.excluded) }
  },
})

const membersOf = ({ agencies }: Directory, ids: readonly string[], included: readonly string[]): GroupMember[] =>
  ids.flatMap((id) => {
    const agency = agencies.get(id)
    return agency ? [{ ...agency, named: included.includes(id) }] : []
  })

export const previewAgencyGroup = operation({
  name: 'agency.previewGroup',
  method: 'GET',
  path: '/agency-groups/preview',
  summary: 'Một quy tắc đang soạn gồm những đơn vị nào vào một ngày, khi chưa lưu.',
  input: PreviewGroup,
  output: z.object({ members: z.array(GroupMember) }),
  allow: 'agency.read',
  run: async ({ db, today }, { asOf = today, ...rule }) => {
    const directory = await loadDirectory(db, asOf)
    const drafted = { id: '', code: '', name: '', rule, included: [], excluded: [] }
    const withDraft = { ...directory, groups: new Map([...directory.groups, ['', drafted]]) }
    const empty = Object.values(rule).every((part) => part === undefined)
    return { members: membersOf(directory, empty ? [] : expandGroup(withDraft, ''), []) }
  },
})

export const saveAgencyGroup = operation({
  name: 'agency.saveGroup',
  method: 'PUT',
  path: '/agency-groups',
  summary: 'Thêm hoặc sửa một nhóm đơn vị: quy tắc, đơn vị nêu tên, đơn vị loại trừ (tính từ hôm nay).',
  input: SaveGroup,
  output: z.object({ id: Id }),
  allow: 'agency.manage',
  run: async ({ db, today }, { groupId, version, code, rule, include, exclude, ...it }) => {
    const name = clean(it.name)
    const id = groupId ?? (await insertGroups(db, [{ code: neededCode(code), name, rule }])).get(neededCode(code))
    if (!id) throw new Problem('agency.code_taken', { code })
    if (groupId) await saveGroup(db, groupId, { name, rule }, neededVersion(version))
    const named = include && [...new Set(include)]
    const left = exclude && [...new Set(exclude)].filter((each) => !named?.includes(each))
    await saveNamedMembers(db, { groupId: id, include: named, exclude: left, from: groupId ? today : null })
    return { id }
  },
  audit: ({ name, rule, include, exclude }) => ({ name, rule, include, exclude }),
})

function neededCode(code: string | undefined): string {
  if (code === undefined) throw new Problem('input.invalid', { fields: [{ field: 'code', code: 'required' }] })
  return code
}

function neededVersion(version: number | undefined): number {
  if (version === undefined) throw new Problem('input.invalid', { fields: [{ field: 'version', code: 'required' }] })
  return version
}

export const loadDefaultGroups = operation({
  name: 'agency.loadGroups',
  method: 'POST',
  path: '/agency-groups/load',
  summary: 'Nạp các nhóm đơn vị thường gặp đi kèm phần mềm; nhóm đã có giữ nguyên.',
  input: z.object({}),
  output: z.object({ added: z.number().int() }),
  allow: 'agency.manage',
  prepare: readGroupContent,
  run: async (context) => ({ added: await loadGroups(context, context.prepared) }),
  audit: (_input, { added }) => ({ added }),
})
