import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { pdfOfPages, written } from '#lib/reader/samples/pdf.ts'
import { asProblem } from '#platform/http/problem-reply.ts'
import { draftWorld, planText } from '../../../test/drafts.ts'
import { xlsxOf } from '../../../test/reader-corpus/as-xlsx.ts'
import { sipasCommune } from '../../../test/reader-corpus/documents/third/sipas-commune-2026.ts'
import { problemOf } from '../../../test/work.ts'
import { resumeReading } from './jobs.ts'

/** The code with which the web server answers. */
const codeOf = (run: Promise<unknown>) =>
  run.then(
    () => 'fine',
    (error: unknown) => asProblem(error).code,
  )

const file = (bytes: Uint8Array | string, filename = 'van-ban.txt') => ({ filename, bytes })

test('a plan is kept, read in the background and becomes a draft with its tasks', async (t) => {
  const w = await draftWorld(t)
  const uploaded = await w.as('keeper', 'document.upload', {}, file(planText))
  assert.equal(uploaded.state, 'waiting')
  assert.equal(uploaded.agencyId, w.agencies.home)
  assert.deepEqual((await w.as('keeper', 'plan.list')).plans, [])
  await w.jobs.runDue()
  const read = await w.as('keeper', 'document.get', { documentId: uploaded.id })
  assert.deepEqual([read.state, read.kind, read.progress, read.tasks], ['read', 'plan', 100, 6])
  assert.ok(read.planId)
  const { lines, unread } = await w.as('keeper', 'document.source', { documentId: uploaded.id })
  assert.equal(lines.length, planText.split('\n').length)
  assert.equal(lines[0], 'ỦY BAN NHÂN DÂN')
  assert.ok(Array.isArray(unread))
  const { body, filename, mediaType } = await w.as('keeper', 'document.download', { documentId: uploaded.id })
  assert.equal(await new Response(body as ReadableStream).text(), planText)
  assert.deepEqual([filename, mediaType], ['van-ban.txt', 'text/plain; charset=utf-8'])
})

test('a plan that an office keeps as an Excel workbook becomes a draft too', async (t) => {
  const w = await draftWorld(t)
  const { id: documentId } = await w.as('keeper', 'document.upload', {}, file(xlsxOf(sipasCommune), 'ke-hoach.xlsx'))
  await w.jobs.runDue()
  const read = await w.as('keeper', 'document.get', { documentId })
  assert.deepEqual([read.state, read.kind, read.tasks], ['read', 'plan', 13])
  const { kind, tables } = await w.as('keeper', 'document.source', { documentId })
  assert.deepEqual([kind, tables.length], ['xlsx', 1])
})

test('strangers learn nothing of a document, colleagues without the right are told so', async (t) => {
  const w = await draftWorld(t)
  const { id: documentId } = await w.load()
  for (const name of [
    'document.get',
    'document.source',
    'document.download',
    'document.retry',
    'document.remove',
  ] as const) {
    assert.equal(await problemOf(w.as('stranger', name, { documentId })), 'access.not_found', name)
    assert.equal(await problemOf(w.as('visitor', name, { documentId })), 'access.sign_in_needed', name)
  }
  assert.equal(await problemOf(w.as('stranger', 'document.upload', {}, file('x'))), 'access.verb_missing')
  assert.equal(await problemOf(w.as('stranger', 'document.list')), 'access.verb_missing')
  const foreign = { agencyId: w.agencies.finance }
  assert.equal(await problemOf(w.as('keeper', 'document.upload', foreign, file('x'))), 'access.verb_missing')
  assert.equal(
    await problemOf(
      w.as('keeper', 'document.finishReading', { documentId, outcome: { state: 'failed', code: '', message: '' } }),
    ),
    'access.not_found',
  )
})

