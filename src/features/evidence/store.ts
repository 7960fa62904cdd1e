import { v7 as uuid } from 'uuid'
import type { Subject } from '#features/access/schema.ts'
import type { Evidence } from '#features/assignments/schema.ts'
import { findAssignment } from '#features/assignments/store.ts'
import type { Db } from '#platform/db/connection.ts'
import type { MediaType } from '#platform/files/store.ts'

export type NewEvidence = {
  assignmentId: string
  sha256: string
  filename: string
  uploadedBy: string | null
  uploadedAt: Date
}

/** Adds a file to an assignment; the same bytes again are the same piece of evidence, under its first name. */
export async function insertEvidence(db: Db, it: NewEvidence): Promise<void> {
  await db
    .insertInto('assignmentEvidence')
    .values({ id: uuid(), ...it })
    .onConflict((conflict) => conflict.columns(['assignmentId', 'sha256']).doNothing())
    .execute()
}

export async function findEvidenceOfFile(
  db: Db,
  { assignmentId, sha256 }: Pick<NewEvidence, 'assignmentId' | 'sha256'>,
): Promise<Evidence | undefined> {
  const row = await rows(db).where('assignmentId', '=', assignmentId).where('e.sha256', '=', sha256).executeTakeFirst()
  return row && evidenceFrom(row)
}

/** A piece of evidence with the part that agencies have in its assignment: who reads the one reads the other. */
export type EvidenceSubject = Subject & {
  evidence: Evidence
  sha256: string
  mediaType: MediaType
  uploadedBy: string | null
  assignment: NonNullable<Awaited<ReturnType<typeof findAssignment>>>
}

export async function findEvidence(
  db: Db,
  key: { assignmentId: string; evidenceId: string },
): Promise<EvidenceSubject | undefined> {
  const assignment = await findAssignment(db, key.assignmentId)
  const row = await rows(db)
    .where('assignmentId', '=', key.assignmentId)
    .where('e.id', '=', key.evidenceId)
    .executeTakeFirst()
  if (!assignment || !row) return undefined
  const { kind, id, parts, closed } = assignment
  const { sha256, uploadedBy } = row
  const mediaType = row.mediaType as MediaType
  return { kind, id, parts, closed, assignment, evidence: evidenceFrom(row), sha256, mediaType, uploadedBy }
}

export async function deleteEvidence(db: Db, id: string): Promise<void> {
  await db.deleteFrom('assignmentEvidence').where('id', '=', id).execute()
}

const rows = (db: Db) =>
  db
    .selectFrom('assignmentEvidence as e')
    .innerJoin('storedFile as f', 'f.sha256', 'e.sha256')
    .leftJoin('authUser as u', 'u.id', 'e.uploadedBy')
    .select(['e.id', 'e.sha256', 'e.filename', 'f.size', 'f.mediaType', 'e.uploadedBy', 'u.name as uploadedByName'])
    .select(['e.uploadedAt', 'e.entryId'])

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

const evidenceFrom = ({ sha256: _, uploadedBy: __, uploadedAt, ...row }: Row): Evidence => ({
  ...row,
  uploadedAt: uploadedAt.toISOString(),
})
