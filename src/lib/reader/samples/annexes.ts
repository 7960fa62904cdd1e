/**
 * Annex tables of provinces that do not exist, written for the tests in the layouts that real ones have.
 */

/** Two annexes: one with targets and leads only, one with groups in one cell ("Trục 1: …"). */
export const twoAnnexes = `ỦY BAN NHÂN DÂN
THÀNH PHỐ HẢI VÂN

Số: 210/KH-UBND

Hải Vân, ngày 30 tháng 12 năm 2025

KẾ HOẠCH

Nâng cao Chỉ số hiệu quả quản trị và hành chính công (PAPI) năm 2026

I. MỤC ĐÍCH

Nâng cao chất lượng phục vụ người dân.

TM. ỦY BAN NHÂN DÂN

CHỦ TỊCH

Bùi Văn Lâm

Phụ lục I

PHÂN CÔNG CƠ QUAN CHỦ TRÌ THEO DÕI CÁC CHỈ SỐ NỘI DUNG

TT

Chỉ số nội dung

Mục tiêu năm 2026

Cơ quan chủ trì

1

Tham gia của người dân ở cấp cơ sở

5,20 điểm

Sở Nội vụ

2

Công khai, minh bạch trong việc ra quyết định

5,60 điểm

Thanh tra thành phố

Phụ lục II

NHIỆM VỤ CỤ THỂ

TT

Nhiệm vụ

Cơ quan chủ trì

Cơ quan phối hợp

Thời gian thực hiện

Kết quả

Trục 1: Tham gia của người dân ở cấp cơ sở

1

Tổ chức hội nghị tiếp xúc, đối thoại định kỳ giữa người đứng đầu chính quyền xã với người dân

UBND các xã, phường, đặc khu

Ủy ban MTTQ Việt Nam các xã, phường

6 tháng/lần

Biên bản hội nghị

2

Kiện toàn Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng

 

Quý I/2026

Quyết định kiện toàn

Trục 2: Công khai, minh bạch trong việc ra quyết định

3

Công khai danh sách hộ nghèo, cận nghèo tại trụ sở UBND cấp xã và nhà văn hóa thôn, tổ dân phố

Sở Nông nghiệp và Môi trường

UBND các xã, phường, đặc khu

Trước ngày 31/12 hằng năm

Danh sách được niêm yết

4

Kiểm tra đột xuất việc công khai thu, chi ngân sách cấp xã, nhất là các khoản huy động, đóng góp của người dân

Sở Tài chính

Thanh tra thành phố, UBND các xã, phường, đặc khu

Năm 2026

Báo cáo kết quả kiểm tra

5

Xây dựng chuyên mục hỏi đáp trên Cổng thông tin điện tử thành phố

Văn phòng UBND thành phố

Sở Khoa học và Công nghệ

Tháng 6/2026

Chuyên mục được vận hành
`

/** The header has two rows; the last row of a group has only a text and a product. */
export const splitHeader = `TỈNH ỦY, UBND TỈNH BẮC HÀ

ỦY BAN NHÂN DÂN
HUYỆN MAI SƠN
-------

Số: 33/KH-UBND

Mai Sơn, ngày 6 tháng 3 năm 2023

KẾ HOẠCH

Duy trì, cải thiện và nâng cao Chỉ số hài lòng SIPAS huyện Mai Sơn năm 2023

Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2023 của UBND tỉnh.

A. MỤC TIÊU

Phấn đấu Chỉ số hài lòng năm 2023 đạt từ 90% trở lên.

B. NHIỆM VỤ

PHỤ LỤC

BẢNG TỔNG HỢP NHIỆM VỤ

STT

Lĩnh vực

Nội dung, nhiệm vụ

Sản phẩm dự kiến

Đơn vị thực hiện

Thời gian

Chủ trì

Phối hợp

I

TIẾP CẬN DỊCH VỤ

1

Nơi ngồi chờ

- Bố trí đủ ghế ngồi, nước uống, quạt mát tại Bộ phận Một cửa.

- Lắp đặt camera giám sát.

Bộ phận Một cửa được trang bị đầy đủ

Văn phòng HĐND&UBND huyện

UBND các xã, thị trấn

Tháng 4/2023

2

Trang thiết bị

Nâng cấp máy tính, máy in, đường truyền.

Máy tính được nâng cấp

Phòng Văn hóa và Thông tin

Thường xuyên

II

THỦ TỤC HÀNH CHÍNH

1

Niêm yết thủ tục

Rà soát, niêm yết công khai đầy đủ, chính xác thủ tục hành chính, phí, lệ phí.

Thủ tục được niêm yết

Văn phòng HĐND&UBND huyện; UBND các xã, thị trấn

Các phòng, ban chuyên môn

Thường xuyên

Công khai số điện thoại đường dây nóng tiếp nhận phản ánh.

Số điện thoại được công khai

III

CÔNG CHỨC TRỰC TIẾP GIẢI QUYẾT

1

Thái độ giao tiếp

Tập huấn kỹ năng giao tiếp cho công chức Bộ phận Một cửa.

02 lớp tập huấn

Phòng Nội vụ

Các phòng, ban chuyên môn; UBND các xã, thị trấn

Quý II, III/2023
`

/** Markdown whose merged cells left rows with fewer cells; letterhead and signature in one line each. */
export const shortRows = `ỦY BAN NHÂN DÂN TỈNH VĨNH SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc

Số: 64/KH-UBND *Vĩnh Sơn, ngày 18 tháng 3 năm 2022*

**KẾ HOẠCH**

**Cải thiện Chỉ số PAPI tỉnh Vĩnh Sơn năm 2022**

Thực hiện Chỉ thị số 05/CT-UBND ngày 20/01/2022 của Chủ tịch UBND tỉnh, Ủy ban nhân dân tỉnh ban hành Kế hoạch cải thiện Chỉ số PAPI như sau:

**I. MỤC TIÊU**

Phấn đấu Chỉ số PAPI năm 2022 thuộc nhóm có điểm trung bình cao trở lên.

**II. NHIỆM VỤ**

| STT | Chỉ số nội dung | Nhiệm vụ, giải pháp | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |
| --- | --- | --- | --- | --- | --- |
| **I** | **Thủ tục hành chính công** |
| 1 | Chứng thực | - Hướng dẫn nghiệp vụ chứng thực cho cấp xã. | Sở Tư pháp | UBND cấp huyện | Hàng năm |
| - Công khai thủ tục chứng thực tại Bộ phận Một cửa. | UBND cấp huyện, cấp xã | Sở Tư pháp | Thường xuyên |
| 2 | Cấp phép xây dựng | Cắt giảm 20% thời gian cấp phép xây dựng. | Sở Xây dựng | Văn phòng UBND tỉnh | Quý III/2022 |
| 3 | Giấy chứng nhận quyền sử dụng đất |
| **II** | **Quản trị điện tử** |
| 1 | Cổng thông tin điện tử | Nâng cấp Cổng thông tin điện tử của tỉnh, tích hợp kênh hỏi đáp trực tuyến. | Sở Thông tin và Truyền thông | Các sở, ban, ngành; UBND cấp huyện | Năm 2022 |
| Tuyên truyền sử dụng dịch vụ công trực tuyến đến từng thôn, tổ dân phố. | Đoàn Thanh niên | Năm 2022 |

**III. TỔ CHỨC THỰC HIỆN**

1. Giao Sở Nội vụ theo dõi, đôn đốc.

TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Thị Bình
`
