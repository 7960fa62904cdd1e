import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw } from '#lib/charts/draw.ts'
import { isSpec } from '#lib/charts/figures.ts'
import { tableOf } from '#lib/charts/specs.ts'
import { pointsResult } from '../samples-results.ts'
import { seriesPicture, seriesRange, seriesSheets, seriesValue, strandsOf, timesOf } from './rules.ts'
import { KeptPart, type KeptResult } from './schema.ts'

function survey(closesOn: string, change: (part: KeptPart) => KeptPart = (part) => part): KeptResult {
  const part = KeptPart.parse(pointsResult({ places: 3 }).parts[0])
  return {
    ...{
      surveyId: `01a204ef-eb19-7127-bee4-0000${closesOn.replaceAll('-', '')}`,
      slug: closesOn,
      title: `Đợt ${closesOn}`,
    },
    ...{ opensOn: closesOn.replace(/\d\d$/, '01'), closesOn, number: 1, publishedAt: null, questionnaireVersion: 1 },
    ...{ rule: 'answersTogether', parts: [change(part)] },
  }
}

test('a line for the total and each score over the surveys, cut where it is made of other parts', () => {
  const without = (part: KeptPart) => ({
    ...part,
    scores: part.scores.map((score) => (score.code === 'D2' ? { ...score, parts: score.parts.slice(1) } : score)),
  })
  const [strand, ...others] = strandsOf([
    survey('2026-08-31'),
    survey('2026-09-30', without),
    survey('2026-10-31', without),
  ])
  assert.ok(strand)
  assert.deepEqual(others, [])
  assert.deepEqual(strand.lines.map(({ code, values }) => [code, values.map((value) => value?.isCut)]).slice(0, 4), [
    ['points total', [false, true, false]],
    ['points D1', [false, false, false]],
    ['points D2', [false, true, false]],
    ['points D3', [false, false, false]],
  ])
  assert.deepEqual(timesOf(strand.surveys), ['08/2026', '09/2026', '10/2026'])
  const [total] = strand.lines
  assert.equal(seriesValue(total!.values[0]!, total!.rule), '57,07')
  assert.equal(seriesRange(total!.values[0]!, total!.rule), '53,47 – 60,67')
  const picture = seriesPicture(strand, total!, true)
  assert.ok(picture.form === 'lines' && isSpec(picture))
  assert.deepEqual(picture.series[0]?.cuts, [1])
  assert.equal(tableOf(picture).rows[0]?.cells[0], '57,07 (53,47 – 60,67)')
  // Three dots, each with a stroke and two ends; one piece of a line after the cut.
  const shapes = draw(picture, 600).shapes.filter(({ kind }) => kind !== 'text')
  assert.equal(shapes.filter(({ kind }) => kind === 'dot').length, 3)
  const [sheet] = seriesSheets([strand])
  assert.equal([...(sheet!.rows as Iterable<unknown>)].length, strand.lines.length * 3)
})

test('who chose to answer is never in one line with a sample; a survey without a line leaves it open', () => {
  const selfSelected = (part: KeptPart): KeptPart => ({ ...part, source: 'selfSelected' })
  const noTotal = (part: KeptPart): KeptPart => ({ ...part, total: null })
  const strands = strandsOf([survey('2026-08-31', selfSelected), survey('2026-09-30'), survey('2026-10-31', noTotal)])
  assert.deepEqual(
    strands.map(({ source, surveys }) => [source, surveys.map(({ slug }) => slug)]),
    [
      ['sample', ['2026-09-30', '2026-10-31']],
      ['selfSelected', ['2026-08-31']],
    ],
  )
  const total = strands[0]?.lines.find(({ code }) => code === 'points total')
  assert.deepEqual([total?.values[0] !== null, total?.values[1]], [true, null])
})

test('two surveys that ended in one month are told by the day', () => {
  assert.deepEqual(timesOf([{ closesOn: '2026-09-10' }, { closesOn: '2026-09-30' }]), ['10/09/2026', '30/09/2026'])
})
