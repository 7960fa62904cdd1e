import * as agencies from '#features/agencies/operations.ts'
import { importPoints } from '#features/rounds/importing.ts'
import { showSheet, submitSheet } from '#features/rounds/lines/operations.ts'
import { appraiseLines, scoreLines } from '#features/rounds/lines/together.ts'
import * as rounds from '#features/rounds/operations.ts'
import { publishRound } from '#features/rounds/publishing.ts'
import type { SheetPage } from '#features/rounds/schema.ts'
import { takeSurvey } from '#features/rounds/surveys/operations.ts'
import { listAllSurveys } from '#features/surveys/operations.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import { chanceOf } from './demo-chance.ts'
import type { People } from './demo-people.ts'
import { claimFor, verdictFor } from './demo-round-figures.ts'
import { call, type Demo, inLanes, morningOf } from './demo-stage.ts'

const keeper = 'thuong-truc@lamgiang.example'
const second = 'so-tu-phap@lamgiang.example'
const leader = 'lanh-dao@lamgiang.example'

type Units = { id: string; code: string; name: string }[]
type Played = { name: string; edition: string; year: number; units: Units; opensOn: string; days: number[] }

/**
 * Two rounds with invented figures: the departments of last year, published; the communes of this year, in the middle of
 * the first appraisal. A round that stands already is left as it is.
 */
export async function playRounds(demo: Demo, people: People): Promise<void> {
  const { rounds: known } = await call(demo, rounds.listAllRounds, {})
  if (known.length > 0) return
  const units = await unitsOf(demo)
  const year = Number(demo.today.slice(0, 4))
  const departments = {
    name: `Đánh giá cải cách hành chính các sở năm ${year - 1}`,
    edition: 'department-lam-dong-2025',
    year: year - 1,
    units: units.filter(({ code }) => code.startsWith('so-')),
    opensOn: addDays(demo.today, -120),
    days: [20, 35, 45, 55, 70],
  }
  await playDepartments(demo, people, departments)
  const communes = {
    name: `Đánh giá cải cách hành chính các xã, phường năm ${year}`,
    edition: 'commune-lam-dong-2025',
    year,
    units: units.filter(({ code }) => /^ubnd-(xa|phuong)-/.test(code)),
    opensOn: addDays(demo.today, -24),
    days: [20, 38, 48, 58, 70],
  }
  await playCommunes(demo, people, communes)
}

async function unitsOf(demo: Demo): Promise<Units> {
  const found: Units = []
  for (let after: string | undefined; ; ) {
    const page = await call(demo, agencies.listAllAgencies, { limit: 200, ...(after ? { after } : {}) })
    found.push(...page.agencies.filter(({ validTo }) => validTo === null))
    if (page.next === null) return found
    after = page.next
  }
}

async function open(demo: Demo, people: People, { name, edition, year, units, opensOn, days }: Played) {
  const [self, first, explain, again, publish] = days.map((count) => addDays(opensOn, count))
  const at = morningOf(opensOn)
  const agencyId = people.idOf('so-noi-vu')
  const input = {
    ...{ framework: 'par-index', edition, year, name, agencyId, illustrative: true, opensOn },
    ...{ unitIds: units.map(({ id }) => id), appraiserIds: [agencyId, people.idOf('so-tu-phap')] },
    ...{ selfUntil: self ?? '', appraiseUntil: first ?? '', explainUntil: explain ?? '' },
    ...{ reappraiseUntil: again ?? '', publishOn: publish ?? '' },
  }
  const round = await call(demo, rounds.openRound, input, { as: keeper, at, once: `demo round ${edition} ${year}` })
  const page = await call(demo, rounds.showRound, { roundId: round.id }, { as: keeper, at })
  const codes = new Map(units.map(({ id, code }) => [id, code]))
  return {
    round,
    sheets: page.units.map(({ id, agencyId: of, name: unit }) => ({ id, name: unit, code: codes.get(of) ?? '' })),
  }
}

type Sheet = { id: string; name: string; code: string }

/** An agency fills in its sheet, as well as it is run, and mostly hands it in. */
async function fill(demo: Demo, people: People, sheet: Sheet, at: Date, submits: boolean): Promise<void> {
  const as = people.officerOf(sheet.code)
  const form = await call(demo, showSheet, { sheetId: sheet.id }, { as, at })
  const chance = chanceOf(`sheet ${sheet.code}`)
  const quality = 0.72 + chance() * 0.27
  const own = form.rows.filter(({ isGroup, external }) => !isGroup && !external)
  const lines = own
    .filter(() => submits || chance() < 0.6)
    .map((row) => ({ code: row.code, version: 1, claim: claimFor(row, quality, chance), excuse: excuseFor(chance()) }))
  await call(demo, scoreLines, { sheetId: sheet.id, lines }, { as, at })
  if (submits) await call(demo, submitSheet, { sheetId: sheet.id, version: 1 }, { as, at })
}

