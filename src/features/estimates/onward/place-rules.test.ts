import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Directory, DirectoryAgency, DirectoryLineage } from '#features/directory/schema.ts'
import { agencyOfPlace, matchPlaces } from './place-rules.ts'

type Named = Partial<DirectoryAgency> & { id: string; name: string }
const agency = (it: Named): DirectoryAgency => ({
  ...{ code: it.id, shortName: null, level: 'commune', kind: 'committee', parentId: null },
  ...{ validFrom: '1997-01-01', validTo: null, formerNames: [] },
  ...it,
})
const ended = (validTo: string) => ({ validTo })
const step = (fromId: string, toId: string, kind: DirectoryLineage['kind']): DirectoryLineage => ({
  ...{ fromId, toId, kind, happenedOn: '2026-07-01', document: 'Nghị quyết số 1' },
})

const agencies = [
  agency({ id: 'tinh', name: 'Ủy ban nhân dân tỉnh An Hòa', level: 'province' }),
  agency({ id: 'an-binh', name: 'Ủy ban nhân dân xã An Bình' }),
  agency({
    ...{ id: 'doi-ten', name: 'Ủy ban nhân dân phường Tân An' },
    formerNames: [{ name: 'Ủy ban nhân dân xã An Cũ', shortName: null, from: null, to: '2026-06-30' }],
  }),
  agency({ id: 'nhap', name: 'Ủy ban nhân dân xã Thượng Sơn', ...ended('2026-06-30') }),
  agency({ id: 'to', name: 'Ủy ban nhân dân xã Sơn Hà', validFrom: '2026-07-01' }),
  agency({ id: 'lap-lai', name: 'Ủy ban nhân dân xã Bình Lập', ...ended('2026-06-30') }),
  agency({ id: 'lap-moi', name: 'Ủy ban nhân dân xã Bình Lập', validFrom: '2026-07-01' }),
]
const lineage = [step('nhap', 'to', 'mergedInto'), step('lap-lai', 'lap-moi', 'renamedTo')]
const on = (asOf: string): Directory => ({
  ...{ asOf, groups: new Map(), aliases: [], lineage },
  agencies: new Map(agencies.map((it) => [it.id, it])),
})
const early = { surveyed: on('2026-05-31'), now: on('2026-11-20') }
const late = { surveyed: on('2026-10-31'), now: on('2026-11-20') }

test('a place is that of the agency which bears its name, then or now, or bore it', () => {
  assert.deepEqual(agencyOfPlace(late, 'xã An Bình'), { agencyId: 'an-binh', formerName: false })
  assert.deepEqual(agencyOfPlace(late, 'Ủy ban nhân dân xã An Bình'), { agencyId: 'an-binh', formerName: false })
  assert.deepEqual(agencyOfPlace(early, 'xã An Cũ'), { agencyId: 'doi-ten', formerName: false }, 'its name of then')
  assert.deepEqual(agencyOfPlace(late, 'xã An Cũ'), { agencyId: 'doi-ten', formerName: true })
  assert.deepEqual(agencyOfPlace(late, 'phường Tân An'), { agencyId: 'doi-ten', formerName: false })
})

test('who took over another one, or came later, does not get its figure', () => {
  const merged = agencyOfPlace(early, 'xã Thượng Sơn')
  assert.equal(merged.agencyId, null)
  assert.match('why' in merged ? merged.why : '', /sáp nhập vào Ủy ban nhân dân xã Sơn Hà từ ngày 01\/07\/2026/)
  assert.match(JSON.stringify(agencyOfPlace(late, 'xã Thượng Sơn')), /sáp nhập/)
  assert.match(JSON.stringify(agencyOfPlace(early, 'xã Sơn Hà')), /chỉ có từ ngày 01\/07\/2026/)
  // Of the same name, but another agency by now: the one of then, which only changed its papers.
  assert.deepEqual(agencyOfPlace(early, 'xã Bình Lập'), { agencyId: 'lap-moi', formerName: true })
  assert.deepEqual(agencyOfPlace(late, 'xã Bình Lập'), { agencyId: 'lap-moi', formerName: false })
  assert.match(JSON.stringify(agencyOfPlace(late, 'thôn 3')), /Chưa rõ/)
})

test('one agency gets one place; two of them, and those of others, are left to a person', () => {
  const places = ['xã An Bình', 'xã An Cũ', 'phường Tân An', 'thôn 3'].map((label, i) => ({ code: `p${i}`, label }))
  const { placeOf, loose } = matchPlaces(late, places, new Set(['an-binh', 'doi-ten']))
  assert.deepEqual([...placeOf.keys()], ['an-binh'])
  assert.deepEqual(loose.map(({ place }) => place.label).toSorted(), ['phường Tân An', 'thôn 3', 'xã An Cũ'])
  const alone = matchPlaces(late, places, new Set(['doi-ten'])).loose.find(({ place }) => place.label === 'xã An Bình')
  assert.match(alone?.why ?? '', /Không phải đơn vị được chấm/)
})
