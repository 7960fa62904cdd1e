import { foldAligned } from '#lib/vietnamese/fold-aligned.ts'
import {
  attributeOf,
  childElements,
  type HtmlElement,
  type HtmlNode,
  isElement,
  SILENT,
  textOf,
} from './from-html-tree.ts'

type Weight = {
  /** Letters and digits. */
  words: number
  /** Those of them inside links. */
  linked: number
  links: number
  /** Holds something that only documents have. */
  document: boolean
}

/** What of a page is the document and what the site put around it. */
export type Page = {
  root: HtmlElement
  /** Words stand outside the root. */
  hasMore: boolean
  /** `inCell`: the element stands in a table, where short texts are no titles of menus. */
  isChrome(element: HtmlElement, inCell: boolean): boolean
}

const MARKERS =
  /cong hoa xa hoi chu nghia|doc lap\s*-\s*tu do|^\s*so\s*:\s*\d*\s*\/|noi nhan\s*:|phu luc|can cu |\bchu tri\b/
const CHROME_TAGS = new Set(['nav', 'aside', 'menu', 'form', 'header', 'footer'])
const CHROME_ROLES = /^(?:navigation|banner|contentinfo|complementary|search|menu|menubar|toolbar|tablist)$/
const CHROME_WORDS = new Set(
  (
    'menu nav navbar navigation breadcrumb breadcrumbs sidebar related relate comment comments share sharing social banner footer header ' +
    'advert advertisement ads adv toolbar pagination pager popup modal cookie login search tags tag rating widget newsletter ' +
    'topbar bottombar lienquan tinlienquan tinkhac others hotline'
  ).split(' '),
)
const OTHER_NEWS =
  /^\s*(?:(?:cac )?(?:tin|bai viet|bai|van ban|tin bai|tin tuc|thong tin)(?: \S+)? (?:lien quan|khac|cung chuyen muc|cung loai|moi nhat|doc nhieu|noi bat|da dua)|xem them|doc them|tu khoa|binh luan|y kien ban doc|chia se|lien ket website|thong ke truy cap|luot truy cap|ban quyen thuoc)/

/** Finds the part of a page that holds the document, by structure and by how much of the text is links. */
export function findDocument(body: HtmlElement): Page {
  const weights = new Map<HtmlElement, Weight>()
  weigh(body, false, weights)
  const total = weights.get(body)!.words
  const isChrome = (element: HtmlElement, inCell: boolean): boolean => {
    const weight = weights.get(element)
    return weight !== undefined && weight.words > 0 && isAround(element, weight, total, inCell)
  }
  const root = rootOf(body, weights, (element) => isChrome(element, false))
  return { root, hasMore: total - (weights.get(root)?.words ?? 0) > 20, isChrome }
}

function weigh(node: HtmlNode, inLink: boolean, weights: Map<HtmlElement, Weight>): Weight {
  const weight: Weight = { words: 0, linked: 0, links: 0, document: false }
  if (!isElement(node)) {
    if (node.nodeName === '#text') {
      const text = textOf(node)
      weight.words = text.length > 0 ? text.replace(/[^\p{L}\p{N}]+/gu, '').length : 0
      weight.linked = inLink ? weight.words : 0
      weight.document = weight.words > 5 && MARKERS.test(foldAligned(text.slice(0, 2000)))
    }
    return weight
  }
  if (SILENT.has(node.tagName)) return weight
  const isLink = node.tagName === 'a' && attributeOf(node, 'href') !== undefined
  if (isLink) weight.links = 1
  for (const child of node.childNodes) {
    const part = weigh(child, inLink || isLink, weights)
    weight.words += part.words
    weight.linked += part.linked
    weight.links += part.links
    weight.document ||= part.document && !inLink && !isLink
  }
  // The title of the page, unless it is the site's own, which leads to its front page.
  if (node.tagName === 'h1' && weight.words - weight.linked > 15) weight.document = true
  weights.set(node, weight)
  return weight
}

function isAround(element: HtmlElement, weight: Weight, total: number, inCell: boolean): boolean {
  const share = weight.words / Math.max(1, total)
  if (element.tagName === 'nav' || CHROME_ROLES.test(attributeOf(element, 'role') ?? '')) return share < 0.5
  if (CHROME_TAGS.has(element.tagName)) return !weight.document && share < 0.4
  const linkShare = weight.linked / Math.max(1, weight.words)
  const many = weight.links >= (inCell ? 5 : 3) && linkShare > 0.8 && !weight.document
  if (isLayout(element) && many && share < 0.6) return true
  if (share > 0.3 || inCell) return false
  if (namesChrome(element) && !weight.document) return true
  if (!isLayout(element) || (linkShare <= 0.4 && weight.words >= 40)) return false
  return OTHER_NEWS.test(foldAligned(beginningOf(element).replace(/\s+/g, ' ')))
}

/** The first 300 characters below an element. */
function beginningOf(element: HtmlElement): string {
  let text = ''
  for (const child of element.childNodes) {
    if (text.length >= 300) break
    if (!isElement(child)) text += textOf(child)
    else if (!SILENT.has(child.tagName)) text += beginningOf(child)
  }
  return text.slice(0, 300)
}

const LAYOUT = new Set(['div', 'section', 'ul', 'ol', 'table', 'dl', 'td', 'h2', 'h3', 'h4', 'p'])
const isLayout = (element: HtmlElement): boolean => LAYOUT.has(element.tagName)

function namesChrome(element: HtmlElement): boolean {
  if (element.tagName === 'table' || element.tagName === 'td' || element.tagName === 'body') return false
  const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`
  if (names.length < 3 || names.length > 400) return false
  return names
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => CHROME_WORDS.has(word))
}

/** Goes down as long as one child holds nearly all of the running text and nothing of the document stands beside it. */
function rootOf(
  body: HtmlElement,
  weights: ReadonlyMap<HtmlElement, Weight>,
  isChrome: (element: HtmlElement) => boolean,
): HtmlElement {
  let root = body
  for (;;) {
    const children = childElements(root).filter((child) => !isChrome(child))
    const own = (child: HtmlElement): number => {
      const weight = weights.get(child)
      return weight ? weight.words - weight.linked : 0
    }
    const all = children.reduce((sum, child) => sum + own(child), 0)
    const largest = children.reduce<HtmlElement | undefined>((a, b) => (a && own(a) >= own(b) ? a : b), undefined)
    if (!largest || !CONTAINERS.has(largest.tagName) || own(largest) < all * 0.85) return root
    const besides = children.some((child) => child !== largest && (weights.get(child)?.document ?? false))
    const loose = root.childNodes.some((node) => node.nodeName === '#text' && /\p{L}{3}/u.test(textOf(node)))
    if (besides || loose) return root
    root = largest
  }
}

const CONTAINERS = new Set(['div', 'main', 'article', 'section', 'center', 'form', 'span', 'font', 'body'])
