import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Directory, DirectoryAgency } from '#features/directory/schema.ts'
import { madeResult, place } from '#features/estimates/onward/samples-onward.ts'
import { type Reporter, surveyFigure } from './survey-rules.ts'

const agencyOf = (id: string, name: string): [string, DirectoryAgency] => [
  id,
  {
    ...{ id, name, code: id, shortName: null, level: 'commune', kind: 'committee', parentId: null },
    ...{ validFrom: '1997-01-01', validTo: null, formerNames: [] },
  },
]
const directory: Directory = {
  ...{ asOf: '2026-10-31', groups: new Map(), aliases: [], lineage: [] },
  agencies: new Map([
    agencyOf('a', 'Ủy ban nhân dân xã An Bình'),
    agencyOf('b', 'Ủy ban nhân dân xã Bình Minh'),
    agencyOf('c', 'Ủy ban nhân dân xã Cao Sơn'),
  ]),
}
const reporter = (agencyId: string, kind: Reporter['kind'] = 'own'): Reporter => ({
  ...{ agencyId, kind, directories: { surveyed: directory, now: directory } },
})
const published = { number: 3, publishedOn: '2026-11-10', content: madeResult() }
const own = { kind: 'own' } as const
const of = (figure: string, who: Parameters<typeof surveyFigure>[1]['of'], agencyId = 'a', kind?: Reporter['kind']) =>
  surveyFigure(published, { figure, of: who }, 1, reporter(agencyId, kind))

test('a row of the own place takes the figure of that place, in shares and in points', () => {
  const share = of('all', own)
  assert.equal(share.value, '75')
  assert.match(
    share.says,
    /“Khảo sát dựng”, phiên bản 3 công bố ngày 10\/11\/2026, xã An Bình: ước lượng từ mẫu 60 phiếu.*; tính theo thiết kế mẫu 2 tầng, 6 cụm$/,
  )
  assert.equal(of('D1', own).value, '6.2')
  assert.equal(of('all', { kind: 'agency', agencyId: 'a' }, 'c').value, '75', 'of one agency, whoever reports')
})

test('the figure of all never stands for that of a place: it is told beside it', () => {
  const elsewhere = of('all', own, 'c')
  assert.equal(elsewhere.value, null)
  assert.match(elsewhere.says, /không có số riêng của Ủy ban nhân dân xã Cao Sơn; số chung .* là 82,4 %/)
  const onlyWhole = of('F1', own)
  assert.equal(onlyWhole.value, null)
  assert.match(onlyWhole.says, /chỉ có số chung của cả cuộc khảo sát là 70,0 %/)
  assert.match(of('all', own, 'b').says, /xã Bình Minh: ít phiếu/)
})

test('a summary speaks of all; a row of a group of that group', () => {
  assert.equal(of('all', own, 'c', 'summary').value, '82.4')
  const women = of('all', { kind: 'group', question: 'gioi', choice: 'nu' })
  assert.equal(women.value, '80')
  assert.match(women.says, /Giới tính: Nữ: ước lượng/)
  assert.match(of('all', { kind: 'group', question: 'gioi', choice: 'lạ' }).says, /không có nhóm người trả lời/)
  assert.match(of('F1', { kind: 'group', question: 'gioi', choice: 'nu' }).says, /không có nhóm người trả lời/)
})

test('points of all and of the total, and an illustrative survey says so', () => {
  assert.deepEqual([of('total', undefined).value, of('D1', undefined).value], ['40', '5.6'])
  const illustrative = { ...published, content: { ...published.content, illustrative: true } }
  assert.match(surveyFigure(illustrative, { figure: 'all' }, 1, reporter('a')).says, /số liệu minh họa/)
  assert.equal(surveyFigure(undefined, { figure: 'all' }, 1, reporter('a')).value, null)
})

test('what it was the last time, and the change with its test, come from the comparison of the result', () => {
  const line = { label: 'Chung', before: 0.78, now: 0.824, difference: 0.044, low: 0.01, high: 0.078, p: 0.01 }
  const comparison = {
    ...{ surveyId: '01990000-0000-7000-8000-000000000001', title: 'Khảo sát năm trước', number: 2 },
    lines: [{ ...line, code: 'all', unit: 'share' as const }],
  }
  const compared = { ...published, content: { ...published.content, comparison } }
  const said = (figure: string, what: 'before' | 'change', from: Parameters<typeof surveyFigure>[0] = compared) =>
    surveyFigure(from, { figure, compared: what }, 1, reporter('a'))
  assert.equal(said('all', 'before').value, '78')
  assert.match(
    said('all', 'before').says,
    /^“Khảo sát năm trước”, phiên bản 2, theo phần so sánh của “Khảo sát dựng”, phiên bản 3/,
  )
  const change = said('all', 'change')
  assert.equal(change.value, '4.4')
  assert.match(change.says, /từ 1,0 đến 7,8 điểm phần trăm; khác biệt có ý nghĩa thống kê$/)
  const unsure = { ...comparison, lines: [{ ...line, code: 'all', unit: 'share' as const, difference: -0.01, p: 0.4 }] }
  const down = said('all', 'change', { ...compared, content: { ...compared.content, comparison: unsure } })
  assert.equal(down.value, '-1')
  assert.match(down.says, /chưa đủ cơ sở/)
  assert.deepEqual([said('F1', 'change').value, said('all', 'change', published).value], [null, null])
  assert.match(said('all', 'change', published).says, /không so với lần trước/)
})

