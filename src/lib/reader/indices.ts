/** Names of the indices that plans are about, as they are found in folded text. */
const INDICES: [name: string, pattern: RegExp][] = [
  [
    'PAR INDEX',
    /par[\s-]?index|chi so (?:danh gia )?(?:ket qua )?(?:cai cach hanh chinh|cchc)\b|chi so cchc|xac dinh chi so cai cach/,
  ],
  ['SIPAS', /sipas|chi so (?:do luong )?(?:su |muc do )?hai long|hai long cua (?:nguoi dan|to chuc|ca nhan)/],
  ['PAPI', /papi|hieu qua quan tri(?: va)? hanh chinh cong/],
  ['PCI', /\bpci\b|nang luc canh tranh cap tinh/],
  ['DDCI', /\bddci\b/],
  ['ICT INDEX', /ict[\s-]?index/],
  ['DTI', /\bdti\b|chi so (?:danh gia )?(?:muc do )?chuyen doi so/],
]

/** Indices named in a folded text, in the order in which they first stand there. */
export function indicesIn(folded: string): string[] {
  const found: { name: string; at: number }[] = []
  for (const [name, pattern] of INDICES) {
    const m = pattern.exec(folded)
    if (m) found.push({ name, at: m.index })
  }
  return found.sort((a, b) => a.at - b.at).map((f) => f.name)
}

/** The one index that a heading is about; undefined when it names none or several. */
export function soleIndex(folded: string): string | undefined {
  const found = indicesIn(folded)
  return found.length === 1 ? found[0] : undefined
}

// Dimensions as the measuring bodies name them, over the years; folded.
const DIMENSIONS: Record<string, RegExp> = {
  PAPI: /^(?:su )?tham gia cua nguoi dan (?:o|tai) (?:cap )?co so|^cong khai,? minh bach(?: trong (?:viec )?(?:ra quyet dinh|hoach dinh chinh sach)| o dia phuong| trong)?|^trach nhiem giai trinh(?: voi nguoi dan)?|^kiem soat tham nhung(?: trong khu vuc cong)?|^thu tuc hanh chinh cong|^cung ung dich vu cong|^quan tri moi truong|^quan tri dien tu|^nghiem tuc trong bao ve moi truong/,
  'PAR INDEX':
    /^(?:cong tac )?chi dao,? dieu hanh(?:[.:]?$|(?: cong tac)? (?:cai cach hanh chinh|cchc))|^(?:xay dung va to chuc thuc hien )?(?:cai cach )?the che(?!\w)|^cai cach thu tuc hanh chinh|^cai cach to chuc bo may|^cai cach che do cong vu|^xay dung va nang cao chat luong doi ngu|^cai cach tai chinh cong|^hien dai hoa (?:nen )?hanh chinh|^xay dung(?:,| va) phat trien chinh quyen (?:dien tu|so)|^tac dong cua (?:cchc|cai cach hanh chinh)/,
  SIPAS:
    /^(?:ve )?(?:viec )?tiep can dich vu|^(?:ve )?cong chuc truc tiep giai quyet|^ket qua cung ung dich vu|^tiep nhan,? (?:xu ly|giai quyet) (?:y kien|phan anh|gop y)/,
}

/** Index of which `folded` begins with the name of a dimension. */
export function dimensionIndex(folded: string): string | undefined {
  for (const [index, pattern] of Object.entries(DIMENSIONS)) if (pattern.test(folded)) return index
  return undefined
}
