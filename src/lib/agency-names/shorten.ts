/** A name with less around it, and why that may be left out. */
export type Shorter = { text: string; why: string }

const TITLE =
  /^(?:các đồng chí |đồng chí )?(?:phó )?(?:giám đốc|chủ tịch|thủ trưởng|người đứng đầu|(?:tập thể )?lãnh đạo|chánh(?= (?:văn phòng|thanh tra))|trưởng(?= (?:các|phòng|ban|công an|đoàn|cơ quan|bộ phận)))\s+(?:là\s+)?/iu
const RELATED =
  /[\s,]*\s(?:(?:có )?liên quan|quản lý (?:ngành|lĩnh vực)|theo (?:chức năng|nhiệm vụ|lĩnh vực|phân công)|được (?:giao|phân công|phân cấp)|làm đầu mối|phụ trách|khác|cùng cấp)(?:[\s,].*)?$/iu
const REMARK = /\s*[([][^()[\]]*[)\]]\s*/u
const ROLE = /^(?:đơn vị |cơ quan )?(?:chủ trì|phối hợp|thường trực|đầu mối)\s*[:–-]\s*/iu
const STILL_TO_COME = /[\s.;:,…]+$|\s*(?:\.\.\.|…|,?\s*v\.?v\.*)\s*$/iu

/** Takes one thing away that is no part of an agency's name; undefined when there is nothing of the kind. */
export function shorten(text: string): Shorter | undefined {
  const steps: readonly [RegExp, string][] = [
    [REMARK, 'Đã bỏ phần ghi trong ngoặc.'],
    [ROLE, 'Đã bỏ chữ chỉ vai trò.'],
    [TITLE, 'Văn bản nêu chức danh, việc được tính cho cơ quan.'],
    [RELATED, 'Văn bản giới hạn thêm (“liên quan”, “theo chức năng” …), cần người chọn.'],
    [STILL_TO_COME, 'Đã bỏ dấu ở cuối.'],
  ]
  for (const [pattern, why] of steps) {
    const shorter = text.replace(pattern, ' ').trim()
    if (shorter !== '' && shorter !== text) return { text: shorter, why }
  }
  return undefined
}
