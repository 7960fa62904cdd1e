// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how a questionnaire names an answer
import fc from 'fast-check'
import { type Compiled, compile } from './compile.ts'
import type { Questionnaire } from './schema.ts'

const vi = (words: string) => ({ vi: words })
const choices = (...labels: string[]) =>
  labels.map((label, i) => ({ code: String.fromCharCode(97 + i), label: vi(label) }))

/** One question of every kind, with conditions that follow from one another. */
export const sample = {
  title: vi('Phiếu thử'),
  languages: ['vi'],
  sections: [
    {
      code: 'chung',
      title: vi('Thông tin chung'),
      questions: [
        { kind: 'note', code: 'loi_dau', label: vi('Xin cảm ơn ông/bà.') },
        { kind: 'single', code: 'da_den', label: vi('Đã đến chưa?'), required: true, choices: choices('Rồi', 'Chưa') },
        {
          ...{ kind: 'number', code: 'so_lan', label: vi('Mấy lần?'), when: "${da_den} = 'a'", required: true, min: 1 },
          ...{ check: { rule: '. <= 50', message: vi('Nhiều quá') }, dontKnow: true },
        },
        {
          ...{ kind: 'multiple', code: 'viec', label: vi('Việc gì?'), when: '${so_lan} > 1', most: 2 },
          choices: choices('Khai sinh', 'Đất đai', 'Kết hôn'),
        },
      ],
    },
    {
      code: 'danh_gia',
      title: vi('Đánh giá'),
      when: "${da_den} = 'a'",
      questions: [
        {
          ...{ kind: 'grid', code: 'f1', label: vi('Hài lòng?'), required: true, refuse: true },
          rows: [
            { code: 'a', label: vi('Biển chỉ dẫn') },
            { code: 'b', label: vi('Chỗ ngồi') },
          ],
          ...{ choices: choices('Không', 'Có'), positive: ['b'] },
        },
        {
          ...{ kind: 'scale', code: 'chung_chung', label: vi('Sau ${so_lan} lần?') },
          ...{ points: [1, 2, 3].map((value) => ({ value, label: vi(`Mức ${value}`) })), positive: [3] },
        },
        { kind: 'text', code: 'ly_do', label: vi('Vì sao?'), when: "${f1_a} = 'a' or ${chung_chung} < 2", longest: 20 },
        {
          kind: 'date',
          code: 'ngay',
          label: vi('Ngày nào?'),
          check: { rule: '. <= today()', message: vi('Chưa đến') },
        },
        { kind: 'photo', code: 'anh', label: vi('Ảnh') },
      ],
    },
  ],
} as unknown as Questionnaire

export function compiled(content: unknown = sample): Compiled {
  const { compiled, faults } = compile(content)
  if (!compiled) throw new Error(JSON.stringify(faults))
  return compiled
}

/** Anything that JSON can say, as often as not of the right shape. */
export const anyAnswer = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    'a',
    'b',
    'c',
    1,
    2,
    3,
    ['a'],
    ['a', 'b'],
    ['a', 'b', 'c'],
    { none: 'dontKnow' },
    { none: 'refused' },
  ),
  fc.constantFrom(
    { a: 'a', b: 'b' },
    { a: 'a' },
    { a: 'b', b: { none: 'refused' } },
    '2026-01-02',
    '2026-13-02',
    'Vì chờ lâu',
  ),
)

export const anyAnswers = fc.record(
  Object.fromEntries(
    sample.sections.flatMap(({ questions }) => questions.map(({ code }) => [code, anyAnswer] as const)),
  ),
  { requiredKeys: [] },
)
