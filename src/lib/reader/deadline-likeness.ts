// First words, folded, of a cell that holds a time.
const OPENS = new RegExp(
  '^(?:[-+*•(]\\s?)?(?:' +
    [
      '(?:hang|moi) (?:nam|quy|thang|tuan|ngay)|dinh ky|lien tuc|giai doan|nhiem ky|dot xuat|suot|ca nam|trong (?:nam|quy|thang|qui|vong|giai doan|suot|\\d|tuan|ngay)',
      'truoc |cham nhat|xong|(?:quy|qui)[ /]?(?:i|v|l[livV/]|\\d)|thang \\d|nam 20|nam hoc|ngay \\d|ngay (?:khi|sau)|6 thang|06 thang|9 thang|cuoi|dau nam|dau quy|giua',
      'tu (?:nam|thang|quy|qui|ngay|nay|20|\\d)|den (?:het|nam|thang|quy|ngay|cuoi)|sau (?:khi|\\d|thoi)|khi (?:co|phat sinh|duoc)|theo (?:lo trinh|ke hoach|quy dinh|yeu cau|tien do|huong dan|thoi gian|dinh ky|tung|de an|chuong trinh|chi dao|nhu cau|thoi han|van ban|dot|muc)',
      'thuong xuyen(?:$|[,;./( -]| (?:trong|hang|khi|theo|va|ca|nam))|duoc thuc hien (?:ngay|khi)|thuc hien (?:thuong xuyen|trong|hang|tu|den|xong|dinh ky|ngay|theo lo trinh)',
      'hoan thanh (?:truoc|trong|xong|nam|quy|qui|thang|cham|vao|ngay|den|\\d)|ban hanh (?:truoc|trong|cham)|(?:bao cao|gui bao cao) (?:truoc|hang|dinh ky|quy)',
      '(?:du thao|trinh(?: ban hanh)?|ban hanh|phe duyet) (?:trong |truoc )?(?:ngay \\d|thang \\d|(?:quy|qui) (?:[iv]|\\d)|\\d|nam 20)|ngay sau (?:khi|\\d)',
      '\\d{1,2}[/.-]\\d|[\\dol]{1,2}/[\\dol]{1,2}/20|t\\d{1,2}[/.]|20\\d\\d|i{1,3}v?[/-]20|iv[/-]20|v?i{0,3}[/-]20\\d\\d|\\d{1,2} (?:lan|ngay|thang)|bat dau|dip |vao |dot \\d{1,2} ?[:(]',
    ].join('|') +
    ')',
)
const MARKS =
  /\b(?:quy|qui)[ /]?(?:i{1,3}|iv|[1-4])\b|\b(?:hang|moi) (?:nam|quy|thang|tuan|ngay)\b|\b20\d\d\b|\bthang \d{1,2}\b|\d{1,2}[/.-]\d{1,2}|\bthuong xuyen\b|\bdinh ky\b|\blo trinh\b|\bcham nhat\b|\btruoc ngay\b|\bgiai doan\b|\btheo (?:ke hoach|quy dinh|yeu cau|tien do|huong dan|tung|nhu cau|thoi)|\bkhi\b|\bdot xuat\b|\blien tuc\b|\b(?:ca|cuoi|dau|giua|trong) nam\b|\b6 thang\b|\bke tu\b|\bphat sinh\b|\bnam hoc\b|\bnhiem ky\b|\b\d{1,2} (?:ngay|thang|lan)\b/

/** "Ban hành kế hoạch: Tháng 3/2026": one of several milestones, named. */
const MILESTONE = /^(?:[-+*]\s?)?[a-z][a-z ,]{2,44}: ?(?=\S)/

const REPORT = /^(?:[-+*]\s?)?(?:gui )?bao cao (?:hang|moi|dinh ky|quy|6 thang|nam)\b(?!.*\btruoc\b)/

/** How much a whole cell, given with its folded form, looks like a deadline, 0 to 1: its words count, not their sense. */
export function deadlineLikeness(text: string, folded: string): number {
  const length = text.length
  if (length === 0 || length > 260 || !MARKS.test(folded)) return 0
  // "38/38 thôn có sóng" counts things.
  if (/^(?:[-+*]\s?)?\d{1,3}\/\d{1,3} (?!hang|hoac|va|den|moi|nam|cua)[a-z]/.test(folded)) return 0
  if (!OPENS.test(folded)) return opensBehindName(folded) ? 0.9 : length < 30 ? 0.35 : 0
  if (orders(folded)) return 0.2
  // "Báo cáo hằng tháng" is a product as well as a time.
  if (REPORT.test(folded)) return 0.55
  if (length <= 60) return 1
  return length <= 130 ? 0.8 : 0.55
}

/** Words of times; what is left over says what is to be done then. */
const OF_TIME =
  /\b(?:truoc|trong|ngay|thang|quy|qui|nam|hang|moi|dinh|ky|thuong|xuyen|lien|tuc|hoan|thanh|den|het|va|cac|tiep|theo|ke|tu|dau|cuoi|giua|lan|dot|giai|doan|bao|cao|cho|ve|gui|cham|nhat|muon|xong|so|cua|tuan|khi|co|phat|sinh|yeu|cau|[ivx]+)\b|[^a-z]+/g
const DEPENDS = /\b(?:theo|sau|khi|ke tu|bao cao|thuc hien|trinh|ban hanh|dip|lo trinh)\b/

/** "Trong quý I, rà soát hồ sơ địa chính …" orders something, and tells when. */
function orders(folded: string): boolean {
  if (folded.length < 45 || folded.includes(':') || DEPENDS.test(folded.slice(0, 40))) return false
  const left = folded.replace(OF_TIME, ' ').trim().split(' ').filter(Boolean)
  return left.length >= 6
}

function opensBehindName(folded: string): boolean {
  const name = MILESTONE.exec(folded)
  return name !== null && folded.length - name[0].length <= 60 && OPENS.test(folded.slice(name[0].length))
}
