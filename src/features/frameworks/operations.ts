import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { shippedEditions } from './content.ts'
import { editionPage, editionSummary } from './rules.ts'
import { EditionPage, EditionSummary, GetEdition } from './schema.ts'

export const listFrameworks = operation({
  name: 'framework.list',
  method: 'GET',
  path: '/frameworks',
  summary: 'Các bộ chỉ số theo năm hoặc giai đoạn: PAPI, PAR INDEX, SIPAS, chỉ số phục vụ…',
  input: z.object({}),
  output: z.object({ editions: z.array(EditionSummary) }),
  allow: 'signedIn',
  prepare: () => shippedEditions(),
  run: async ({ prepared }) => ({
    editions: prepared.map(({ edition, digest }) => editionSummary(edition, digest)),
  }),
})

export const getFramework = operation({
  name: 'framework.get',
  method: 'GET',
  path: '/frameworks/:framework/:edition',
  summary: 'Một bộ chỉ số thành cây tiêu chí: điểm tối đa, cách chấm bằng lời, trường hợp không áp dụng, nguồn.',
  input: GetEdition,
  output: EditionPage,
  allow: 'signedIn',
  prepare: () => shippedEditions(),
  run: async ({ prepared }, { framework, edition }) => {
    const found = prepared.find(
      (it) => it.edition.framework.framework === framework && it.edition.framework.edition === edition,
    )
    if (!found) throw new Problem('access.not_found')
    return editionPage(found.edition, found.digest)
  },
})
