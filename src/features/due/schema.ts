import type { Db } from '#platform/db/connection.ts'

/** Everything that can be due. A further kind is a function `(db, query) => DueItem[]` of its feature, named in sources.ts. */
export type DueKind = 'assignment' | 'duty' | 'report' | 'sheet'

/** One thing that somebody must have done by a day, whatever it is. */
export type DueItem = {
  kind: DueKind
  id: string
  dueOn: string
  /** Whose it is. */
  agencyId: string
  agencyName: string
  /** Who follows it up, and in whose name it was asked. */
  standingId: string
  ownerId: string
  /** What is to be done, in one sentence as it stands in the plan; a duty and a sheet are worded where they are told. */
  title: string
  /** Number or title of the plan that asks for it. */
  source: string
  /** Handed in, completed or issued: nothing more is awaited from the agency. */
  done: boolean
  /** Where it is looked at, below /app. */
  path: string
}

export type DueQuery = {
  /** Days from … to …, both included, or just these. */
  days: { from: string; to: string } | readonly string[]
  /** Agencies whose it is, or all. */
  agencyIds: 'all' | readonly string[]
  /** Only what somebody still has to do. */
  openOnly?: boolean
}

/** Answers what is due, in any order; what was cancelled, or asked by a plan that is over, is not due. One query. */
export type DueSource = (db: Db, query: DueQuery) => Promise<DueItem[]>
