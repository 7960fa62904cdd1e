import { z } from 'zod'
import { documentReply } from '#features/access/file-replies.ts'
import { operation } from '#features/access/operation.ts'
import { findIssuingAgency } from '#features/exports/store.ts'
import { svgOf } from '#lib/charts/svg.ts'
import { docxBytes } from '#lib/office/docx.ts'
import { pngOf, sizeOf } from '#platform/pictures/pictures.ts'
import { Problem } from '#platform/problem.ts'
import { profileOf } from '../operations.ts'
import { type Profile, ShowProfile } from '../schema.ts'
import { profileDocument, profilePictures } from './document.ts'

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
    const name = `${profile.unit.name} ${profile.framework} ${profile.year}`
    return documentReply(name, async () => docxBytes(profileDocument(profile, issuer, await drawnOf(profile))))
  },
})

async function drawnOf(profile: Profile) {
  const pictures = profilePictures(profile)
  const pngs = await pngOf(pictures.map((it) => svgOf(it)))
  return pngs.map((png, i) => {
    const { title = '', source = '' } = pictures[i] ?? {}
    return { png, ...sizeOf(png), title, source }
  })
}
