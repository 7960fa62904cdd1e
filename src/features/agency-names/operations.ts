import { operation } from '#features/access/operation.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { resolveName } from './rules.ts'
import { Resolution, ResolveName } from './schema.ts'

export const resolveAgencyName = operation({
  name: 'agency.resolve',
  method: 'GET',
  path: '/agency-names/resolve',
  summary: 'Tên ghi trong văn bản là đơn vị hay nhóm đơn vị nào vào ngày của văn bản; không chắc thì nêu các khả năng.',
  input: ResolveName,
  output: Resolution,
  allow: 'agency.read',
  run: async ({ db, today }, { name, asOf = today, issuerId }) =>
    resolveName(await loadDirectory(db, asOf), name, { issuerId }),
})
