/**
 * Documents of provinces that do not exist, written for the tests in the layouts that real ones have.
 */

/** A province on two tiers: Markdown with a letterhead table, seven columns, product and deadline before the lead. */
export const markdownPlan = `| **ỦY BAN NHÂN DÂN<br>TỈNH SÔNG TRĂNG**<br>------- | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc**<br>--------------- |
| --- | --- |
| Số: 118/KH-UBND | *Sông Trăng, ngày 05 tháng 02 năm 2026* |

**KẾ HOẠCH**

**Nâng cao Chỉ số cải cách hành chính (PAR INDEX) và Chỉ số hài lòng (SIPAS) tỉnh
Sông Trăng năm 2026**

Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành
Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030;

Căn cứ Quyết định số 12/QĐ-BNV ngày 08/01/2026 của Bộ Nội vụ;

Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 41/TTr-SNV ngày 30/01/2026,
Ủy ban nhân dân tỉnh Sông Trăng ban hành Kế hoạch với các nội dung sau:

**I. MỤC ĐÍCH, YÊU CẦU**

1\\. Mục đích

Phấn đấu Chỉ số cải cách hành chính năm 2026 của tỉnh đạt từ 91% trở lên, xếp trong nhóm 10 tỉnh, thành phố dẫn đầu; Chỉ số SIPAS đạt trên 85%.

2\\. Yêu cầu

Xác định rõ trách nhiệm của từng cơ quan.

**II. NHIỆM VỤ CỤ THỂ**

(Chi tiết tại Phụ lục kèm theo)

**III. TỔ CHỨC THỰC HIỆN**

1\\. Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện Kế hoạch; tổng hợp, báo cáo UBND tỉnh trước ngày 10/12/2026.

2\\. Các sở, ban, ngành; UBND các xã, phường, đặc khu xây dựng kế hoạch của đơn vị mình, hoàn thành trước ngày 28/02/2026.

3\\. Sở Tài chính bố trí kinh phí thực hiện.

| ***Nơi nhận:***<br>- Bộ Nội vụ;<br>- Lưu: VT, NC. | **TM. ỦY BAN NHÂN DÂN<br>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH**<br><br>**Trần Văn Hải** |
| --- | --- |

**PHỤ LỤC**

**DANH MỤC NHIỆM VỤ NÂNG CAO CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2026**
*(Kèm theo Kế hoạch số 118/KH-UBND ngày 05/02/2026 của UBND tỉnh)*

| **TT** | **Nhiệm vụ** | **Sản phẩm** | **Thời gian hoàn thành** | **Cơ quan chủ trì** | **Cơ quan phối hợp** | **Ghi chú** |
|---|---|---|---|---|---|---|
| **I** | **Cải cách thể chế** |  |  |  |  |  |
| 1 | Rà soát, hệ thống hóa văn bản quy phạm pháp luật của tỉnh sau sắp xếp đơn
vị hành chính | Báo cáo kết quả rà soát | Quý II/2026 | Sở Tư pháp | Các sở, ban,
ngành; UBND các xã, phường, đặc khu |  |
| 2 | Ban hành quy định mới thay thế các văn bản không còn phù hợp | Quyết định
của UBND tỉnh | Quý III/2026 | Sở Tư pháp; Sở Nội vụ | Văn phòng UBND tỉnh |  |
| **II** | **Cải cách thủ tục hành chính** |  |  |  |  |  |
| 3 | Công khai 100% thủ tục hành chính trên Cổng Dịch vụ công quốc gia | 100% thủ tục được công khai | Thường xuyên | Văn phòng UBND tỉnh | Các Sở: Nội vụ, Xây dựng, Y tế | Theo dõi hằng tháng |
| 4 | Tổ chức đối thoại với người dân, doanh nghiệp về giải quyết thủ tục hành chính | Hội nghị đối thoại | Trước ngày 30/10/2026 | UBND cấp xã |  |  |
| 5 | Khảo sát mức độ hài lòng của người dân đối với dịch vụ công | Báo cáo | | | Sở Khoa học và Công nghệ |  |
`

/** A department: one cell per line without blank lines, a row of column numbers, two rows under one criterion. */
export const flattenedPlan = `UBND TỈNH THANH BÌNH
SỞ XÂY DỰNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 77/KH-SXD
Thanh Bình, ngày 3 tháng 3 năm 2026
KẾ HOẠCH
Cải thiện, nâng cao Chỉ số PAPI của Sở Xây dựng năm 2026
Thực hiện Kế hoạch số 25/KH-UBND ngày 15/01/2026 của UBND tỉnh Thanh Bình về nâng cao Chỉ số PAPI năm 2026, Sở Xây dựng ban hành Kế hoạch như sau:
I. MỤC TIÊU
Góp phần đưa Chỉ số PAPI của tỉnh tăng ít nhất 3 bậc so với năm 2025.
II. NHIỆM VỤ
Các nhiệm vụ tại Phụ lục kèm theo Kế hoạch này.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở là đầu mối theo dõi, tổng hợp báo cáo.
2. Các phòng, đơn vị thuộc Sở báo cáo định kỳ hằng quý trước ngày 15 của tháng cuối quý.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Lê Thị Mai
PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ NÂNG CAO CHỈ SỐ PAPI NĂM 2026
(Kèm theo Kế hoạch số 77/KH-SXD ngày 3/3/2026)
STT
Nội dung thành phần
Nhiệm vụ, giải pháp
Sản phẩm
Thời gian thực hiện
Phòng chủ trì
Đơn vị phối hợp
(1)
(2)
(3)
(4)
(5)
(6)
(7)
I
Công khai, minh bạch
1
Quy hoạch, kế hoạch sử dụng đất
Công bố, công khai đồ án quy hoạch trên Cổng thông tin điện tử của Sở ngay sau khi được phê duyệt.
Đồ án quy hoạch được công khai
Thường xuyên
Phòng Quy hoạch - Kiến trúc
Trung tâm Quy hoạch xây dựng
- Lấy ý kiến cộng đồng dân cư về các đồ án quy hoạch chi tiết.
- Tổng hợp, giải trình ý kiến của người dân.
Báo cáo tổng hợp ý kiến
Quý II, Quý IV/2026
Phòng Quy hoạch - Kiến trúc
UBND các xã, phường
II
Thủ tục hành chính công
1
Cấp giấy phép xây dựng
Rút ngắn 30% thời gian giải quyết hồ sơ cấp giấy phép xây dựng.
Quyết định công bố thủ tục
Trước 30/6/2026
Phòng Quản lý xây dựng
Văn phòng Sở, Bộ phận Một cửa
2
Nhà ở xã hội
Hướng dẫn hồ sơ mua nhà ở xã hội bằng hình ảnh, dễ hiểu.
Tờ rơi, bài đăng
Hằng năm
Phòng Quản lý nhà
Văn phòng Sở
`

