import { v7 as uuid } from 'uuid'
import type { Db } from '#platform/db/connection.ts'

/** An agency with an open survey by a published questionnaire; the id of the survey. */
export async function insertSurvey(db: Db, content: object, slug: string): Promise<string> {
  const [agencyId, questionnaireId, id, now] = [uuid(), uuid(), uuid(), new Date()]
  const agency = { code: 'so', name: 'Sở Nội vụ', kind: 'department', level: 'province', validFrom: '2020-01-01' }
  await db
    .insertInto('agency')
    .values({ id: agencyId, ...agency })
    .execute()
  const by = { agencyId, title: 'Phiếu', createdAt: now, createdByName: 'x' }
  await db
    .insertInto('questionnaire')
    .values({ id: questionnaireId, ...by })
    .execute()
  const version = { questionnaireId, number: 1, content: JSON.stringify(content), testedEdit: 1, updatedAt: now }
  await db
    .insertInto('questionnaireVersion')
    .values({ ...version, publishedAt: now, publishedByName: 'x' })
    .execute()
  const days = { opensOn: '2020-01-01', closesOn: '2999-12-31', state: 'open', openLink: true, updatedAt: now }
  const survey = { id, agencyId, questionnaireId, versions: [1], title: 'Khảo sát', slug, ...days }
  await db.insertInto('survey').values(survey).execute()
  return id
}
