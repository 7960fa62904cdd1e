import { Problem } from '#platform/problem.ts'
import { holds, type Part, type Verb, verbNames, verbs } from './roles.ts'
import type { Actor, ReachingGrant, Subject } from './schema.ts'

/** May this actor use the verb on this subject? The program itself may do everything; a visitor nothing. */
export function may(actor: Actor, verb: Verb, subject: Subject): boolean {
  if (actor.kind === 'system') return true
  return actor.grants.some((grant) => grantAllows(grant, verb, subject))
}

function grantAllows(grant: ReachingGrant, verb: Verb, subject: Subject): boolean {
  if (!holds(grant.role, verb)) return false
  const rule: { parts: readonly Part[]; open?: true; inName?: true; changes?: true } = verbs[verb]
  if (rule.changes && subject.closed) return false
  if (reachesEverything(grant)) return true
  if (rule.open && subject.open) return true
  if (rule.inName && !actsInName(grant, subject)) return false
  return rule.parts.some((part) => subject.parts[part]?.some((agencyId) => grant.reach.has(agencyId)))
}

/** For one's own agency and those below it, or for the committee that the agency advises. */
const actsInName = ({ reach, actsFor }: ReachingGrant, { inNameOf }: Subject): boolean =>
  inNameOf === undefined || inNameOf.some((agencyId) => reach.has(agencyId) || actsFor.has(agencyId))

/** The part is there, but not the right to put another agency's name under it. */
export function lacksName(actor: Actor, verb: Verb, { inNameOf: _, ...subject }: Subject): boolean {
  return 'inName' in verbs[verb] && may(actor, verb, subject)
}

const reachesEverything = (grant: ReachingGrant) =>
  grant.role === 'administrator' || grant.role === 'leader' || grant.role === 'monitor'

/** May this actor use the verb on anything at all? Lists and creations ask this; the list is then cut to `reachOf`. */
export function mayAnywhere(actor: Actor, verb: Verb): boolean {
  return actor.kind === 'system' || actor.grants.some((grant) => holds(grant.role, verb))
}

/** The agencies for which the actor may use the verb; 'all' without bound. */
export function reachOf(actor: Actor, verb: Verb): 'all' | ReadonlySet<string> {
  if (actor.kind === 'system') return 'all'
  const grants = actor.grants.filter((grant) => holds(grant.role, verb))
  if (grants.some(reachesEverything)) return 'all'
  return new Set(grants.flatMap((grant) => [...grant.reach]))
}

/** What the actor may do with the subject: verbs of the subject's own noun. Sent with every reply about it. */
export function canOn(actor: Actor, subject: Subject): Verb[] {
  return verbNames.filter((verb) => verb.startsWith(`${subject.kind}.`) && may(actor, verb, subject))
}

/** Whether the actor may know that the subject exists: a stranger is told that there is nothing. */
export function knows(actor: Actor, subject: Subject): boolean {
  return actor.kind === 'system' || canOn(actor, subject).length > 0
}

/** Throws why not. A stranger is told that there is nothing, so that ids cannot be probed. */
export function checkMay(actor: Actor, verb: Verb, subject: Subject): void {
  if (may(actor, verb, subject)) return
  const { closed, ...before } = subject
  if (closed && may(actor, verb, before)) throw new Problem(closed)
  if (lacksName(actor, verb, subject)) throw new Problem('access.not_in_name', { verb })
  throw new Problem(knows(actor, subject) ? 'access.verb_missing' : 'access.not_found', { verb })
}

/** All verbs that the actor holds anywhere: for menus. */
export const canAnywhere = (actor: Actor): Verb[] => verbNames.filter((verb) => mayAnywhere(actor, verb))

/**
 * The one grant by which the actor may: his own before one that was handed to him, then the one that reaches least.
 * Without a subject, any that holds the verb.
 */
export function grantUsed(actor: Actor, verb: Verb, subject: Subject | undefined): ReachingGrant | undefined {
  const usable = actor.grants.filter((grant) => (subject ? grantAllows(grant, verb, subject) : holds(grant.role, verb)))
  const width = (grant: ReachingGrant) => (reachesEverything(grant) ? Number.POSITIVE_INFINITY : grant.reach.size)
  const handed = ({ delegatedBy }: ReachingGrant) => Number(Boolean(delegatedBy))
  return usable.reduce<ReachingGrant | undefined>((best, grant) => {
    if (!best || handed(grant) < handed(best)) return grant
    return handed(grant) === handed(best) && width(grant) < width(best) ? grant : best
  }, undefined)
}

/** Failed sign-ins of one address, until when it is locked, and when the audit was last told. */
export type SignInFailures = { failures: number; firstAt: Date; lockedUntil: Date | null; toldAt: Date | null }

const failuresAllowed = 5
const windowMinutes = 15
const lockMinutes = 15

/** After five failures within fifteen minutes the address is locked for fifteen minutes, whoever types it. */
export function afterFailure(before: SignInFailures | undefined, now: Date): SignInFailures {
  const stale = !before || now.getTime() - before.firstAt.getTime() > windowMinutes * 60_000
  const failures = stale ? 1 : before.failures + 1
  const firstAt = stale ? now : before.firstAt
  const locked = failures >= failuresAllowed ? new Date(now.getTime() + lockMinutes * 60_000) : null
  return { failures, firstAt, lockedUntil: locked, toldAt: before?.toldAt ?? null }
}

/** The first failure of a minute has a line in the audit, and the one that locks; those between are only counted. */
export function isTold({ failures, toldAt }: SignInFailures, now: Date): boolean {
  const minute = (at: Date) => Math.floor(at.getTime() / 60_000)
  return failures === failuresAllowed || toldAt === null || minute(toldAt) !== minute(now)
}

export function isLocked(failures: SignInFailures | undefined, now: Date): boolean {
  return failures?.lockedUntil != null && failures.lockedUntil > now
}
