import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemOf, workWorld } from '../../../test/work.ts'
import { openSurvey, period, publishedForm, type World } from '../surveys/samples-surveys.ts'
import { drawnSample, peopleFile, placesFile, smallDesign } from './samples-samples.ts'

const bring = (w: World, surveyId: string, stage: number, { upload }: typeof placesFile) =>
  w.as('keeper', 'sample.importFrame', { surveyId, stage: String(stage), dryRun: 'false' }, { upload })

test('places are drawn first, people are listed in these alone, and the sample is the one that all lists would have given', async (t) => {
  const w = await workWorld(t)
  const whole = await openSurvey(w, { openLink: true, codes: false })
  const atOnce = await drawnSample(w, whole.id)

  const { id: surveyId } = await openSurvey(w, { openLink: true, codes: false })
  await w.as('keeper', 'sample.save', { surveyId, version: 0, design: smallDesign })
  await bring(w, surveyId, 0, placesFile)
  const draw = async (more: object) => {
    const { version } = await w.as('keeper', 'sample.get', { surveyId })
    return w.as('keeper', 'sample.draw', { surveyId, version, ...more })
  }
  assert.equal(await problemOf(draw({ seed: 2026 })), 'sample.no_list')
  assert.equal(await problemOf(draw({ stages: 3 })), 'sample.no_such_list')
  const begun = await draw({ seed: 2026, stages: 1 })
  assert.deepEqual([begun.drawnAt, begun.seed, begun.clusters, begun.begun?.seed], [null, null, [], 2026])
  const places = begun.begun?.places ?? []
  assert.deepEqual(
    places.map(({ label }) => label),
    atOnce.clusters.map(({ label }) => label),
  )
  assert.match(places[0]?.code ?? '', /^T\d\d$/)

  // What is drawn stays: its list, its seed, the design; nobody but who keeps the survey goes on.
  assert.equal(await problemOf(bring(w, surveyId, 0, placesFile)), 'sample.stage_drawn')
  assert.equal(await problemOf(draw({ stages: 1 })), 'sample.stages_drawn')
  assert.equal(await problemOf(draw({})), 'sample.no_list')
  const change = { surveyId, version: begun.version, design: smallDesign }
  assert.equal(await problemOf(w.as('keeper', 'sample.save', change)), 'sample.drawn')
  const { version } = begun
  assert.equal(await problemOf(w.as('stranger', 'sample.draw', { surveyId, version })), 'access.verb_missing')

  const [head = '', ...lines] = peopleFile.upload.bytes.toString().split('\n')
  const codes = places.map(({ code }) => code)
  const own = lines.filter((line) => codes.includes(line.split(';')[2] ?? ''))
  const partly = own.filter((line) => line.split(';')[2] !== codes[0])
  const listed = (text: readonly string[]) => ({ upload: { filename: 'a.csv', bytes: Buffer.from(text.join('\n')) } })
  const short = await bring(w, surveyId, 1, listed([head, ...partly]))
  assert.deepEqual(
    short.looks.map(({ at }) => at),
    [codes[0]],
  )
  const full = await bring(w, surveyId, 1, listed([head, ...own]))
  assert.deepEqual([full.written, full.looks], [true, []])
  assert.equal(await problemOf(draw({ seed: 7 })), 'sample.seed_fixed')
  const drawn = await draw({})
  assert.deepEqual([drawn.seed, drawn.begun, drawn.people], [2026, null, atOnce.people])
  const named = async ({ clusters }: typeof drawn) =>
    Promise.all(
      clusters.map(async ({ id }) =>
        (await w.as('keeper', 'sample.units', { clusterId: id })).units.map(({ label }) => label),
      ),
    )
  assert.deepEqual(await named(drawn), await named(atOnce))
  assert.deepEqual(
    drawn.clusters.map(({ weight }) => weight),
    atOnce.clusters.map(({ weight }) => weight),
  )
})

test('a draw that has begun is undone with a reason, and an outsider can repeat it as far as it went', async (t) => {
  const w = await workWorld(t)
  const questionnaireId = await publishedForm(w)
  const made = { questionnaireId, agencyId: w.agencies.home, title: 'Nháp', ...period, openLink: true, codes: false }
  const { id: surveyId } = await w.as('keeper', 'survey.create', made)
  await w.as('keeper', 'sample.save', { surveyId, version: 0, design: smallDesign })
  await bring(w, surveyId, 0, placesFile)
  const { version } = await w.as('keeper', 'sample.get', { surveyId })
  const undo = (at: number) =>
    w.as('keeper', 'sample.undoDraw', { surveyId, version: at, reason: 'Danh sách thiếu thôn' })
  assert.equal(await problemOf(undo(version)), 'sample.not_drawn')
  const at = { surveyId, version, stages: 1 }
  const both = await Promise.all([1, 2].map(() => problemOf(w.as('keeper', 'sample.draw', at))))
  assert.deepEqual(both.sort(), ['fine', 'write.conflict'])
  const begun = await w.as('keeper', 'sample.get', { surveyId })
  assert.equal(begun.begun?.places.length, 6)
  const file = await w.as('keeper', 'sample.files', { surveyId })
  assert.equal(file.mediaType, 'application/zip')
  const undone = await undo(begun.version)
  assert.deepEqual([undone.begun, undone.frames[0]?.rows], [null, 12])
})
