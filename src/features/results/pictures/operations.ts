import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { findIssuingAgency } from '#features/exports/store.ts'
import { svgOf } from '#lib/charts/svg.ts'
import { docxBytes } from '#lib/office/docx.ts'
import { pngOf, sizeOf } from '#platform/pictures/pictures.ts'
import { Problem } from '#platform/problem.ts'
import { profileOf } from '../operations.ts'
import { ShowProfile } from '../schema.ts'
import { profileDocument, profilePictures } from './document.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const exportProfileDocx = operation({
  name: 'results.exportProfileDocx',
  method: 'GET',
  path: '/indices/:framework/profile.docx',
  summary: 'Báo cáo một địa phương trên một chỉ số (Word): bảng điểm và ba hình như trên màn hình.',
  input: ShowProfile,
  output: z.unknown(),
  allow: 'index.read',
  reply: 'file',
  run: async (reading, input) => {
    const { actor, db, today } = reading
    const agencyId = actor.kind === 'user' ? actor.grants[0]?.agencyId : undefined
    const issuer = agencyId === undefined ? undefined : await findIssuingAgency(db, agencyId, today)
    if (!issuer) throw new Problem('access.not_found')
    const profile = await profileOf(reading, input)
    const pictures = profilePictures(profile)
    const pngs = await pngOf(pictures.map((it) => svgOf(it)))
    const drawn = pngs.map((png, i) => {
      const { title = '', source = '' } = pictures[i] ?? {}
      return { png, ...sizeOf(png), title, source }
    })
    const name = `${profile.unit.name} ${profile.framework} ${profile.year}`.replaceAll(/[^\p{L}\p{N} .–-]+/gu, '-')
    return { filename: `${name}.docx`, mediaType: DOCX, body: await docxBytes(profileDocument(profile, issuer, drawn)) }
  },
})
