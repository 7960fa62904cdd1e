const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'variant' })

/** Vietnamese order (a ă â b c d đ e ê …; tones after letters), numbers by value. For `Array.prototype.sort`. */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b)
}

/** A sorted copy of `items` by the text that `textOf` gives; items with equal text keep their order. */
export function sortVietnamese<T>(items: readonly T[], textOf: (item: T) => string): T[] {
  return [...items].sort((a, b) => collator.compare(textOf(a), textOf(b)))
}
