/** One table of tasks, to be written in any order of columns and as any kind of file. */

export const TITLES = [
  'TT',
  'Nội dung thành phần',
  'Nhiệm vụ, giải pháp',
  'Cơ quan chủ trì',
  'Cơ quan phối hợp',
  'Thời gian thực hiện',
  'Sản phẩm',
]
export const ORDERS = [
  '0123456',
  '023456',
  '026534',
  '0126534',
  '02534',
  '0235',
  '012345',
  '2345',
  '023465',
  '0125634',
  '0234',
]

/** null: merged with the cell above. */
type Cells = (string | null)[]
export type Source = { group: [label: string, title: string] } | { cells: Cells }
const group = (label: string, title: string): Source => ({ group: [label, title] })
const row = (...cells: Cells): Source => ({ cells })

export const SOURCES: Source[] = [
  group('I', 'Tham gia của người dân ở cấp cơ sở'),
  row(
    '1',
    'Tri thức công dân',
    'Tăng cường tuyên truyền, phổ biến chính sách, pháp luật trên hệ thống loa.',
    'Sở Văn hóa, Thể thao và Du lịch',
    'Đài Phát thanh và Truyền hình tỉnh; UBND các xã, phường',
    'Thường xuyên',
    'Tin, bài tuyên truyền',
  ),
  row(
    null,
    null,
    '- Biên soạn tài liệu hỏi đáp pháp luật.',
    'Sở Tư pháp',
    'UBND các xã, phường',
    'Quý II/2026',
    'Tài liệu',
  ),
  row(
    '2',
    'Cơ hội tham gia',
    'Tổ chức đối thoại định kỳ giữa người đứng đầu chính quyền với Nhân dân',
    'UBND các xã, phường',
    'Ủy ban MTTQ Việt Nam các xã, phường',
    '6 tháng/lần',
    'Biên bản đối thoại',
  ),
  group('II', 'Công khai, minh bạch'),
  row(
    '1',
    'Danh sách hộ nghèo',
    'Công khai danh sách hộ nghèo, hộ cận nghèo tại nhà văn hóa thôn.',
    'Sở Nông nghiệp và Môi trường',
    'UBND các xã, phường',
    'Quý IV/2026',
    'Danh sách niêm yết',
  ),
  row(
    '2',
    'Thu, chi ngân sách',
    'Công khai dự toán, quyết toán ngân sách cấp xã theo đúng biểu mẫu.',
    'Sở Tài chính',
    'Các sở, ban, ngành; UBND các xã, phường',
    'Hằng năm',
    'Báo cáo công khai',
  ),
  row(
    null,
    null,
    'Kiểm tra việc công khai ngân sách tại các xã, phường.',
    null,
    'Các sở, ban, ngành; UBND các xã, phường',
    null,
    'Báo cáo kiểm tra',
  ),
  row(
    '3',
    'Quy hoạch',
    'Lấy ý kiến người dân về quy hoạch, kế hoạch sử dụng đất.',
    'Sở Nông nghiệp và Môi trường',
    'Sở Xây dựng; Văn phòng UBND tỉnh',
    'Hằng năm',
    'Báo cáo tiếp thu, giải trình',
  ),
  row(
    null,
    null,
    'Công bố quy hoạch được duyệt trên Cổng thông tin điện tử.',
    'Văn phòng UBND tỉnh',
    'Sở Xây dựng',
    null,
    'Quy hoạch được công bố',
  ),
  group('III', 'Quản trị điện tử'),
  row(
    '1',
    'Cổng thông tin điện tử',
    'Nâng cấp chuyên mục hỏi đáp, tiếp nhận phản ánh, kiến nghị',
    'Văn phòng UBND tỉnh',
    'Sở Khoa học và Công nghệ',
    'Tháng 9/2026',
    'Chuyên mục được nâng cấp',
  ),
]

/** The tasks of the table as these columns show them. */
export function expected(columns: number[]): string[] {
  const out: string[] = []
  let axis = ''
  let above: Cells = []
  for (const source of SOURCES) {
    if ('group' in source) axis = source.group[1]
    else {
      above = source.cells.map((cell, c) => cell ?? above[c] ?? '')
      const shown = above.map((cell, c) => (columns.includes(c) ? (cell ?? '') : ''))
      out.push([axis, shown[1], shown[2]!.replace('- ', ''), shown[3], shown[4], shown[5], shown[6]].join(' | '))
    }
  }
  return out
}
