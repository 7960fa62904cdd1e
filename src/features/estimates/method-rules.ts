import { mostValues } from '#lib/statistics/packed-rows.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import type { AnswerDesign, SampleFacts } from './design-rules.ts'
import { MOST_PLACES } from './place-rules.ts'
import type { FittedMargin, Part, Result } from './schema.ts'

type Facts = {
  rule: Result['method']['rule']
  minimum: number
  sample: SampleFacts | undefined
  sampled: AnswerDesign | undefined
  parts: readonly Part[]
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
export function methodOf({ rule, minimum, sample, sampled, parts }: Facts): Result['method'] {
  const strata = sampled?.design.stages[0]?.sampled.length ?? 0
  const clusters = sampled ? new Set(sampled.placeOf.map(({ id }) => id)).size : 0
  const margins = (sampled?.margins ?? []).map((margin) => withoutHidden(margin, parts))
  return {
    ...{
      rule,
      minimum,
      onePsu: sampled?.onePsu ?? null,
      strata,
      clusters,
      seed: sample?.seed ?? null,
      margins,
    },
    words: [
      ...(sample && sampled ? sampleWords(sample, { strata, clusters, margins }) : []),
      ...(parts.some(({ overall }) => overall) ? [indexWords[rule]] : []),
      ...scoreWords(parts),
      ...numberWords(parts),
      ...(clusters > MOST_PLACES
        ? [`Mẫu có hơn ${MOST_PLACES} địa bàn nên không nêu và không xếp hạng từng địa bàn.`]
        : []),
      `Ô có dưới ${minimum} phiếu, và ô có thể suy ngược ra ô đó, không công bố.`,
      'Phiếu từ đường dẫn mở là tự chọn: tính riêng, không có khoảng tin cậy, không trộn với ước lượng từ mẫu.',
    ],
  }
}

/** The share that a choice had before would say how many chose it. */
function withoutHidden(margin: FittedMargin, parts: readonly Part[]): FittedMargin {
  const { questions = [] } = parts.find(({ source }) => source === 'sample') ?? {}
  const lines = questions.find(({ code }) => code === margin.question)?.lines ?? []
  const hidden = new Set(lines.flatMap((line) => (line.hidden ? [line.code] : [])))
  const totals = margin.totals.map((total) =>
    hidden.has(total.code) ? { ...total, share: { ...total.share, before: null } } : total,
  )
  return { ...margin, totals }
}

const indexWords = {
  answersTogether: 'Chỉ số hài lòng là tỷ lệ câu trả lời “hài lòng” và “rất hài lòng” trên tổng số câu trả lời hợp lệ.',
  meanOfItems: 'Chỉ số hài lòng là trung bình của tỷ lệ hài lòng từng nội dung.',
}

const ruleWords = {
  rating:
    'Điểm theo Thông tư số 01/2018/TT-VPCP: điểm 2, 1, 0 của từng hồ sơ chia cho số hồ sơ có thông tin, làm tròn một chữ số; liên hệ lại do lỗi của người nộp thì không tính. Khảo sát chỉ cho điểm chỉ số 1, 3, 4 và 6: chỉ số 2, 5 lấy từ hệ thống một cửa; chỉ số 7, 8, 9 cần số phản ánh, hồ sơ đã xác minh của cơ quan.',
  dimensions:
    'Điểm nội dung từ 1 đến 10 theo quy tắc của PAPI: mỗi câu hỏi đưa về thang 0 – 1, các câu của một thành phần có trọng số bằng nhau, k thành phần mỗi thành phần từ 1/k đến 10/k điểm. Câu hỏi do địa phương đặt: không so trực tiếp được với điểm PAPI đã công bố.',
}

function scoreWords(parts: readonly Part[]): string[] {
  const rule = parts.flatMap(({ scores }) => scores)[0]?.rule
  return rule ? [ruleWords[rule], 'Khoảng tin cậy của điểm tính trên thang 0 – 1 rồi đổi lại ra điểm.'] : []
}

function numberWords(parts: readonly Part[]): string[] {
  const all = parts.flatMap(({ numbers }) => numbers)
  const left = new Set(all.flatMap(({ tooMany, label }) => (tooMany ? [`“${label}”`] : [])))
  return [
    ...(all.some(({ figure }) => figure)
      ? [
          'Câu hỏi về số lượng: trung bình với khoảng tin cậy theo phân phối t; trung vị là số mà một nửa người trả lời không vượt quá, khoảng tin cậy theo Woodruff, làm tròn tới mức có đủ phiếu cùng một số để không nêu câu trả lời của riêng ai (dấu ≈), không đủ thì không nêu.',
        ]
      : []),
    ...(left.size > 0
      ? [`Có quá ${formatNumber(mostValues)} số khác nhau nên không tính trung bình: ${[...left].join(', ')}.`]
      : []),
  ]
}

function sampleWords(
  { design, seed }: SampleFacts,
  { strata, clusters, margins }: { strata: number; clusters: number; margins: readonly FittedMargin[] },
): string[] {
  const steps = [...design.places, design.people].map(
    ({ name, method }) => `${name.toLowerCase()} (${drawnBy[method]})`,
  )
  return [
    `Mẫu xác suất chọn lần lượt: ${steps.join(', ')}; số hạt giống ${seed ?? 0}. Phiếu trả lời từ ${formatNumber(clusters)} địa bàn, ${formatNumber(strata)} tầng.`,
    ...(design.people.listed
      ? []
      : [
          'Không có danh sách người: trong mỗi địa bàn người được hỏi do điều tra viên gặp và chọn, không phải chọn ngẫu nhiên. Khoảng tin cậy chỉ tính sai số chọn địa bàn và khác nhau giữa người trả lời, không tính được thiên lệch do cách chọn này.',
        ]),
    'Quyền số là nghịch đảo của cơ hội được chọn, điều chỉnh người không trả lời trong từng địa bàn.',
    ...fittedWords(margins),
    `Sai số tính bằng tuyến tính hóa Taylor theo tầng và địa bàn (${lonely[design.onePsu]}${design.places.length > 0 ? '; kết quả từng địa bàn: bước dưới chỉ có một đơn vị thì so với trung bình chung' : ''}); khoảng tin cậy 95 % trên thang logit, ở biên theo Korn – Graubard.`,
  ]
}

function fittedWords(margins: readonly FittedMargin[]): string[] {
  if (margins.length === 0) return []
  const names = margins.map(({ label }) => `“${label}”`).join(', ')
  const how = margins.length === 1 ? 'phân tầng sau' : 'lặp lần lượt từng cơ cấu (raking)'
  return [
    `Quyền số được khớp theo cơ cấu dân số: ${names} (${how}); người không nói thuộc nhóm nào giữ nguyên tỷ trọng. Sai số đã tính đến việc khớp.`,
  ]
}
