import { makeResult } from '#features/estimates/making/operations.ts'
import { publishResult } from '#features/estimates/publishing/operations.ts'
import * as questionnaires from '#features/questionnaires/operations.ts'
import { illustrateField } from '#features/samples/field.ts'
import * as samples from '#features/samples/operations.ts'
import { illustrateSurvey } from '#features/surveys/illustrating.ts'
import * as surveys from '#features/surveys/operations.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import { chanceOf } from './demo-chance.ts'
import type { People } from './demo-people.ts'
import { call, type Demo, morningOf, readDemoFile } from './demo-stage.ts'

const as = 'thuong-truc@lamgiang.example'
const title = 'Khảo sát sự hài lòng về dịch vụ hành chính (số liệu minh họa)'
const strata = ['Đồng bằng', 'Trung du', 'Miền núi'] as const
const [places, asked, answered] = [10, 55, 50]
export const demoAnswers = strata.length * places * answered

/**
 * A finished survey of invented answers. The model: each answer is "satisfied" with the chance
 * 1 / (1 + e^−(1.5 − 0.25·stratum + commune + factor + person)), stratum 0, 1, 2, commune uniform on ±0.45, person on ±1.5,
 * factors 0.25 (access), 0.1, 0, −0.1 and −0.6 (answers to complaints). Seeds are fixed, so that each start makes the same.
 */
export async function playSurvey(demo: Demo, people: People): Promise<void> {
  const day = (ago: number) => addDays(demo.today, -ago)
  const at = (ago: number) => morningOf(day(ago))
  const step = (name: string, ago: number) => ({ as, at: at(ago), once: `demo survey ${name}` })
  const agencyId = people.idOf('so-noi-vu')
  const form = { agencyId, title: 'Phiếu hài lòng dịch vụ hành chính', template: 'hai-long-dich-vu-hanh-chinh' }
  const made = await call(demo, questionnaires.createQuestionnaire, form, step('form', 70))
  const of = { questionnaireId: made.id, number: made.number }
  const one = answersOf({ stratum: 0, commune: 0 }, chanceOf('demo survey trial'))
  await call(demo, questionnaires.testQuestionnaire, { ...of, edit: 1, answers: one }, step('trial', 69))
  await call(demo, questionnaires.publishQuestionnaire, { ...of, edit: 1 }, step('issue', 68))
  const period = { opensOn: day(60), closesOn: day(31), openLink: true, codes: false }
  const about = { questionnaireId: made.id, agencyId, title, ...period }
  const { id: surveyId } = await call(demo, surveys.createSurvey, about, step('survey', 66))
  const clusters = await drawPlaces(demo, surveyId, step)
  await call(demo, surveys.openSurvey, { surveyId, version: 1 }, step('open', 60))
  const answers = clusters.flatMap(({ id, label, stratum }) => answersAt({ id, label, stratum }, day))
  await call(
    demo,
    illustrateSurvey,
    { surveyId, questionnaireVersion: made.number, answers },
    { at: at(31), once: 'demo survey answers' },
  )
  const field = clusters.map(({ id }) => ({
    clusterId: id,
    done: answered,
    refused: 3,
    nonContact: asked - answered - 3,
  }))
  await call(demo, illustrateField, { surveyId, places: field }, { at: at(31), once: 'demo survey field' })
  await call(demo, surveys.closeSurvey, { surveyId, version: 2 }, step('close', 30))
  await call(demo, makeResult, { surveyId }, step('result', 29))
  await call(demo, publishResult, { surveyId, number: 1 }, step('publish', 28))
}

type Step = (name: string, ago: number) => { as: string; at: Date; once: string }

/** Communes by size within three invented regions, then so many people in each. */
async function drawPlaces(demo: Demo, surveyId: string, step: Step) {
  const design = {
    places: [{ name: 'Xã, phường', method: 'pps' as const, take: places }],
    people: { name: 'Người làm thủ tục', method: 'random' as const, take: asked, reserves: 0, listed: false },
    onePsu: 'fail' as const,
  }
  await call(demo, samples.saveDesign, { surveyId, version: 0, design }, step('design', 65))
  const upload = { filename: 'danh-sach-xa.csv', bytes: await communeList() }
  const frame = { surveyId, stage: '0', dryRun: 'false' as const }
  await call(demo, samples.importFrame, frame, { ...step('list', 64), upload })
  return (await call(demo, samples.drawSample, { surveyId, version: 2, seed: 20_260_101 }, step('draw', 63))).clusters
}

