import { type CorpusDocument, stated } from '../../document.ts'
import { due } from './deadlines.ts'

/** A province's official letter of 2026: agencies as headings, "yêu cầu", times at the end; HTML text copy. */
const heads = ['Thủ trưởng các sở, ban, ngành', 'Chủ tịch UBND các xã, phường']

export const letterIndices: CorpusDocument = {
  name: 'letter-indices-2026.txt',
  layout: 'flat',
  head: `
ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH BẮC SƠN Độc lập - Tự do - Hạnh phúc

Số: 1268/UBND-NC Bắc Sơn, ngày 25 tháng 3 năm 2026

V/v tập trung thực hiện các giải pháp cải thiện Chỉ số PAR INDEX, SIPAS và PAPI năm 2026

Kính gửi:

- Các sở, ban, ngành tỉnh;

- UBND các xã, phường.

Thực hiện Kế hoạch số 18/KH-UBND ngày 20/01/2026 của UBND tỉnh về cải cách hành chính năm 2026 và trên cơ sở đề xuất của Sở Nội vụ tại Tờ trình số 77/TTr-SNV ngày 18/3/2026, Chủ tịch UBND tỉnh yêu cầu:
`,
  header: {
    agency: 'Ủy ban nhân dân tỉnh Bắc Sơn',
    number: '1268/UBND-NC',
    date: '2026-03-25',
    place: 'Bắc Sơn',
    signer: 'Lò Văn Hinh',
    signerTitle: 'CHỦ TỊCH',
  },
  bases: [
    { number: '18/KH-UBND', date: '2026-01-20', role: 'implements' },
    { number: '77/TTr-SNV', date: '2026-03-18', role: 'proposal' },
  ],
  body: [
    '1. Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường:',
    stated(
      'bodyTask',
      'a) Tổ chức kiểm điểm trách nhiệm đối với các tiêu chí mất điểm năm 2025, gửi báo cáo về Sở Nội vụ trước ngày 10/4/2026.',
      {
        lead: heads,
        deadline: due('trước ngày 10/4/2026'),
      },
    ),
    stated(
      'bodyTask',
      'b) Bố trí công chức có năng lực, thái độ phục vụ tốt tại Bộ phận Một cửa; thay thế ngay công chức bị phản ánh nhũng nhiễu.',
      {
        lead: heads,
      },
    ),
    '2. Sở Nội vụ:',
    stated(
      'bodyTask',
      'a) Chủ trì, phối hợp với Văn phòng UBND tỉnh, Sở Khoa học và Công nghệ hoàn thiện bộ tiêu chí chấm điểm các sở, ban, ngành, UBND cấp xã; trình UBND tỉnh trong tháng 5/2026.',
      {
        lead: ['Sở Nội vụ'],
        coordinate: ['Văn phòng UBND tỉnh', 'Sở Khoa học và Công nghệ'],
        deadline: due('trong tháng 5/2026'),
      },
    ),
    stated(
      'bodyTask',
      'b) Tham mưu thành lập các đoàn kiểm tra cải cách hành chính tại ít nhất 30% sở, ngành và 30% xã, phường; hoàn thành trong Quý II/2026.',
      {
        lead: ['Sở Nội vụ'],
        deadline: due('trong Quý II/2026'),
      },
    ),
    '3. Văn phòng UBND tỉnh chủ trì, phối hợp với các cơ quan liên quan:',
    stated(
      'bodyTask',
      'a) Theo dõi, công khai kết quả giải quyết thủ tục hành chính của từng sở, từng xã, phường trên Cổng thông tin điện tử tỉnh vào ngày 05 hằng tháng.',
      {
        lead: ['Văn phòng UBND tỉnh'],
        coordinate: ['các cơ quan liên quan'],
      },
    ),
    stated(
      'bodyTask',
      'b) Rà soát, đề xuất đưa 100% thủ tục đủ điều kiện vào danh mục dịch vụ công trực tuyến toàn trình, báo cáo UBND tỉnh trước ngày 15/5/2026.',
      {
        lead: ['Văn phòng UBND tỉnh'],
        coordinate: ['các cơ quan liên quan'],
        deadline: due('trước ngày 15/5/2026'),
      },
    ),
    stated(
      'bodyTask',
      '4. Giao Công an tỉnh chủ trì, phối hợp với Sở Tư pháp và UBND các xã, phường hoàn thành làm sạch dữ liệu hộ tịch, dữ liệu dân cư trong Quý II/2026.',
      {
        lead: ['Công an tỉnh'],
        coordinate: ['Sở Tư pháp', 'UBND các xã, phường'],
        deadline: due('trong Quý II/2026'),
      },
    ),
    stated(
      'bodyTask',
      '5. Báo và Phát thanh, Truyền hình tỉnh xây dựng chuyên mục về cải cách hành chính, phát sóng tối thiểu 02 số/tháng.',
      {
        lead: ['Báo và Phát thanh, Truyền hình tỉnh'],
      },
    ),
    stated(
      'bodyTask',
      '6. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, Hội Nông dân tỉnh vận động hội viên tham gia giám sát việc cung ứng dịch vụ công.',
      {
        lead: ['Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'Hội Nông dân tỉnh'],
      },
    ),
    'Yêu cầu các cơ quan, đơn vị, địa phương nghiêm túc thực hiện./.',
  ],
  foot: `
Nơi nhận:

- Như trên;

- TT Tỉnh ủy, HĐND tỉnh (b/c);

- Lưu: VT, NC.

CHỦ TỊCH

Lò Văn Hinh
`,
  annexes: [],
}
