import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog } from './log.ts'

const written = (run: (log: ReturnType<typeof createLog>) => void, level: Parameters<typeof createLog>[0] = 'info') => {
  const lines: string[] = []
  run(createLog(level, (line) => lines.push(line)))
  return lines
}

test('what is less important than the level is left out', () => {
  assert.equal(written((log) => [log.debug('a'), log.info('b'), log.error('c')]).length, 2)
  assert.equal(written((log) => log.error('c'), 'silent').length, 0)
})

test('a line break in a value does not forge a line', () => {
  const [line = ''] = written((log) => log.info('tìm "x\n2026-01-01 error all is lost"', { path: '/a\nb' }))
  assert.equal(line.split('\n').length, 2)
  assert.ok(line.endsWith('\n'))
})

test('secrets are not written, at any depth; errors are', () => {
  const [line = ''] = written((log) =>
    log.warn('mail', {
      smtp: { password: 'p4ss', user: 'u' },
      headers: [{ Authorization: 'p4ss' }],
      error: new Error('no route'),
    }),
  )
  assert.doesNotMatch(line, /p4ss/)
  assert.match(line, /no route/)
})
