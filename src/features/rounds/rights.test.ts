import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { problemOf, workWorld } from '../../../test/work.ts'
import type { operations } from '../../operations.ts'
import { during, openedRound, pdf } from './samples-round.ts'

type Name = (typeof operations)[number]['name']

/** Every operation on a round or a sheet, with an input that would do if the person might. */
function operationsOn(
  roundId: string,
  sheetId: string,
): Record<'manage' | 'score' | 'appraise' | 'publish' | 'read', [Name, object][]> {
  const [round, line] = [
    { roundId, version: 1 },
    { sheetId, code: '7.3.4', version: 1 },
  ]
  const evidenceId = uuid()
  return {
    manage: [
      ['round.change', { ...round, selfUntil: '2026-01-16', reason: 'Thử' }],
      ['round.move', { ...round, to: 'appraisal' }],
      ['round.import', { roundId }],
      ['round.reopenSheet', { sheetId, version: 1, reason: 'Thử' }],
    ],
    score: [
      ['round.score', { ...line, claim: { figures: { a: 4, b: 4 } } }],
      ['round.scoreMany', { sheetId, lines: [{ code: '7.3.4', version: 1, claim: null }] }],
      ['round.submit', { sheetId, version: 1 }],
      ['round.lockLine', line],
      ['round.explain', { ...line, explanation: 'Thử' }],
      ['round.attach', { sheetId, code: '7.3.4' }],
      ['round.attachKnown', { sheetId, code: '7.3.4', evidenceId }],
      ['round.detach', { sheetId, code: '7.3.4', evidenceId }],
    ],
    appraise: [
      ['round.matrix', { roundId }],
      ['round.appraise', { ...line, accepted: true }],
      ['round.appraiseMany', { sheetId, lines: [{ code: '7.3.4', version: 1, accepted: true }] }],
      ['round.acceptRest', { sheetId }],
      ['round.returnLine', { ...line, reason: 'Thử' }],
    ],
    publish: [['round.publish', round]],
    read: [
      ['round.get', { roundId }],
      ['round.history', { roundId }],
      ['round.overclaims', { roundId }],
      ['round.xlsx', { roundId }],
      ['round.sheet', { sheetId }],
      ['round.lineHistory', { sheetId, code: '7.3.4' }],
      ['round.sheetXlsx', { sheetId }],
      ['round.sheetDocx', { sheetId }],
      ['round.evidence', { sheetId, code: '7.3.4', evidenceId }],
    ],
  }
}

const table = 'Đơn vị;XHH\nSở Tài chính;1\n'
const uploadFor = (name: Name) =>
  name === 'round.import'
    ? { filename: 'a.csv', bytes: new TextEncoder().encode(table) }
    : name === 'round.attach'
      ? pdf
      : undefined

test('self-scoring, appraising and publishing are three rights; each refusal goes through the door', async (t) => {
  const w = await workWorld(t)
  const { readTable } = await import('#lib/office/read-table.ts')
  w.services.readTableInWorker = async (bytes, options) => readTable(bytes, options)
  const { round, finance, health, own } = await openedRound(w)
  const refused = async (who: Parameters<typeof w.as>[0], list: [Name, object][], code: string) => {
    for (const [name, input] of list) {
      const upload = uploadFor(name)
      const said = await problemOf(w.as(who, name, input, { ...during, ...(upload ? { upload } : {}) }))
      assert.equal(said, code, `${who} ${name}`)
    }
  }
  const on = operationsOn(round.id, finance)
  const all = Object.values(on).flat()
  await refused('communeOfficer', all, 'access.not_found')
  await refused('visitor', all, 'access.sign_in_needed')
  const unknown = Object.values(operationsOn(uuid(), uuid())).flat()
  await refused(
    'keeper',
    unknown.filter(([name]) => name !== 'round.import'),
    'access.not_found',
  )

  await refused('lead', [...on.manage, ...on.appraise, ...on.publish], 'access.verb_missing')
  await refused('keeper', [...on.score, ...on.publish], 'access.verb_missing')
  await refused('leader', [...on.manage, ...on.score, ...on.appraise], 'access.verb_missing')

  const ofSheet = (list: [Name, object][]) => list.filter(([, input]) => 'sheetId' in input)
  const others = operationsOn(round.id, health)
  await refused('lead', ofSheet([...others.score, ...others.read]), 'access.not_found')
  const mine = operationsOn(round.id, own)
  await refused('keeper', ofSheet(mine.appraise), 'round.own_agency')
})