test('what is no text is refused at the door or after a look inside, with a message, and nothing else is kept', async (t) => {
  const w = await draftWorld(t)
  assert.equal(await codeOf(w.as('keeper', 'document.upload', {}, file(''))), 'file.empty')
  const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * 197 + 13) % 256)
  assert.equal(await codeOf(w.as('keeper', 'document.upload', {}, file(noise))), 'file.type_not_allowed')
  const large = 'Căn cứ '.repeat(200_000)
  assert.equal(await codeOf(w.as('keeper', 'document.upload', {}, file(large))), 'file.too_large')
  assert.equal((await w.as('keeper', 'document.list')).documents.length, 0)
  const blank = await w.load('\n \n\t\n', 'trang.txt')
  assert.deepEqual([blank.state, blank.problem?.code, blank.planId, blank.tasks], ['refused', 'empty', null, 0])
  assert.match(blank.problem?.message ?? '', /không có chữ nào/)
  assert.equal(await codeOf(w.as('keeper', 'document.source', { documentId: blank.id })), 'document.not_read')
  assert.equal(await codeOf(w.as('keeper', 'plan.fromDocument', { documentId: blank.id })), 'document.not_read')
})

test('a text in an unknown encoding is refused, one in UTF-16 is read', async (t) => {
  const w = await draftWorld(t)
  const latin = Uint8Array.from(Buffer.from('Xin chao \xe9\xe8\xff\xfe\xc0 \x81\x8d '.repeat(80), 'latin1'))
  const unknown = await w.load(latin, 'la.txt')
  assert.deepEqual([unknown.state, unknown.problem?.code, unknown.planId], ['refused', 'unreadable_encoding', null])
  assert.match(unknown.problem?.message ?? '', /lưu lại với mã UTF-8/)
  const wide = new Uint8Array(Buffer.from(`\ufeff${planText}`, 'utf16le'))
  const read = await w.load(wide, 'utf16.txt')
  assert.deepEqual([read.state, read.tasks], ['read', 6])
})

test('news and letters become no plan by themselves; a person may go on all the same', async (t) => {
  const w = await draftWorld(t)
  const news =
    'Chiều nay, lãnh đạo tỉnh An Hòa đã có buổi làm việc với các sở, ngành về cải cách hành chính.\n\nTại buổi làm việc, các đại biểu đã trao đổi nhiều nội dung.\n'
  const read = await w.load(news, 'tin.txt')
  assert.equal(read.state, 'read')
  assert.notEqual(read.kind, 'plan')
  assert.equal(read.planId, null)
  assert.ok(read.kindEvidence.length > 0)
  const plan = await w.as('keeper', 'plan.fromDocument', { documentId: read.id })
  assert.deepEqual([plan.documentId, plan.status], [read.id, 'draft'])
  assert.equal(await problemOf(w.as('keeper', 'plan.fromDocument', { documentId: read.id })), 'document.has_plan')
})

test('the same file again is the same document while it is read, and is told of when it has a plan', async (t) => {
  const w = await draftWorld(t)
  const first = await w.as('keeper', 'document.upload', {}, file(planText))
  const again = await w.as('keeper', 'document.upload', {}, file(planText, 'ban-khac.txt'))
  assert.equal(again.id, first.id)
  await w.jobs.runDue()
  assert.equal(await problemOf(w.as('keeper', 'document.upload', {}, file(planText))), 'document.has_plan')
  const { planId } = await w.as('keeper', 'document.get', { documentId: first.id })
  await w.as('keeper', 'plan.discard', { planId, version: 1 })
  const third = await w.load()
  assert.notEqual(third.id, first.id)
  assert.ok(third.planId)
  const { documents } = await w.as('keeper', 'document.list', { limit: 1 })
  assert.deepEqual(
    documents.map(({ id }) => id),
    [third.id],
  )
})

test('what a crash interrupted is queued again, once, and a late second reading changes nothing', async (t) => {
  const w = await draftWorld(t)
  const { id: documentId } = await w.as('keeper', 'document.upload', {}, file(planText))
  await w.province.write(async (db) => {
    await sql`delete from namro_jobs.job where name = 'document.read'`.execute(db)
    await sql`update document set state = 'reading', progress = 20`.execute(db)
  })
  assert.equal(await w.jobs.runDue(), 0)
  assert.equal(await resumeReading(w.province, w.services), 1)
  await resumeReading(w.province, w.services)
  assert.equal(await w.jobs.runDue(), 1)
  const read = await w.as('keeper', 'document.get', { documentId })
  assert.equal(read.state, 'read')
  await w.as('system', 'document.finishReading', {
    documentId,
    outcome: { state: 'failed', code: 'late', message: 'muộn' },
  })
  const after = await w.as('keeper', 'document.get', { documentId })
  assert.deepEqual([after.state, after.planId, after.version], ['read', read.planId, read.version])
})

