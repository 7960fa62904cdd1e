import { fold } from './fold.ts'

// Abbreviations of Nghị định 30/2020/NĐ-CP (Phụ lục III), of the Party (Hướng dẫn 36-HD/VPTW) and of older practice.
const BY_SYMBOL: Record<string, string> = {
  NQ: 'nghị quyết',
  QĐ: 'quyết định',
  QĐi: 'quy định',
  CT: 'chỉ thị',
  QC: 'quy chế',
  QyĐ: 'quy định',
  TC: 'thông cáo',
  TB: 'thông báo',
  HD: 'hướng dẫn',
  CTr: 'chương trình',
  CTHĐ: 'chương trình hành động',
  KH: 'kế hoạch',
  PA: 'phương án',
  ĐA: 'đề án',
  DA: 'dự án',
  BC: 'báo cáo',
  BB: 'biên bản',
  TTr: 'tờ trình',
  HĐ: 'hợp đồng',
  CĐ: 'công điện',
  BGN: 'bản ghi nhớ',
  BTT: 'bản thỏa thuận',
  GUQ: 'giấy ủy quyền',
  GM: 'giấy mời',
  GGT: 'giấy giới thiệu',
  GNP: 'giấy nghỉ phép',
  PG: 'phiếu gửi',
  PC: 'phiếu chuyển',
  PB: 'phiếu báo',
  CV: 'công văn',
  NĐ: 'nghị định',
  TT: 'thông tư',
  TTLT: 'thông tư liên tịch',
  NQLT: 'nghị quyết liên tịch',
  KL: 'kết luận',
  KT: 'kết luận',
  PL: 'pháp lệnh',
  L: 'luật',
  VBHN: 'văn bản hợp nhất',
  SL: 'sắc lệnh',
}
const NAMES = [...new Set(Object.values(BY_SYMBOL)), 'bộ luật', 'hiến pháp', 'lệnh']
const BY_FOLDED = new Map(NAMES.map((name) => [fold(name), name]))
const LONGEST = Math.max(...NAMES.map((name) => name.split(' ').length))

/** Kind of document by the first part of its symbol ("KH" → "kế hoạch"); a symbol without a kind is a công văn. */
export function documentKindOfSymbol(symbol: string): string {
  if (/^PL/.test(symbol)) return 'pháp lệnh'
  return BY_SYMBOL[symbol] ?? 'công văn'
}

/** Kind of document named at the very end of `words` ("… triển khai Kế hoạch" → "kế hoạch"), else undefined. */
export function documentKindNamedAtEnd(words: string): string | undefined {
  const last = fold(words)
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .trim()
    .split(/\s+/)
  for (let n = Math.min(LONGEST, last.length); n > 0; n--) {
    const name = BY_FOLDED.get(last.slice(-n).join(' '))
    if (name) return name
  }
  return undefined
}
