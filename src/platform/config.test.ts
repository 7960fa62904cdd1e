import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { baseUrlOf, readConfig, settings, settingsTable } from './config.ts'

test('nothing needs to be set', () => {
  const config = readConfig({})
  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.databaseUrl, undefined)
  assert.equal(baseUrlOf(config), 'http://localhost:3000')
})

test('an empty variable counts as unset, and spaces around a value do not matter', () => {
  const config = readConfig({ PORT: '', DEMO: ' 0 ', BASE_URL: 'https://namro.example.vn/' })
  assert.deepEqual([config.port, config.demo, baseUrlOf(config)], [3000, false, 'https://namro.example.vn'])
})

test('a relative data folder counts from the project, wherever the program is started', () => {
  assert.equal(readConfig({ DATA_DIR: 'kho' }).dataDir, join(import.meta.dirname, '../../kho'))
})

test('a value that cannot be used is refused in both languages, by name', () => {
  const wrong = { PORT: '70000', DEMO: 'ja', LOG_LEVEL: 'loud', PROVINCE: 'Hà Tĩnh', FILE_LIMIT_MB: '1.5' }
  for (const [name, value] of Object.entries(wrong)) {
    assert.throws(
      () => readConfig({ [name]: value }),
      (error: Error) => {
        assert.match(error.message, new RegExp(`Thiết lập ${name} .*"${value}"[\\s\\S]*The setting ${name} `))
        return true
      },
    )
  }
})

test('a wrong secret is not repeated', () => {
  for (const [name, value] of Object.entries({
    DATABASE_URL: 'mysql://u:s3cret@h/d',
    SMTP_URL: 's3cret',
    SECRET: 's3cret',
  })) {
    assert.throws(
      () => readConfig({ [name]: value }),
      (error: Error) => error.message.includes(name) && !error.message.includes('s3cret'),
    )
  }
})

test('every setting is in the table once', () => {
  const lines = settingsTable().split('\n').slice(2)
  assert.deepEqual(
    lines.map((line) => /`(\w+)`/.exec(line)?.[1]),
    Object.values(settings).map(({ env }) => env),
  )
})
