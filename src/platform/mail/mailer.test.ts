import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Message, MessageRefused, openMailer } from './mailer.ts'
import { simpleHtml } from './message.ts'

let dataDir = ''
before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'namro-mail-'))
})
after(() => rm(dataDir, { recursive: true }))

const mailFrom = 'Năm Rõ <namro@example.vn>'
const message: Message = {
  to: ['canbo@example.vn'],
  subject: 'Nhắc việc: báo cáo quý I',
  text: 'Kính gửi ông Bình,\n\nHạn chót là 20/3/2026.',
}

/** A mail server that takes everything but addresses that begin with "khong". */
async function smallServer() {
  const received: { recipients: string[]; content: string }[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let mail = { recipients: [] as string[], content: '' }
    let inContent = false
    let rest = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    const take = (line: string) => {
      if (inContent) {
        if (line !== '.') mail.content += `${line}\n`
        else {
          inContent = false
          received.push(mail)
          mail = { recipients: [], content: '' }
          say('250 kept')
        }
      } else if (/^RCPT/i.test(line)) {
        const address = /<(.*)>/.exec(line)?.[1] ?? ''
        if (address.startsWith('khong')) return say('550 no such person')
        mail.recipients.push(address)
        say('250 ok')
      } else if (/^DATA/i.test(line)) {
        inContent = true
        say('354 go on')
      } else say(/^QUIT/i.test(line) ? '221 bye' : '250 ok')
    }
    say('220 small')
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n')
      rest = lines.pop()!
      lines.forEach(take)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received, close }
}

test('a mail goes to the server, with its Vietnamese subject and both bodies', async () => {
  const server = await smallServer()
  const mailer = openMailer({ smtpUrl: server.url, mailFrom, dataDir })
  try {
    const { id, refused } = await mailer.deliver({
      ...message,
      to: ['a@example.vn', 'khong@example.vn'],
      html: simpleHtml(message.text),
    })
    assert.match(id, /^<.+@.+>$/)
    assert.deepEqual(refused, ['khong@example.vn'])
    const [mail] = server.received
    assert.deepEqual(mail?.recipients, ['a@example.vn'])
    assert.match(mail!.content, /^Subject: =\?UTF-8\?/m)
    assert.match(mail!.content, /^Auto-Submitted: auto-generated$/m)
    assert.match(mail!.content, /Content-Type: text\/plain[\s\S]*Content-Type: text\/html/)
    await assert.rejects(mailer.deliver({ ...message, to: ['khong@example.vn'] }))
    assert.deepEqual(await mailer.listOutbox(), [])
  } finally {
    mailer.close()
    server.close()
  }
})

test('a mail server that is away is an error, so that the job tries again', async () => {
  const server = await smallServer()
  server.close()
  const mailer = openMailer({ smtpUrl: server.url, mailFrom, dataDir })
  await assert.rejects(mailer.deliver(message), /ECONNREFUSED/)
  mailer.close()
})

test('without a mail server, mails are kept and listed, newest first', async () => {
  const mailer = openMailer({ smtpUrl: undefined, mailFrom, dataDir })
  assert.deepEqual(await mailer.listOutbox(), [])
  for (const n of [1, 2, 3]) {
    await mailer.deliver({
      ...message,
      subject: `Thư ${n}`,
      attachments: [{ filename: 'kế hoạch.txt', content: Buffer.from('x'), mediaType: 'text/plain' }],
    })
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const listed = await mailer.listOutbox(2)
  assert.deepEqual(
    listed.map((entry) => entry.subject),
    ['Thư 3', 'Thư 2'],
  )
  assert.deepEqual(listed[0]!.to, ['canbo@example.vn'])
  assert.equal(listed[0]!.text, message.text)
  const eml = await readFile(join(dataDir, 'outbox', listed[0]!.file), 'utf8')
  assert.match(eml, /^To: canbo@example\.vn\r$/m)
  assert.match(eml, /filename\*0\*=|filename\*=|filename="=\?UTF-8/)
  assert.equal(
    (await readdir(join(dataDir, 'outbox'))).some((name) => name.endsWith('.part')),
    false,
  )
})

test('no line break or second address gets into a header', async () => {
  const mailer = openMailer({ smtpUrl: undefined, mailFrom, dataDir })
  await mailer.deliver({ ...message, subject: 'Chào\r\nBcc: ke@xau.vn\u2028X: y' })
  const [entry] = await mailer.listOutbox(1)
  const head = (await readFile(join(dataDir, 'outbox', entry!.file), 'utf8')).split('\r\n\r\n')[0]!
  assert.doesNotMatch(head, /^(Bcc|X):/m)
  const refusedAs = (code: string) => (error: unknown) => error instanceof MessageRefused && error.code === code
  for (const bad of ['a@b.vn, c@d.vn', 'a@b.vn\r\nBcc: c@d.vn', '<a@b.vn>', 'Tên a@b.vn', 'a@', '']) {
    await assert.rejects(mailer.deliver({ ...message, to: [bad] }), refusedAs('mail.bad_address'))
    await assert.rejects(mailer.deliver({ ...message, replyTo: bad }), refusedAs('mail.bad_address'))
  }
  await assert.rejects(mailer.deliver({ ...message, to: [] }), refusedAs('mail.no_address'))
  await assert.rejects(
    mailer.deliver({ ...message, to: Array<string>(101).fill('a@b.vn') }),
    refusedAs('mail.too_many_addresses'),
  )
})

test('a text becomes a page without markup of its own', () => {
  const html = simpleHtml('Xem <b> & "https://namro.vn/x?a=1&b=2".\nDòng hai\n\nĐoạn hai')
  assert.match(
    html,
    /<p>Xem &#60;b&#62; &#38; &#34;<a href="https:\/\/namro\.vn\/x\?a=1&#38;b=2">[^<]*<\/a>&#34;\.<br>Dòng hai<\/p>\n<p>Đoạn hai<\/p>/,
  )
})
