import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Role } from './roles.ts'
import { afterFailure, grantUsed, isTold, type SignInFailures } from './rules.ts'
import type { Actor, ReachingGrant, Subject } from './schema.ts'

const grant = (role: Role, reach: string[], delegatedBy?: string): ReachingGrant => ({
  id: `${role} ${reach}`,
  role,
  agencyId: reach[0] ?? '',
  agencyName: reach[0] ?? '',
  reach: new Set(reach),
  actsFor: new Set(),
  ...(delegatedBy ? { delegatedBy } : {}),
})
const person = (...grants: ReachingGrant[]): Actor => ({ kind: 'user', id: 'u', name: 'A', sessionId: null, grants })
const work: Subject = { kind: 'assignment', id: 'x', parts: { lead: ['finance'], standing: ['home'] } }

test('the grant that was used is one’s own before a handed one, then the one that reaches least; none that has no part', () => {
  const [head, officer, keeper] = [
    grant('head', ['finance', 'branch']),
    grant('officer', ['finance']),
    grant('standingOfficer', ['home', 'finance']),
  ]
  const handed = grant('officer', ['finance'], 'Bà Bình')
  const used = (actor: Actor, verb: Parameters<typeof grantUsed>[1]) => grantUsed(actor, verb, work)
  assert.equal(used(person(handed, head, officer), 'assignment.report'), officer)
  assert.equal(used(person(handed, head), 'assignment.report'), head)
  assert.equal(used(person(grant('officer', ['health']), handed), 'assignment.report'), handed)
  assert.equal(used(person(head, officer, keeper), 'assignment.decide'), keeper)
  const leader = grant('leader', ['committee'])
  assert.equal(used(person(leader, officer), 'assignment.comment'), officer)
  assert.equal(used(person(leader), 'assignment.report'), undefined)
  assert.equal(grantUsed(person(officer, keeper), 'document.upload', undefined), keeper)
})

test('many failures within a minute are one line and a second when they lock; the next minute has its own', () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 5, 10, 2, 0, seconds))
  let state: SignInFailures | undefined
  const told: number[] = []
  for (const second of [0, 5, 10, 65, 70, 75, 80, 85, 130]) {
    state = afterFailure(state, at(second))
    if (!isTold(state, at(second))) continue
    told.push(state.failures)
    state = { ...state, toldAt: at(second) }
  }
  assert.deepEqual(told, [1, 4, 5, 9])
  assert.deepEqual(state?.lockedUntil, at(130 + 15 * 60))
})
