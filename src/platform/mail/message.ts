export type Message = {
  /** What the same mail is known by when it is sent again: its Message-ID is made of it. */
  id?: string
  /** One address or several: "a@b.vn". No names: they come from people and would need quoting. */
  to: readonly string[]
  subject: string
  text: string
  /** Must say the same as the text. */
  html?: string
  replyTo?: string
  attachments?: readonly { filename: string; content: Uint8Array; mediaType: string }[]
}

/** The message cannot be sent to anyone as it is; trying again does not help. */
export class MessageRefused extends Error {
  override name = 'MessageRefused'
  readonly code: 'mail.bad_address' | 'mail.no_address' | 'mail.too_many_addresses'
  constructor(code: MessageRefused['code']) {
    super(code)
    this.code = code
  }
}

const MAX_ADDRESSES = 100
const MAX_SUBJECT = 250
// One mailbox, as HTML's e-mail field takes it; also what keeps a second recipient or header out.
const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i

/** The message with a subject of one line and addresses that are each one mailbox. Throws `MessageRefused`. */
export function checkedMessage(message: Message): Message & { to: string[] } {
  if (message.to.length === 0) throw new MessageRefused('mail.no_address')
  if (message.to.length > MAX_ADDRESSES) throw new MessageRefused('mail.too_many_addresses')
  const addresses = message.replyTo === undefined ? message.to : [...message.to, message.replyTo]
  if (!addresses.every((address) => address.length <= 254 && ADDRESS.test(address)))
    throw new MessageRefused('mail.bad_address')
  const attachments = message.attachments?.map((each) => ({
    ...each,
    filename: oneLine(each.filename),
    mediaType: oneLine(each.mediaType),
  }))
  return {
    ...message,
    to: [...message.to],
    subject: oneLine(message.subject).slice(0, MAX_SUBJECT),
    ...(attachments ? { attachments } : {}),
  }
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/**
 * A plain page for a text: paragraphs at blank lines, addresses that begin with https:// or http:// as links. Nothing of
 * the text is taken for markup.
 */
export function simpleHtml(text: string): string {
  const safe = (part: string) => part.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
  const linked = (line: string) =>
    line
      .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)])/)
      .map((part, i) => (i % 2 === 1 ? `<a href="${safe(part)}">${safe(part)}</a>` : safe(part)))
      .join('')
  const paragraphs = text.trim().split(/\n\s*\n/)
  const body = paragraphs.map((each) => `<p>${each.split('\n').map(linked).join('<br>')}</p>`).join('\n')
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"></head><body style="font-family:sans-serif;font-size:16px;line-height:1.5">\n${body}\n</body></html>`
}
