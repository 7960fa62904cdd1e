import { createTransport } from 'nodemailer'
import type { Config } from '#platform/config.ts'
import { checkedMessage, type Message } from './message.ts'
import { type OutboxEntry, openOutbox } from './outbox.ts'

export { type Message, MessageRefused } from './message.ts'
export type { OutboxEntry } from './outbox.ts'

/** A way to reach a person. Mail is the first; a gateway for SMS or Zalo has the same shape. */
export type Channel = {
  name: string
  /** Answers when the next station has accepted the message; throws when it has not, so that a job tries again. */
  deliver(message: Message): Promise<Delivery>
  close(): void
}

/** `id` is the Message-ID; `refused` are the addresses that the server would not take while it took others. */
export type Delivery = { id: string; refused: string[] }

export type Mailer = Channel & {
  /** Mails that were written instead of sent, newest first; empty when a mail server is set. */
  listOutbox(limit?: number): Promise<OutboxEntry[]>
}

type MailConfig = Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir'>

/** Opens the mail server of the settings; without one, mails are written to DATA_DIR/outbox. */
export function openMailer(config: MailConfig): Mailer {
  const outbox = openOutbox(config.dataDir)
  const { smtpUrl, mailFrom } = config
  if (smtpUrl === undefined)
    return {
      name: 'outbox',
      deliver: (message) => write(message, mailFrom, outbox),
      close: () => {},
      listOutbox: outbox.list,
    }
  const transport = createTransport({ ...LIMITS, url: smtpUrl, pool: true, maxConnections: 2 })
  const deliver = async (message: Message): Promise<Delivery> => {
    const { messageId, rejected } = await transport.sendMail(mailOf(message, mailFrom))
    return { id: messageId, refused: rejected.map(String) }
  }
  return { name: 'mail', deliver, close: () => transport.close(), listOutbox: async () => [] }
}

// A mail server that hangs must not hold a job for minutes.
const LIMITS = {
  connectionTimeout: 20_000,
  greetingTimeout: 20_000,
  socketTimeout: 60_000,
  disableFileAccess: true,
  disableUrlAccess: true,
}

async function write(message: Message, from: string, outbox: ReturnType<typeof openOutbox>): Promise<Delivery> {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const mail = mailOf(message, from)
  const { messageId, message: bytes } = await transport.sendMail(mail)
  await outbox.write(
    { id: messageId, at: new Date().toISOString(), to: mail.to, subject: mail.subject, text: mail.text },
    bytes as Buffer,
  )
  return { id: messageId, refused: [] }
}

function mailOf(message: Message, from: string) {
  const { to, subject, text, html, replyTo, attachments } = checkedMessage(message)
  return {
    from,
    to,
    subject,
    text,
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
