import assert from 'node:assert/strict'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import type { Province } from '#platform/db/province.ts'
import { cloneProvince } from '../../../test/database.ts'
import { type Message, MessageRefused, openMailer } from './mailer.ts'
import { simpleHtml } from './message.ts'
import { listKeptMails } from './outbox.ts'

/** A province for which no mail may be kept: a mail server is set. */
const nowhere = { write: () => Promise.reject(new Error('kept instead of sent')) }

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
  const mailer = openMailer({ smtpUrl: server.url, mailFrom })
  try {
    const { id, refused } = await mailer.deliver(
      {
        ...message,
        to: ['a@example.vn', 'khong@example.vn'],
        html: simpleHtml(message.text),
      },
      nowhere,
    )
    assert.match(id, /^<.+@.+>$/)
    assert.deepEqual(refused, ['khong@example.vn'])
    const [mail] = server.received
    assert.deepEqual(mail?.recipients, ['a@example.vn'])
    assert.match(mail!.content, /^Subject: =\?UTF-8\?/m)
    assert.match(mail!.content, /^Auto-Submitted: auto-generated$/m)
    assert.match(mail!.content, /Content-Type: text\/plain[\s\S]*Content-Type: text\/html/)
    await assert.rejects(mailer.deliver({ ...message, to: ['khong@example.vn'] }, nowhere))
  } finally {
    mailer.close()
    server.close()
  }
})

test('mails to people of the demo are kept in the province, also where a mail server is set', async (t) => {
  const { province, close } = await cloneProvince()
  const server = await smallServer()
  const mailer = openMailer({ smtpUrl: server.url, mailFrom })
  t.after(async () => {
    mailer.close()
    server.close()
    await close()
  })
  const invented = ['thuong-truc@lamgiang.example', 'a@example.com']
  for (const address of invented) await mailer.deliver({ ...message, to: [address] }, province)
  await mailer.deliver({ ...message, to: ['a@baiexample.vn'] }, nowhere)
  assert.deepEqual(
    server.received.map(({ recipients }) => recipients),
    [['a@baiexample.vn']],
  )
  const kept = await province.read((db) => listKeptMails(db))
  assert.deepEqual(kept.map(({ to }) => to[0]).toSorted(), invented.toSorted())
})

test('a mail server that is away is an error, so that the job tries again', async () => {
  const server = await smallServer()
  server.close()
  const mailer = openMailer({ smtpUrl: server.url, mailFrom })
  await assert.rejects(mailer.deliver(message, nowhere), /ECONNREFUSED/)
  mailer.close()
})

test('without a mail server, mails are kept in the province whose they are, newest first, and no other sees them', async (t) => {
  const { cluster, province, close } = await cloneProvince()
  t.after(close)
  await cluster.createProvince({ code: 'other', name: 'tỉnh khác' })
  const mailer = openMailer({ smtpUrl: undefined, mailFrom })
  const attachments = [{ filename: 'kế hoạch.txt', content: Buffer.from('x'), mediaType: 'text/plain' }]
  for (const n of [1, 2, 3]) await mailer.deliver({ ...message, subject: `Thư ${n}`, attachments }, province)
  await mailer.deliver({ ...message, subject: 'Thư của tỉnh khác' }, cluster.province('other'))
  const listed = await province.read((db) => listKeptMails(db, 2))
  assert.deepEqual(
    listed.map(({ subject, to, text }) => [subject, to, text]),
    [3, 2].map((n) => [`Thư ${n}`, message.to, message.text]),
  )
  const others = await cluster.province('other').read((db) => listKeptMails(db))
  assert.deepEqual(
    others.map(({ subject }) => subject),
    ['Thư của tỉnh khác'],
  )
  const eml = await emlOf(province)
  assert.match(eml, /^To: canbo@example\.vn\r$/m)
  assert.match(eml, /filename\*0\*=|filename\*=|filename="=\?UTF-8/)
})

/** The latest mail as it is kept. */
const emlOf = async (province: Province): Promise<string> => {
  const row = await province.read((db) =>
    db.selectFrom('mailOutbox').select('content').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow(),
  )
  return row.content.toString()
}

test('no line break or second address gets into a header', async (t) => {
  const { province, close } = await cloneProvince()
  t.after(close)
  const mailer = openMailer({ smtpUrl: undefined, mailFrom })
  await mailer.deliver({ ...message, subject: 'Chào\r\nBcc: ke@xau.vn\u2028X: y' }, province)
  const head = (await emlOf(province)).split('\r\n\r\n')[0]!
  assert.doesNotMatch(head, /^(Bcc|X):/m)
  const refusedAs = (code: string) => (error: unknown) => error instanceof MessageRefused && error.code === code
  for (const bad of ['a@b.vn, c@d.vn', 'a@b.vn\r\nBcc: c@d.vn', '<a@b.vn>', 'Tên a@b.vn', 'a@', '']) {
    await assert.rejects(mailer.deliver({ ...message, to: [bad] }, province), refusedAs('mail.bad_address'))
    await assert.rejects(mailer.deliver({ ...message, replyTo: bad }, province), refusedAs('mail.bad_address'))
  }
  await assert.rejects(mailer.deliver({ ...message, to: [] }, province), refusedAs('mail.no_address'))
  await assert.rejects(
    mailer.deliver({ ...message, to: Array<string>(101).fill('a@b.vn') }, province),
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
