import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { docxBytes } from '../office/docx.ts'
import { evaluationDocument, type PrintedEvaluation } from './evaluation-document.ts'

const work = { due: 10, inTime: 8, doneLate: 1, overdue: 1, waiting: 0, returned: 0, notBegun: 1, silent: 0 }
const reports = { expected: 4, inTime: 2, late: 1, missing: 1, returned: 2 }
const half: PrintedEvaluation = {
  period: '6 tháng đầu năm 2026',
  isWholeYear: false,
  from: '2026-01-01',
  to: '2026-06-30',
  agency: { name: 'Sở Nội vụ', isCommittee: false },
  superior: 'Ủy ban nhân dân tỉnh An Hòa',
  addressee: 'Ủy ban nhân dân tỉnh An Hòa',
  place: 'An Hòa',
  date: null,
  illustrative: false,
  facts: {
    axes: [
      { name: 'Cải cách thể chế', work, before: { ...work, due: 5, inTime: 5, doneLate: 0, overdue: 0 } },
      {
        name: 'Cải cách TTHC',
        work: { ...work, due: 1, inTime: 1, doneLate: 0, overdue: 0, notBegun: 0 },
        before: null,
      },
    ],
    agencies: [{ name: 'Sở Tư pháp', work, reports, silentDays: null }],
    beforeName: '6 tháng đầu năm 2025',
  },
}
const words = async (printed: PrintedEvaluation) => {
  const xml = new TextDecoder().decode(unzipSync(await docxBytes(evaluationDocument(printed)))['word/document.xml'])
  return [...xml.matchAll(/<w:t[ >][^<]*/g)].map(([tag]) => tag.replace(/<[^>]*>/g, '')).join('|')
}

test('E9: an interim evaluation is a draft: sums, what each rule chose, and tables behind', async () => {
  const text = await words(half)
  for (const part of [
    'BÁO CÁO|Sơ kết việc thực hiện các nhiệm vụ theo kế hoạch 6 tháng đầu năm 2026|',
    'Từ ngày 01/01/2026 đến hết ngày 30/06/2026, các cơ quan, đơn vị có 10 phần việc đến hạn; đã hoàn thành 09, đạt 90%, trong đó 01 hoàn thành sau thời hạn; còn 01 phần việc quá hạn.|',
    'Trong 04 báo cáo định kỳ phải gửi có 02 báo cáo đúng hạn, đạt 50%; 01 báo cáo gửi chậm, 01 báo cáo chưa gửi.|',
    '1. |Ưu điểm|- Cải cách thể chế: 09/10 nhiệm vụ đến hạn đã hoàn thành, đạt 90%, còn 01 nhiệm vụ quá hạn (E2).|',
    '2. |Hạn chế|Số liệu chưa cho căn cứ để nêu.|Chưa đủ số nhiệm vụ đến hạn để nhận xét: Cải cách TTHC (E1).|',
    '- Cải cách thể chế: 01/01 nhiệm vụ quá hạn chưa bắt đầu thực hiện (E5).|',
    '- Sở Tư pháp: chưa gửi 01/04 báo cáo (E7).|',
    'Kỳ này|Cùng kỳ năm trước|Đến hạn|Đúng hạn|',
    '|Cải cách thể chế|10|8|1|1|90%|5|100%|',
    'E7|Nhắc nhở: ',
  ])
    assert.ok(text.includes(part), `missing: ${part}\nin: ${text}`)
})

test('a year is summed up; without any work nothing is claimed', async () => {
  const text = await words({
    ...half,
    period: 'Năm 2026',
    isWholeYear: true,
    facts: { axes: [], agencies: [], beforeName: null },
  })
  assert.match(text, /Tổng kết việc thực hiện các nhiệm vụ theo kế hoạch năm 2026/)
  assert.match(text, /không có phần việc nào đến hạn\./)
  assert.doesNotMatch(text, /NaN|undefined|báo cáo định kỳ phải gửi/)
})
