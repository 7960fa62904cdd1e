import { formatNumber } from '#lib/vietnamese/numbers.ts'
import type { AnswerDesign, SampleFacts } from './design-rules.ts'
import type { Result } from './schema.ts'

type Facts = {
  rule: Result['method']['rule']
  minimum: number
  sample: SampleFacts | undefined
  sampled: AnswerDesign | undefined
}

const drawnBy = {
  pps: 'xác suất tỷ lệ với quy mô',
  equal: 'cách đều, cơ hội bằng nhau',
  random: 'ngẫu nhiên, cơ hội bằng nhau',
}
const lonely: Record<SampleFacts['design']['onePsu'], string> = {
  fail: 'không tính khi một tầng chỉ có một địa bàn',
  remove: 'tầng một địa bàn không thêm vào phương sai',
  certainty: 'tầng một địa bàn coi như chọn hết',
  adjust: 'tầng một địa bàn so với trung bình chung',
  average: 'tầng một địa bàn lấy trung bình các tầng khác',
}

/** How a result was made, in words and in the figures that its files need. */
export function methodOf({ rule, minimum, sample, sampled }: Facts): Result['method'] {
  const strata = sampled?.design.stages[0]?.sampled.length ?? 0
  const clusters = sampled ? new Set(sampled.placeOf.map(({ id }) => id)).size : 0
  return {
    ...{ rule, minimum, onePsu: sampled?.onePsu ?? null, strata, clusters, seed: sample?.seed ?? null },
    words: [
      ...(sample && sampled ? sampleWords(sample, { strata, clusters }) : []),
      rule === 'answersTogether'
        ? 'Chỉ số hài lòng là tỷ lệ câu trả lời “hài lòng” và “rất hài lòng” trên tổng số câu trả lời hợp lệ.'
        : 'Chỉ số hài lòng là trung bình của tỷ lệ hài lòng từng nội dung.',
      `Ô có dưới ${minimum} phiếu, và ô có thể suy ngược ra ô đó, không công bố.`,
      'Phiếu từ đường dẫn mở là tự chọn: tính riêng, không có khoảng tin cậy, không trộn với ước lượng từ mẫu.',
    ],
  }
}

function sampleWords(
  { design, seed }: SampleFacts,
  { strata, clusters }: { strata: number; clusters: number },
): string[] {
  const steps = [...design.places, design.people].map(
    ({ name, method }) => `${name.toLowerCase()} (${drawnBy[method]})`,
  )
  return [
    `Mẫu xác suất chọn lần lượt: ${steps.join(', ')}; số hạt giống ${seed ?? 0}. Phiếu trả lời từ ${formatNumber(clusters)} địa bàn, ${formatNumber(strata)} tầng.`,
    'Quyền số là nghịch đảo của cơ hội được chọn, điều chỉnh người không trả lời trong từng địa bàn.',
    `Sai số tính bằng tuyến tính hóa Taylor theo tầng và địa bàn (${lonely[design.onePsu]}); khoảng tin cậy 95 % trên thang logit, ở biên theo Korn – Graubard.`,
  ]
}
