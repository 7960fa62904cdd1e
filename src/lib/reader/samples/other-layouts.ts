/**
 * Documents of provinces that do not exist, written for the tests in the layouts that real ones have.
 */

/** A decision with the plan attached; the header of its flattened table has two rows. */
export const decision = `ỦY BAN NHÂN DÂN
TỈNH SƠN TÂY
-------
Số: 401/QĐ-UBND

Sơn Tây, ngày 20 tháng 01 năm 2026

QUYẾT ĐỊNH

Về việc ban hành Kế hoạch cải cách hành chính tỉnh Sơn Tây năm 2026

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;

Căn cứ Quyết định số 3001/QĐ-BNV ngày 05/11/2025 của Bộ Nội vụ;

Theo đề nghị của Giám đốc Sở Nội vụ.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính tỉnh Sơn Tây năm 2026.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

CHỦ TỊCH

Vũ Đình Nam

KẾ HOẠCH

Cải cách hành chính tỉnh Sơn Tây năm 2026

(Ban hành kèm theo Quyết định số 401/QĐ-UBND ngày 20/01/2026 của Chủ tịch UBND tỉnh)

I. MỤC TIÊU

1. Chỉ số cải cách hành chính năm 2026 tăng ít nhất 02 bậc so với năm 2025.

II. NHIỆM VỤ

STT

Nhiệm vụ

Cơ quan thực hiện

Thời gian hoàn thành

Chủ trì

Phối hợp

1

Công tác chỉ đạo, điều hành

1.1

Ban hành kế hoạch kiểm tra cải cách hành chính năm 2026

Sở Nội vụ

Các sở, ban, ngành

Tháng 02/2026

1.2

Kiểm tra cải cách hành chính tại ít nhất 30% số cơ quan, đơn vị

Sở Nội vụ

Văn phòng UBND tỉnh, Sở Tư pháp

Quý II - Quý IV/2026

2

Cải cách thể chế

2.1

Xây dựng danh mục nghị quyết trình HĐND tỉnh

Sở Tư pháp

Các sở, ban, ngành liên quan

Quý I/2026

III. TỔ CHỨC THỰC HIỆN

1. Thủ trưởng các sở, ban, ngành chịu trách nhiệm thực hiện Kế hoạch này.
`

/** Lines broken at eighty characters, assignments in brackets, signature beside the recipients. */
export const wrappedPlan = `UBND TỈNH HỒNG LĨNH
BAN QUẢN LÝ KHU KINH TẾ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 09/KH-BQL
Hồng Lĩnh, ngày 12 tháng 5 năm 2025

KẾ HOẠCH
Khắc phục hạn chế, nâng cao chỉ số thành phần PAR INDEX
của Ban Quản lý Khu kinh tế năm 2025

Thực hiện Quyết định số 88/QĐ-UBND ngày 10/4/2025 của Chủ tịch UBND tỉnh công bố
kết quả xác định Chỉ số cải cách hành chính năm 2024, Ban Quản lý Khu kinh tế
xây dựng Kế hoạch như sau:

I. MỤC
ĐÍCH, YÊU CẦU

1. Năm 2024, Ban đạt 84,6/100 điểm, xếp thứ 9/20 sở, ban, ngành, giảm 02 bậc so
với năm 2023. Phấn đấu năm 2025 đạt trên 88 điểm.

II. NHIỆM VỤ, GIẢI PHÁP

1. Nâng cao chỉ số thành phần "Cải cách thể chế"

- Rà soát các văn bản do Ban tham mưu ban hành, kịp thời kiến nghị sửa đổi, bổ
sung cho phù hợp với quy định của pháp luật (Chủ trì: Phòng Pháp chế; phối hợp:
Văn phòng Ban; hoàn thành: tháng 9/2025).

- Gửi báo cáo kết quả theo dõi thi hành pháp luật đúng hạn (Chủ trì: Phòng Pháp
chế; thời gian: trước ngày 15/11/2025).

2. Nâng cao chỉ số thành phần "Hiện đại hóa hành chính"

- Giao Văn phòng Ban chủ trì, phối hợp với các phòng chuyên môn nâng tỷ lệ hồ sơ
trực tuyến đạt ít nhất 80%, hoàn thành trong quý IV/2025.

III. TỔ CHỨC THỰC HIỆN

Trưởng các phòng, đơn vị chịu trách nhiệm trước Trưởng Ban về kết quả thực hiện
Kế hoạch này./.

Nơi nhận: KT. TRƯỞNG BAN
- UBND tỉnh; PHÓ TRƯỞNG BAN
- Lưu: VT.

Đỗ Hữu Nghĩa
`

/** Markdown headings, no letterhead, lead and coordinating agencies in one column, funding and monitor columns. */
export const noLetterhead = `# KẾ HOẠCH
## Thực hiện Chương trình cải cách hành chính phường Bình Minh năm 2026

*(Ban hành kèm theo Quyết định số 45/QĐ-UBND ngày 12/01/2026 của UBND phường Bình Minh)*

UBND phường Bình Minh ban hành Kế hoạch cải cách hành chính năm 2026 như sau:

## I. Mục tiêu
- 100% hồ sơ được giải quyết đúng hạn.
- Mức độ hài lòng của người dân đạt tối thiểu 92%.

## II. Nhiệm vụ

|STT|Nội dung công việc|Chủ trì, phối hợp|Thời hạn|Kinh phí|Lãnh đạo theo dõi, đôn đốc|
|---|---|---|---|---|---|
|A|Công tác chỉ đạo||||| 
|1|Ban hành kế hoạch tuyên truyền cải cách hành chính|Văn phòng HĐND và UBND chủ trì, phối hợp với Phòng Văn hóa - Xã hội|Tháng 1/2026|10 triệu đồng|Chủ tịch UBND phường|
|2|Kiểm tra kỷ luật, kỷ cương hành chính|Văn phòng HĐND và UBND|Quý II và Quý IV|Ngân sách phường|Phó Chủ tịch UBND phường|
|B|Thủ tục hành chính|||||
|3|Tiếp nhận hồ sơ không phụ thuộc địa giới|Trung tâm Phục vụ hành chính công; các phòng chuyên môn|Cả năm|||
|4|Số hóa hồ sơ, kết quả giải quyết còn hiệu lực|Theo phân công tại Quyết định số 12/QĐ-UBND|Theo lộ trình của tỉnh|||
`

/** A news item about a plan. */
export const news = `Trang chủ / Tin tức

Xã Vạn Phúc ban hành Kế hoạch nâng cao chỉ số PAPI

UBND xã Vạn Phúc vừa ban hành Kế hoạch số 32/KH-UBND ngày 04/3/2026 về nâng cao Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) năm 2026 trên địa bàn xã.

Theo đó, đối với nội dung “Công khai, minh bạch”, xã tập trung công khai danh sách hộ nghèo, thu chi ngân sách tại nhà văn hóa thôn.

Với nội dung “Quản trị điện tử”, các tổ công nghệ số cộng đồng hướng dẫn người dân nộp hồ sơ trực tuyến.

Kế hoạch phấn đấu mức độ hài lòng của người dân đạt trên 95% trong năm 2026.

Tác giả: Thu Hà
`
