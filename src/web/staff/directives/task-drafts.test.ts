import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyTask, type Heading, isBegun, lacksOf } from './task-drafts.ts'

const agency = { agencyId: 'a', groupId: null, name: 'Sở Tài chính' }
const whole: Heading = {
  ...{ issuer: 'government', issuerName: 'Chính phủ', number: '1/NQ-CP', issuedOn: '2026-03-02', title: 'Nghị quyết' },
  ...{ agencyId: 'a', standingAgencyId: 'b', meetingId: null },
  tasks: [{ ...emptyTask('1'), text: 'Báo cáo', leads: [agency] }, emptyTask('2')],
}

test('a task that was not begun asks for nothing; one that was asks for words and who leads', () => {
  assert.equal(isBegun(emptyTask('1')), false)
  assert.deepEqual(lacksOf(whole), [])
  assert.deepEqual(lacksOf({ ...whole, tasks: [{ ...emptyTask('1'), due: 'Quý II' }] }), ['text', 'leads'])
  assert.deepEqual(lacksOf({ ...whole, tasks: [] }), ['text'])
  assert.deepEqual(lacksOf({ ...whole, number: ' ', issuedOn: '' }), ['number', 'issuedOn'])
})
