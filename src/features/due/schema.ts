import { z } from 'zod'

/** Everything that can be due. A further kind is a line in sources.ts, with its words and its path. */
export const DueKind = z.enum(['assignment', 'duty', 'plan', 'sheet', 'report'])
export type DueKind = z.infer<typeof DueKind>

/**
 * How one thing that is due stands. open: somebody has to do it; handedIn: somebody else decides on it; done: completed,
 * issued or sent; over: nobody asks for it any more, and it was not done.
 */
export type DueState = 'open' | 'handedIn' | 'done' | 'over'

/** One thing that an agency must have done by a day, whatever it is; of recurring work each time. */
export type DueItem = {
  kind: DueKind
  id: string
  /** What its page is named by. */
  shownId: string
  /** What it has in common with the same of other agencies: the task, the plan, the round. */
  groupId: string
  occurrenceId: string | null
  /** Of recurring work: which time. */
  occurrence: string | null
  dueOn: string
  /** Whose it is. */
  agencyId: string
  agencyName: string
  /** Who follows it up, and in whose name it was asked. */
  standingId: string
  ownerId: string
  /** What is to be done, in one sentence. */
  title: string
  /** Number or title of the plan that asks for it, name of the round. */
  source: string
  state: DueState
  /** Where it is looked at, below /app. */
  path: string
}

export type DueQuery = {
  /** Days from … to …, both included, or just these. */
  days: { from: string; to: string } | readonly string[]
  /** Agencies whose it is, or all. */
  agencyIds: 'all' | readonly string[]
  /** Agencies that are left out, although they are among these. */
  but?: readonly string[]
  /** Only what stands like this; without it everything. */
  states?: readonly DueState[]
}

/** The same of several agencies on one day, added up. */
export type DueGroup = Pick<DueItem, 'groupId' | 'occurrenceId' | 'occurrence' | 'dueOn' | 'title' | 'source'> & {
  /** Of one of them. */
  shownId: string
  agencyName: string
  agencies: number
  open: number
  handedIn: number
  done: number
}
