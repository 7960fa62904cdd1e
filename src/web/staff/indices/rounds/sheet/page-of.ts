/** The page that is meant by where a proof stands: “trang 7”, “tr. 12-14”, “Phụ lục II, trang 3”; 1 when none is named. */
export function pageOf(place: string | null): number {
  const page = Number(/(?:^|[^\p{L}])(?:trang|tr|page|p)\.?\s*(\d{1,4})/iu.exec(place ?? '')?.[1] ?? 1)
  return page > 0 ? page : 1
}