/** A commune: items with assignment lines under them, labels of several kinds. */
export const communePlan = `UBND XÃ AN LẠC

Số: 15/KH-UBND

An Lạc, ngày 10 tháng 9 năm 2025

KẾ HOẠCH

Triển khai công tác cải cách hành chính xã An Lạc 6 tháng cuối năm 2025

I. MỤC ĐÍCH

Nâng cao chất lượng phục vụ.

II. NỘI DUNG

1. Cải cách thể chế

a) Rà soát văn bản của xã còn hiệu lực sau sáp nhập.

- Đơn vị chủ trì tham mưu thực hiện: Công chức Tư pháp - Hộ tịch.

- Cơ quan phối hợp: Các phòng, ban chuyên môn.

- Thời gian hoàn thành: Quý IV/2025.

b) Tổ chức tuyên truyền pháp luật cho người dân ở các thôn.

- Đơn vị chủ trì: Phòng Văn hóa - Xã hội; đơn vị phối hợp: các đoàn thể xã. Thời gian: Thường xuyên.

2. Cải cách thủ tục hành chính

a) Niêm yết công khai thủ tục hành chính tại Trung tâm Phục vụ hành chính công xã.

b) Bố trí công chức hướng dẫn người dân nộp hồ sơ trực tuyến.

Đơn vị thực hiện: Trung tâm Phục vụ hành chính công xã.

Thời gian thực hiện: Hằng năm.

III. TỔ CHỨC THỰC HIỆN

1. Giao Văn phòng HĐND và UBND xã chủ trì, phối hợp với Phòng Kinh tế theo dõi, tổng hợp.

2. Đề nghị Ủy ban MTTQ Việt Nam xã giám sát việc thực hiện.

Nơi nhận:
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Phạm Quốc Bảo
`

/** An official letter with its two columns on the same lines. */
export const letter = `ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LAM HÀ Độc lập - Tự do - Hạnh phúc
Số: 1205/UBND-NC Lam Hà, ngày 14 tháng 4 năm 2026
V/v khắc phục hạn chế, nâng cao Chỉ số PAPI năm 2026

Kính gửi:
- Các sở, ban, ngành cấp tỉnh;
- UBND các xã, phường.

Ngày 08/4/2026, Chương trình Phát triển Liên hợp quốc công bố Chỉ số PAPI năm 2025; tỉnh Lam Hà đạt 42,10 điểm, xếp thứ 20/34 tỉnh, thành phố. Để nâng cao Chỉ số PAPI năm 2026, Chủ tịch UBND tỉnh yêu cầu:

1. Các sở, ban, ngành, UBND các xã, phường tổ chức quán triệt kết quả, xây dựng kế hoạch khắc phục, hoàn thành trước ngày 15/5/2026.

2. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Văn phòng UBND tỉnh:

a) Phân tích nguyên nhân các chỉ số nội dung bị giảm điểm, báo cáo UBND tỉnh trước ngày 30/4/2026.

b) Kiểm tra việc công khai danh sách hộ nghèo tại các xã, phường trong quý III/2026.

3. Giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp với UBND các xã, phường tăng cường quản lý chất thải rắn sinh hoạt.

Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.

Nơi nhận:
- Như trên;
- Lưu: VT, NC.
TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG

Hoàng Minh Đức
`

/** Narrow columns broke names over lines; nothing is between the cells but the line end. */
export const narrowCells = `TỈNH ĐOÀN KẾT
UBND XÃ HÒA AN
Số: 21/KH-UBND
Hòa An, ngày 8 tháng 8 năm 2025
KẾ HOẠCH
Khắc phục tồn tại, hạn chế nâng cao chỉ số cải cách hành chính năm 2025
PHỤ LỤC
NHIỆM VỤ KHẮC PHỤC
TT
Nội dung
Chủ trì
Phối hợp
Hoàn thành
1
Rà soát, đơn giản hóa thủ tục nội bộ
Văn phòng HĐND&UBND xã
Phòng Kinh tế
Tháng 9/2025
2
Số hóa hồ sơ lưu trữ của các đơn vị
hành chính cũ trước sắp xếp
Văn phòng HĐND&UBND
xã
Các phòng,
ban, đơn vị
Trước 30/11/2025
3
Tổ chức tập huấn kỹ năng số cho cán bộ
thôn
Phòng Văn hóa - Xã hội
Đoàn Thanh niên, Hội
Phụ nữ xã
Quý III/2025
`
