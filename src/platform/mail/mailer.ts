import { createTransport } from 'nodemailer'
import type { Config } from '#platform/config.ts'
import type { Province } from '#platform/db/province.ts'
import { checkedMessage, type Message } from './message.ts'
import { keepMail } from './outbox.ts'

export { type Message, MessageRefused } from './message.ts'

/** A way to reach a person. Mail is the first; a gateway for SMS or Zalo has the same shape. */
export type Channel = {
  name: string
  /** Answers when the next station has accepted the message; throws when it has not, so that a job tries again. */
  deliver(message: Message, province: Pick<Province, 'write'>): Promise<Delivery>
  close(): void
}

/** `id` is the Message-ID; `refused` are the addresses that the server would not take while it took others. */
export type Delivery = { id: string; refused: string[] }

type MailConfig = Pick<Config, 'smtpUrl' | 'mailFrom'>

/**
 * Opens the mail server of the settings; without one, mails are kept in the outbox of the province whose they are. So are
 * those to addresses that nobody can have.
 */
export function openMailer({ smtpUrl, mailFrom }: MailConfig): Channel {
  if (smtpUrl === undefined)
    return {
      name: 'outbox',
      deliver: (message, province) => write(message, mailFrom, province),
      close: () => {},
    }
  const transport = createTransport({ ...LIMITS, url: smtpUrl, pool: true, maxConnections: 2 })
  const deliver: Channel['deliver'] = async (message, province) => {
    if (message.to.length > 0 && message.to.every(isNobody)) return write(message, mailFrom, province)
    const { messageId, rejected } = await transport.sendMail(mailOf(message, mailFrom))
    return { id: messageId, refused: rejected.map(String) }
  }
  return { name: 'mail', deliver, close: () => transport.close() }
}

/** Domains that were set aside for examples (RFC 2606): the demo's people have such addresses, and no mail server takes them. */
const isNobody = (address: string): boolean => /[@.](?:example|invalid|example\.(?:com|net|org))$/i.test(address.trim())

// A mail server that hangs must not hold a job for minutes.
const LIMITS = {
  connectionTimeout: 20_000,
  greetingTimeout: 20_000,
  socketTimeout: 60_000,
  disableFileAccess: true,
  disableUrlAccess: true,
}

async function write(message: Message, from: string, province: Pick<Province, 'write'>): Promise<Delivery> {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const mail = mailOf(message, from)
  const { messageId, message: bytes } = await transport.sendMail(mail)
  const { to, subject, text } = mail
  const entry = { id: messageId, at: new Date().toISOString(), to, subject, text }
  await province.write((db) => keepMail(db, entry, bytes as Buffer))
  return { id: messageId, refused: [] }
}

function mailOf(message: Message, from: string) {
  const { id, to, subject, text, html, replyTo, attachments } = checkedMessage(message)
  return {
    from,
    to,
    subject,
    text,
    ...(id === undefined ? {} : { messageId: `<${oneWord(id)}@${hostOf(from)}>` }),
    ...(html === undefined ? {} : { html }),
    ...(replyTo === undefined ? {} : { replyTo }),
    // Out-of-office replies to a machine help nobody.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    attachments: (attachments ?? []).map(({ filename, content, mediaType }) => ({
      filename,
      content: Buffer.from(content),
      contentType: mediaType,
    })),
  }
}

const oneWord = (id: string) => id.replace(/[^\w.-]/g, '')
const hostOf = (from: string) => /@([\w.-]+)/.exec(from)?.[1] ?? 'namro'
