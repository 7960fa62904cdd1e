import type { World } from '../surveys/samples-surveys.ts'

const csv = (head: string, lines: readonly string[]) => ({
  upload: { filename: 'danh-sach.csv', bytes: Buffer.from([head, ...lines].join('\n')) },
})

/** Two strata of six villages each with their sizes, and thirty people in each village. */
export const villages = Array.from({ length: 12 }, (_, i) => ({
  code: `T${String(i + 1).padStart(2, '0')}`,
  stratum: i < 6 ? 'Đồng bằng' : 'Miền núi',
  size: 100 + 37 * i,
}))
export const placesFile = csv(
  'Mã;Tên;Tầng;Số dân',
  villages.map(({ code, stratum, size }) => `${code};Thôn ${code};${stratum};${size}`),
)
export const peopleFile = csv(
  'Mã;Họ và tên;Thuộc;Điện thoại',
  villages.flatMap(({ code }) =>
    Array.from({ length: 30 }, (_, i) => `${code}-${i + 1};Người ${code}.${i + 1};${code};0900 000 ${100 + i}`),
  ),
)

export const smallDesign = {
  places: [{ name: 'Thôn', method: 'pps', take: 3 }],
  people: { name: 'Người trả lời', method: 'random', take: 8, reserves: 3, listed: true },
  onePsu: 'fail',
} as const

/** A design with its lists, drawn from a seed. */
export async function drawnSample(w: World, surveyId: string, design: object = smallDesign, seed = 2026) {
  await w.as('keeper', 'sample.save', { surveyId, version: 0, design })
  const files = [placesFile, peopleFile]
  for (const [stage, { upload }] of files.entries()) {
    await w.as('keeper', 'sample.importFrame', { surveyId, stage: String(stage), dryRun: 'false' }, { upload })
  }
  const { version } = await w.as('keeper', 'sample.get', { surveyId })
  return w.as('keeper', 'sample.draw', { surveyId, version, seed })
}