async function communeList(): Promise<Uint8Array> {
  const lines = new TextDecoder().decode(await readDemoFile('agencies.csv')).split(/\r?\n/)
  const communes = lines.flatMap(
    (line) => /^([a-z-]+),Ủy ban nhân dân ([^,]+),[^,]*,commune,committee,/.exec(line) ?? [],
  )
  const named = Array.from({ length: communes.length / 3 }, (_, i) => [
    communes[3 * i + 1] ?? '',
    communes[3 * i + 2] ?? '',
  ])
  const chance = chanceOf('demo survey sizes')
  const rows = named.map(([code, name], i) =>
    [code, name, strata[Math.floor((i * strata.length) / named.length)], 400 + Math.floor(chance() * 1600)].join(';'),
  )
  return new TextEncoder().encode(['Mã;Tên;Tầng;Số người', ...rows].join('\n'))
}

type Place = { id: string; label: string; stratum: string | null }

function answersAt({ id: clusterId, label, stratum }: Place, day: (ago: number) => string) {
  const chance = chanceOf(`demo survey ${label}`)
  const at = { stratum: strata.findIndex((name) => name === stratum), commune: (chance() - 0.5) * 0.9 }
  return Array.from({ length: answered }, () => ({
    ...{ id: randomId(chance), clusterId, receivedOn: day(31 + Math.floor(chance() * 29)) },
    answers: answersOf(at, chance),
  }))
}

/** A version 4 UUID that follows from the model's own chance, so that an interrupted start makes the same rows. */
function randomId(chance: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(chance() * 16).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

const grids = [
  { code: 'f1', rows: ['bien', 'cho_ngoi', 'thiet_bi', 'tru_so'], shift: 0.25 },
  { code: 'f2', rows: ['cong_khai', 'giay_to', 'phi', 'thoi_han'], shift: 0.1 },
  { code: 'f3', rows: ['lang_nghe', 'giai_thich', 'huong_dan', 'mot_lan', 'dung_quy_dinh', 'tan_tinh'], shift: 0 },
  { code: 'f4', rows: ['dung', 'day_du', 'dung_hen'], shift: -0.1 },
  { code: 'f5', rows: ['noi_nhan', 'giai_quyet', 'tra_loi'], shift: -0.6 },
] as const
const wishes = [
  'Thời gian chờ còn lâu, mong được hẹn giờ trước.',
  'Cán bộ hướng dẫn tận tình, dễ hiểu.',
  'Nộp trực tuyến hay bị lỗi khi tải giấy tờ lên.',
  'Phải bổ sung giấy tờ hai lần mới xong.',
  'Nên có thêm chỗ ngồi và bảng chỉ dẫn.',
]

function answersOf({ stratum, commune }: { stratum: number; commune: number }, chance: () => number) {
  const person = (chance() - 0.5) * 3
  const pick = (list: readonly string[]) => list[Math.floor(chance() * list.length)] ?? list[0] ?? ''
  const level = (shift: number) => {
    const satisfied = chance() < 1 / (1 + Math.exp(-(1.5 - 0.25 * stratum + commune + shift + person)))
    return satisfied ? pick(['4', '4', '5']) : pick(['1', '2', '2', '3', '3'])
  }
  const complained = chance() < 0.15
  const grid = ({ rows, shift }: (typeof grids)[number]) =>
    Object.fromEntries(rows.map((row) => [row, chance() < 0.02 ? { none: 'dontKnow' } : level(shift)]))
  const filled = grids.filter(({ code }) => code !== 'f5' || complained).map((each) => [each.code, grid(each)] as const)
  return {
    linh_vuc: pick(['dat_dai', 'ho_tich', 'ho_tich', 'cu_tru', 'kinh_doanh', 'xa_hoi']),
    ...{ cach_nop: 'truc_tiep', ket_qua_chua: 'da_nhan', ...Object.fromEntries(filled) },
    ...{
      co_gop_y: complained ? 'co' : 'khong',
      hai_long_chung: Number(level(0.1)),
      so_lan: 1 + Math.floor(chance() * 3),
    },
    ...(chance() < 0.12 ? { y_kien: pick(wishes) } : {}),
    ...{
      gioi_tinh: pick(['nam', 'nu']),
      tuoi: pick(['1', '2', '2', '3', '3', '4', '5']),
      noi_o: pick(['phuong', 'xa', 'xa']),
    },
  }
}