const excuseFor = (draw: number): string =>
  draw < 0.7 ? 'Số liệu lấy từ Hệ thống thông tin giải quyết thủ tục hành chính.' : 'Văn bản giấy lưu tại Văn phòng.'

/** The appraisers go through the lines; now and then they find less than was claimed. */
async function appraise(demo: Demo, sheet: Sheet, at: Date, portion: number): Promise<SheetPage> {
  const as = sheet.code === 'so-noi-vu' ? second : keeper
  const page = await call(demo, showSheet, { sheetId: sheet.id }, { as, at })
  const chance = chanceOf(`appraisal ${sheet.code}`)
  const claimed = page.lines.filter(({ claim }) => claim !== null)
  const lines = claimed.slice(0, Math.round(claimed.length * portion)).map((line) => verdictFor(line, chance))
  if (lines.length > 0) await call(demo, appraiseLines, { sheetId: sheet.id, lines }, { as, at })
  return page
}

async function playDepartments(demo: Demo, people: People, played: Played): Promise<void> {
  const { round, sheets } = await open(demo, people, played)
  const on = (days: number) => morningOf(addDays(played.opensOn, days))
  const roundId = round.id
  await inLanes(sheets, (sheet) => fill(demo, people, sheet, on(12), true))
  await call(demo, rounds.moveRound, { roundId, version: 1, to: 'appraisal' }, { as: keeper, at: on(21) })
  await inLanes(sheets, (sheet) => appraise(demo, sheet, on(30), 1).then(() => undefined))
  await call(demo, rounds.moveRound, { roundId, version: 2, to: 'explanation' }, { as: keeper, at: on(36) })
  await call(demo, rounds.moveRound, { roundId, version: 3, to: 'reappraisal' }, { as: keeper, at: on(46) })
  const upload = { filename: 'diem-dieu-tra.csv', bytes: surveyFile(sheets) }
  await call(demo, importPoints, { roundId, dryRun: 'false' }, { as: keeper, at: on(50), upload })
  await call(demo, rounds.moveRound, { roundId, version: 4, to: 'final' }, { as: keeper, at: on(56) })
  await call(demo, publishRound, { roundId, version: 5 }, { as: leader, at: on(60) })
}

async function playCommunes(demo: Demo, people: People, played: Played): Promise<void> {
  const { round, sheets } = await open(demo, people, played)
  const on = (days: number) => morningOf(addDays(played.opensOn, days))
  await inLanes([...sheets.entries()], ([i, sheet]) => fill(demo, people, sheet, on(9 + (i % 10)), i % 11 !== 3))
  await call(demo, rounds.moveRound, { roundId: round.id, version: 1, to: 'appraisal' }, { as: keeper, at: on(21) })
  await inLanes(sheets.slice(0, 24), (sheet) => appraise(demo, sheet, on(23), 0.75).then(() => undefined))
}

/** The communes of this year get their points of satisfaction from the finished survey, each from its own place. */
export async function takeSurveyPoints(demo: Demo): Promise<void> {
  const { rounds: running } = await call(demo, rounds.listAllRounds, {})
  const { surveys } = await call(demo, listAllSurveys, {})
  const round = running.find(({ edition, stage }) => edition === 'commune-lam-dong-2025' && stage !== 'published')
  const survey = surveys.find(({ illustrative, state }) => illustrative && state === 'closed')
  if (!round || !survey) return
  const from = [{ surveyId: survey.id, number: 1 }]
  const input = { roundId: round.id, code: 'HL', from, dryRun: false }
  const at = morningOf(addDays(demo.today, -2))
  await call(demo, takeSurvey, input, { as: keeper, at, once: 'demo round survey points' })
}

/** Points of survey and council, invented like the rest: a table as the province would import it. */
function surveyFile(sheets: readonly Sheet[]): Uint8Array {
  const rows = sheets.map(({ name, code }) => {
    const chance = chanceOf(`survey ${code}`)
    const of = (most: number, least: number) => (least + chance() * (most - least)).toFixed(2).replace('.', ',')
    return [`"${name}"`, of(14.6, 11.2), of(9.6, 7.8)].join(';')
  })
  return new TextEncoder().encode(['Đơn vị;XHH;HL', ...rows].join('\n'))
}