test('a long scan leaves its place to those behind it and is read in a lane of its own', async (t) => {
  const w = await draftWorld(t)
  const { id: documentId } = await w.as('keeper', 'document.upload', {}, file(planText))
  const { readInWorker } = w.services
  const lanes: number[] = []
  w.services.readInWorker = async (bytes, name, limits, help) => {
    help?.progress(0, 40)
    await new Promise((resolve) => setTimeout(resolve, 20))
    lanes.push(limits?.signal?.aborted ? 0 : 1)
    limits?.signal?.throwIfAborted()
    return readInWorker(bytes, name, limits, help)
  }
  assert.equal(await w.jobs.runDue(), 2)
  assert.deepEqual(lanes, [0, 1])
  const read = await w.as('keeper', 'document.get', { documentId })
  assert.equal(read.state, 'read')
})

test('a reading that fails keeps the file, says so and can be tried again', async (t) => {
  const w = await draftWorld(t)
  const { id: documentId } = await w.as('keeper', 'document.upload', {}, file(planText))
  const outcome = { state: 'failed', code: 'reader_failed', message: 'Hệ thống gặp lỗi khi đọc.' }
  await w.as('system', 'document.finishReading', { documentId, outcome })
  const failed = await w.as('keeper', 'document.get', { documentId })
  assert.deepEqual([failed.state, failed.problem?.message, failed.planId], ['failed', outcome.message, null])
  await w.as('keeper', 'document.retry', { documentId })
  await w.jobs.runDue()
  const read = await w.as('keeper', 'document.get', { documentId })
  assert.deepEqual([read.state, read.problem, read.tasks], ['read', null, 6])
  assert.equal(await problemOf(w.as('keeper', 'document.retry', { documentId })), 'document.has_plan')
})

test('what an issued plan was read from may be read by all who carry it out, and by no visitor', async (t) => {
  const w = await draftWorld(t)
  const { id: documentId, planId } = await w.load()
  assert.equal(await problemOf(w.as('stranger', 'document.source', { documentId })), 'access.not_found')
  for (const { id: taskId, version } of (await w.as('keeper', 'task.list', { planId })).tasks) {
    await w.as('keeper', 'task.update', { taskId, version, assigned: false, review: 'accepted' })
  }
  const { id, version } = await w.as('keeper', 'task.add', { planId, text: 'Công khai danh sách hộ nghèo' })
  await w.as('keeper', 'task.update', { taskId: id, version, leadNames: ['Sở Nội vụ'], review: 'accepted' })
  const plan = await w.as('keeper', 'plan.get', { planId })
  await w.as('keeper', 'plan.confirm', { planId, version: plan.version })
  assert.ok((await w.as('stranger', 'document.source', { documentId })).lines.length > 10)
  assert.equal(await problemOf(w.as('visitor', 'document.source', { documentId })), 'access.sign_in_needed')
})

test('of a PDF the source shows each printed line with its page and box', async (t) => {
  const w = await draftWorld(t)
  const page = ['KE HOACH', 'I. MUC TIEU', '1. Nang cao chat luong phuc vu nguoi dan.'].map((text, i) =>
    written(70, 80 + i * 30, text),
  )
  const read = await w.load(pdfOfPages([page.join('')]), 'ke-hoach.pdf')
  assert.equal(read.state, 'read')
  const source = await w.as('keeper', 'document.source', { documentId: read.id })
  assert.equal(source.kind, 'pdf')
  assert.deepEqual(source.lines, ['KE HOACH', 'I. MUC TIEU', '1. Nang cao chat luong phuc vu nguoi dan.'])
  assert.deepEqual(
    source.places.map(({ page: number, box }) => [number, Math.round(box?.left ?? 0)]),
    [
      [1, 70],
      [1, 70],
      [1, 70],
    ],
  )
  const damaged = await w.load(new TextEncoder().encode('%PDF-1.7 …'), 'hong.pdf')
  assert.deepEqual([damaged.state, damaged.problem?.code], ['refused', 'damaged'])
})

