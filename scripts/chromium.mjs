import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { say, stop } from './bootstrap.mjs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of a Chromium for the journeys; installs Debian's when there is none and we may, else says what to do. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given && !existsSync(given)) {
    stop(
      `CHROMIUM_PATH trỏ tới ${given}, nhưng không có tệp này.`,
      `CHROMIUM_PATH is ${given}, but there is no such file.`,
    )
  }
  const found = given ?? places.find((place) => existsSync(place))
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say('Đang cài Chromium cho các kiểm thử trên trình duyệt… / Installing Chromium for the browser tests…')
    const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    spawnSync('apt-get', ['update', '-qq'], options)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
    if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  }
  return stop(
    'Các kiểm thử trên trình duyệt cần Chromium. Trên Debian/Ubuntu: sudo apt-get install chromium. Nếu đã có Chrome hay Chromium ở nơi khác: CHROMIUM_PATH=/đường/dẫn npm test.',
    'The browser tests need Chromium. On Debian or Ubuntu: sudo apt-get install chromium. If you have Chrome or Chromium elsewhere: CHROMIUM_PATH=/the/path npm test.',
  )
}
