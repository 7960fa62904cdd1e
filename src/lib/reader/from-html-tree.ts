import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'

export type HtmlElement = DefaultTreeAdapterTypes.Element
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode

/** The page is deeper or larger than pages are. */
export class HtmlTooLarge extends Error {
  override name = 'HtmlTooLarge'
}

/** Pages of people nest some 60 deep; the cost of a parser grows with depth times length. */
const MAX_DEPTH = 400
const MAX_ELEMENTS = 400_000

/** The body of a page, and the texts of its style sheets. Throws `HtmlTooLarge`. */
export function parsePage(text: string): { body: HtmlElement | undefined; sheets: string[] } {
  let depth = 0
  let elements = 0
  const treeAdapter = {
    ...defaultTreeAdapter,
    onElementCreated: () => {
      if (++elements > MAX_ELEMENTS) throw new HtmlTooLarge('html: too many elements')
    },
    onItemPush: () => {
      if (++depth > MAX_DEPTH) throw new HtmlTooLarge('html: too deep')
    },
    onItemPop: () => {
      depth--
    },
  }
  const page = parse(text, { treeAdapter, scriptingEnabled: false })
  const root = page.childNodes.find((node) => node.nodeName === 'html') as HtmlElement | undefined
  const sheets: string[] = []
  let body: HtmlElement | undefined
  for (const part of childElements(root)) {
    if (part.tagName === 'body') body = part
    else for (const child of childElements(part)) if (child.tagName === 'style') sheets.push(textOf(child))
  }
  return { body, sheets }
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node
}

export const childElements = (element: HtmlElement | undefined): HtmlElement[] =>
  (element?.childNodes ?? []).filter(isElement)

export function attributeOf(element: HtmlElement, name: string): string | undefined {
  for (const attribute of element.attrs) if (attribute.name === name) return attribute.value
  return undefined
}

/** All text below a node, scripts and styles included when asked for directly. */
export function textOf(node: HtmlNode): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
  if (!isElement(node)) return ''
  let text = ''
  for (const child of node.childNodes) if (!(isElement(child) && SILENT.has(child.tagName))) text += textOf(child)
  return text
}

/** Elements whose content is never text of the document. */
export const SILENT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'canvas',
  'audio',
  'video',
  'button',
  'input',
  'select',
  'textarea',
  'datalist',
  'dialog',
  'title',
  'meta',
  'link',
])