test('the change of a place is tested out of both results, and only where both show it', () => {
  const then = madeResult()
  const [part] = then.parts
  const earlier = (places = [place('q1', 'xã An Bình', 0.7), place('q2', 'xã Bình Minh', 0.9)]) => ({
    content: { ...then, title: 'Khảo sát năm trước', parts: [{ ...part!, places }] },
    directories: { surveyed: directory, now: directory },
  })
  const line = { code: 'all', label: 'Chung', unit: 'share' as const, before: 0.78, now: 0.824, difference: 0.044 }
  const lines = [{ ...line, low: 0.01, high: 0.078, p: 0.01 }]
  const surveyId = '01990000-0000-7000-8000-000000000001'
  const comparison = { surveyId, title: 'Khảo sát năm trước', number: 2, lines }
  const shown = { ...madeResult(), comparison }
  type Asked = { agencyId?: string; what?: 'before' | 'change'; content?: typeof shown; from?: Reporter['earlier'] }
  const said = ({ agencyId = 'a', what = 'change', content = shown, from = earlier() }: Asked) => {
    const who = { ...reporter(agencyId), earlier: from }
    return surveyFigure({ ...published, content }, { figure: 'all', of: own, compared: what }, 1, who)
  }
  // In R: s <- sqrt(2)*.01; df <- s^4/(2*.01^4/40); .05 + c(-1, 1)*qt(.975, df)*s  # 0.02185, 0.07815
  const change = said({})
  assert.equal(change.value, '5')
  assert.match(
    change.says,
    /^“Khảo sát dựng”, .*, xã An Bình, so với “Khảo sát năm trước”, phiên bản 2: khoảng tin cậy 95 % của chênh lệch từ 2,2 đến 7,8 điểm phần trăm; khác biệt có ý nghĩa thống kê$/,
  )
  const before = said({ what: 'before' })
  assert.equal(before.value, '70')
  assert.match(before.says, /^“Khảo sát năm trước”, phiên bản 2, xã An Bình: ước lượng từ mẫu 60 phiếu/)

  const few = said({ agencyId: 'b' })
  assert.deepEqual([few.value, /xã Bình Minh: ít phiếu, không nêu số này$/.test(few.says)], [null, true])
  const fewBefore = said({ from: earlier([place('q1', 'xã An Bình', null, 'complementary')]) })
  assert.equal(fewBefore.value, null)
  assert.match(
    fewBefore.says,
    /so với “Khảo sát năm trước”, phiên bản 2, xã An Bình: không nêu số này, vì từ đó suy ngược/,
  )
  const nowhere = said({ from: earlier([]) })
  assert.equal(nowhere.value, null, 'the change of all never stands for that of a place')
  assert.match(nowhere.says, /“Khảo sát năm trước”, phiên bản 2: chỉ có số chung/)
  const women = { figure: 'all', of: { kind: 'group', question: 'gioi', choice: 'nu' }, compared: 'change' } as const
  const ofWomen = surveyFigure({ ...published, content: shown }, women, 1, { ...reporter('a'), earlier: earlier() })
  assert.deepEqual([ofWomen.value, /Giới tính: Nữ, so với/.test(ofWomen.says)], ['0', true])
  const unpublished = surveyFigure({ ...published, content: shown }, { ...women, of: own }, 1, reporter('a'))
  assert.deepEqual([unpublished.value, /chưa công bố nên chỉ so số chung/.test(unpublished.says)], [null, true])
  assert.match(said({ content: { ...madeResult(), comparison: null } as never }).says, /không so với lần trước/)
  const summary = { ...reporter('a', 'summary'), earlier: earlier() }
  const asked = { figure: 'all', of: own, compared: 'change' } as const
  const ofAll = surveyFigure({ ...published, content: shown }, asked, 1, summary)
  assert.equal(ofAll.value, '4.4', 'a summary speaks of all')
  assert.match(ofAll.says, /, cả cuộc khảo sát so với “Khảo sát năm trước”/)
})

test('answers of an open link give no figure', () => {
  const content = { ...published.content, parts: [{ ...published.content.parts[0]!, source: 'selfSelected' as const }] }
  const said = surveyFigure({ ...published, content }, { figure: 'all' }, 1, reporter('a'))
  assert.equal(said.value, null)
  assert.match(said.says, /tự chọn/)
})