test('what the reader made of a document, and where its cells and doubts stand, can be asked', async (t) => {
  const w = await draftWorld(t)
  const { id: documentId } = await w.load()
  const report = await w.as('keeper', 'document.report', { documentId })
  assert.deepEqual([report.source, report.kind, report.coverage.unread], ['text', 'plan', []])
  assert.ok(report.kindEvidence.length > 0)
  assert.equal(report.quality?.tasks.all, 6)
  const { tables, doubts, footnotes } = await w.as('keeper', 'document.source', { documentId })
  assert.deepEqual([doubts, footnotes], [[], []])
  assert.ok(
    tables[0]?.cells.some(({ text }) => text === 'Quý II/2026'),
    'cells of `|` rows bring their words',
  )
  assert.equal(await problemOf(w.as('stranger', 'document.report', { documentId })), 'access.not_found')
  const support = await w.as('keeper', 'document.support')
  assert.deepEqual([support.limitMb, /tesseract-ocr-vie/.test(support.scans.install)], [1, true])
  assert.match(support.office.install, /libreoffice/)
})

test('a reading is stopped, what comes of it later is not taken, and it can be read again', async (t) => {
  const w = await draftWorld(t)
  const { id: documentId } = await w.as('keeper', 'document.upload', {}, file(planText))
  assert.equal(await problemOf(w.as('stranger', 'document.stop', { documentId })), 'access.not_found')
  const stopped = await w.as('keeper', 'document.stop', { documentId })
  assert.deepEqual([stopped.state, stopped.problem?.code], ['refused', 'stopped'])
  await w.jobs.runDue()
  assert.equal((await w.as('keeper', 'document.get', { documentId })).planId, null)
  await w.as('keeper', 'document.retry', { documentId })
  await w.jobs.runDue()
  const read = await w.as('keeper', 'document.get', { documentId })
  assert.deepEqual([read.state, read.pages], ['read', null])
  assert.equal((await w.as('keeper', 'document.stop', { documentId })).state, 'read')
})

test('what turned out to be no document is removed with its file; what became a plan, and what others keep, stays', async (t) => {
  const w = await draftWorld(t)
  const files = () => w.province.read((db) => db.selectFrom('storedFile').select('sha256').execute())
  const { id: documentId } = await w.load('%PDF-1.4\n%%EOF\n', 'anh.pdf')
  assert.equal((await w.as('keeper', 'document.list')).documents.length, 1)
  assert.equal((await files()).length, 1)
  const removed = await w.as('keeper', 'document.remove', { documentId })
  assert.equal(removed.filename, 'anh.pdf')
  assert.deepEqual([(await w.as('keeper', 'document.list')).documents, await files()], [[], []])
  assert.equal(await problemOf(w.as('keeper', 'document.remove', { documentId })), 'access.not_found')

  const { id: planned } = await w.load()
  assert.equal(await problemOf(w.as('keeper', 'document.remove', { documentId: planned })), 'document.has_plan')
  assert.equal((await files()).length, 1)

  // The same bytes twice: the file stays while one of the two documents needs it.
  const letter = 'Kính gửi: Sở Tài chính. Đề nghị quý Sở cung cấp số liệu.'
  const [first, second] = [await w.load(letter, 'thu.txt'), await w.load(letter, 'thu-2.txt')]
  assert.notEqual(first.id, second.id)
  await w.as('keeper', 'document.remove', { documentId: first.id })
  assert.equal((await files()).length, 2)
  await w.as('keeper', 'document.remove', { documentId: second.id })
  assert.equal((await files()).length, 1)
})

test('a document is removed while it is being read: the reading writes nothing any more', async (t) => {
  const w = await draftWorld(t)
  const { id: documentId } = await w.as('keeper', 'document.upload', {}, file(planText))
  await w.as('keeper', 'document.remove', { documentId })
  await w.jobs.runDue()
  assert.deepEqual((await w.as('keeper', 'document.list')).documents, [])
  assert.deepEqual((await w.as('keeper', 'plan.list')).plans, [])
})
