import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { openReadingHelp } from './reading-help.ts'
import { findProgram, ProgramFailed, runProgram } from './run-program.ts'

async function folderOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'namro-test-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const limits = { timeoutMs: 10_000, maxBytes: 1000 }
const node = process.execPath

const failedAs = (reason: ProgramFailed['reason']) => (error: unknown) =>
  error instanceof ProgramFailed && error.reason === reason

test('a program sees its folder and nothing of ours', async (t) => {
  process.env.SECRET_OF_OURS = 'geheim'
  t.after(() => delete process.env.SECRET_OF_OURS)
  const folder = await folderOf(t)
  const said = await runProgram(
    node,
    ['-p', 'JSON.stringify([process.env.SECRET_OF_OURS, process.env.HOME])'],
    folder,
    limits,
  )
  assert.deepEqual(JSON.parse(said.toString()), [null, folder])
  await assert.rejects(runProgram(node, ['-e', 'process.exit(3)'], folder, limits), failedAs('failed'))
  await assert.rejects(runProgram(join(folder, 'none'), [], folder, limits), failedAs('failed'))
})

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('what takes too long, says too much or is no longer wanted ends with all that it started', async (t) => {
  const folder = await folderOf(t)
  const child = `const c = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']); require('node:fs').writeFileSync('pid', String(c.pid)); setInterval(() => {}, 1000)`
  await assert.rejects(runProgram(node, ['-e', child], folder, { ...limits, timeoutMs: 1500 }), failedAs('too_slow'))
  const pid = Number(await readFile(join(folder, 'pid'), 'utf8'))
  for (let i = 0; i < 40 && isAlive(pid); i++) await new Promise((resolve) => setTimeout(resolve, 50))
  assert.ok(!isAlive(pid), 'the child of the program still runs')
  const loud = 'process.stdout.write("x".repeat(5000)); setInterval(() => {}, 1000)'
  await assert.rejects(runProgram(node, ['-e', loud], folder, limits), failedAs('too_much_output'))
  const signal = AbortSignal.timeout(300)
  await assert.rejects(
    runProgram(node, ['-e', 'setInterval(() => {}, 1000)'], folder, { ...limits, signal }),
    failedAs('stopped'),
  )
})

test('what takes more memory than it may is ended', async (t) => {
  if (!(await findProgram('prlimit'))) return t.skip('prlimit is not installed')
  const folder = await folderOf(t)
  const head = await findProgram('head')
  const tail = await findProgram('tail')
  assert.ok(head && tail)
  // Without a line end tail keeps all that it reads.
  const much = { ...limits, maxBytes: 1e9, memoryMb: 64 }
  await runProgram(head, ['-c', '10', '/dev/zero'], folder, much)
  await assert.rejects(runProgram(tail, ['-n', '1', '/dev/zero'], folder, much), failedAs('failed'))
})

test('what is missing is said with the command that installs it', async (t) => {
  const path = process.env.PATH
  process.env.PATH = await folderOf(t)
  t.after(() => {
    process.env.PATH = path
  })
  assert.equal(await findProgram('soffice'), undefined)
  const help = openReadingHelp(new TextEncoder().encode('{\\rtf1 a}'), 'a.rtf')
  const [docx, raster] = [await help.docx(), await help.raster(1, 300)]
  await help.close()
  assert.ok('refused' in docx && docx.refused.code === 'needs_program')
  assert.match(docx.refused.message, /apt-get install -y libreoffice-writer/)
  assert.ok('refused' in raster)
  assert.match(raster.refused.message, /apt-get install -y tesseract-ocr tesseract-ocr-vie poppler-utils/)
})
