import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { demoPassword } from '../../src/demo-people.ts'
import { type Device, openDevice } from './device.ts'
import { emailOf, type Office, openOffice, root } from './office.ts'
import { type PoorLine, poorLine } from './poor-line.ts'

export const notBuiltForInterviewers = existsSync(join(root, 'build/interview/index.html'))
  ? false
  : 'the app of interviewers is not built: npm run e2e'

/** An office, a device that interviews are made on, and the line between them. */
export type Fieldwork = { office: Office; device: Device; line: PoorLine; close(): Promise<void> }

export async function openFieldwork(): Promise<Fieldwork> {
  const open: { close(): Promise<void> }[] = []
  const close = async () => {
    for (const each of open.reverse()) await each.close()
  }
  const keep = <Each extends { close(): Promise<void> }>(each: Each): Each => {
    open.push(each)
    return each
  }
  try {
    const office = keep(await openOffice())
    const line = keep(await poorLine(office.address))
    return { office, line, device: keep(await openDevice()), close }
  } catch (error) {
    // What is left open would keep the whole file from ending.
    await close()
    throw error
  }
}

export const press = (on: Page, name: string): Promise<void> =>
  on.getByRole('button', { name, exact: true }).first().click()

/** Two clicks before the page can answer the first, as of a hand that double-clicks on a slow computer. */
export const pressTwice = (on: Page, name: string): Promise<void> =>
  on.getByRole('button', { name, exact: true }).evaluate((button) => {
    const it = button as unknown as { click(): void }
    it.click()
    it.click()
  })

/** How many interviews have not been sent. */
export const waiting = async (on: Page): Promise<number> =>
  Number(await on.locator('[data-waiting]').getAttribute('data-waiting'))

/** Signs in with the account of the office, in the app of interviewers. */
export async function signInHere(on: Page, name: string): Promise<void> {
  await on.getByLabel('Thư điện tử').fill(emailOf(name))
  await on.getByLabel('Mật khẩu').fill(demoPassword)
  await press(on, 'Đăng nhập')
}

export async function takePin(on: Page, pin: string): Promise<void> {
  await on.getByLabel(/^Mã PIN/).fill(pin)
  await on.getByLabel('Nhập lại mã PIN').fill(pin)
  await press(on, 'Đặt mã PIN')
}

/** Somebody who is on the device already opens what is his. */
export async function enterAs(on: Page, person: RegExp | string, pin: string): Promise<void> {
  await on.getByRole('button', { name: person }).first().click()
  await on.getByLabel(/^Mã PIN/).fill(pin)
  await press(on, 'Mở')
  await on.locator('[data-waiting]').waitFor()
}

/** What was typed is on the disk. */
export const kept = (on: Page): Promise<void> => on.locator('[data-kept=true]').waitFor()

export const takePicture = async (on: Page, i: number): Promise<void> => {
  const file = { name: 'anh.png', mimeType: 'image/png', buffer: picture(i) }
  await on.locator('input[type=file]').setInputFiles(file)
  await on.locator('img').first().waitFor()
}

/** Begins an interview with the small questionnaire below; its picture is still to be taken. */
export async function beginInterview(on: Page, why: string): Promise<void> {
  await press(on, 'Bắt đầu phỏng vấn')
  await on.getByLabel('Không', { exact: true }).check()
  await on.getByLabel(/^Vì sao/).fill(why)
  await kept(on)
}

/** Goes on with the interview that was begun last. */
export const goOn = (on: Page): Promise<void> =>
  on
    .getByRole('button', { name: /^Khảo sát thử –/ })
    .first()
    .click()

/** The server has another version of the app from now on, told by `data-version="2"`, and the device has heard of it. */
export async function offerNewVersion(on: Page, line: PoorLine): Promise<void> {
  line.edit = (path, body) => {
    if (path === '/phong-van/sw.js') return body.replace(/"[0-9a-f]{12}"/, '"aaaabbbbcccc"')
    return path === '/phong-van/' ? body.replace('<html', '<html data-version="2"') : body
  }
  await on.evaluate('navigator.serviceWorker.getRegistration().then((all) => all.update())')
  await on.getByText('Có bản mới của ứng dụng').waitFor()
}

/** Takes the picture and finishes the interview that is open. */
export async function finishInterview(on: Page, i: number): Promise<void> {
  await takePicture(on, i)
  await kept(on)
  await press(on, 'Hoàn thành phiếu')
  await on.locator('[data-waiting]').waitFor()
}

/** A questionnaire that was gone through and published, and a survey with it, open for years unless it is to stay a draft. */
export async function openedSurvey(
  office: Office,
  keeper: Page,
  content: object,
  answers: object,
  stays: 'open' | 'draft' = 'open',
): Promise<{ id: string; slug: string }> {
  const ask = <T>(method: string, path: string, data?: unknown) => office.ask<T>(keeper, method, path, data)
  const { agencies } = await ask<{ agencies: { id: string }[] }>('GET', '/questionnaires')
  const agencyId = agencies[0]?.id ?? ''
  const { id } = await ask<{ id: string }>('POST', '/questionnaires', { agencyId, title: 'Phỏng vấn', template: null })
  const version = `/questionnaires/${id}/versions/1`
  await ask('PUT', version, { edit: 1, content })
  await ask('POST', `${version}/test`, { edit: 2, answers })
  await ask('POST', `${version}/publish`, { edit: 2 })
  const days = { opensOn: '2020-01-01', closesOn: '2999-12-31', openLink: true, codes: false }
  const survey = { questionnaireId: id, agencyId, title: 'Khảo sát thử', ...days }
  const made = await ask<{ id: string }>('POST', '/surveys', survey)
  if (stays === 'open') await ask('POST', `/surveys/${made.id}/open`, { version: 1 })
  return ask<{ id: string; slug: string }>('GET', `/surveys/${made.id}`)
}

/** People of further agencies ask and enter with those who keep the survey. */
export async function letHelp(office: Office, keeper: Page, surveyId: string, names: readonly string[]): Promise<void> {
  const agencyIds: string[] = []
  for (const name of names) {
    const path = `/agencies?search=${encodeURIComponent(name)}`
    const { agencies } = await office.ask<{ agencies: { id: string; name: string }[] }>(keeper, 'GET', path)
    agencyIds.push(...agencies.filter((each) => each.name === name).map(({ id }) => id))
  }
  assert.equal(agencyIds.length, names.length)
  await office.ask(keeper, 'PUT', `/surveys/${surveyId}/collecting`, { version: 1, agencyIds })
}

/** A list of a sample's stage is tried and taken, in whichever place of the page. */
export async function bringList(keeper: Page, at: number, text: string, rows: number): Promise<void> {
  const dialog = keeper.getByRole('dialog')
  const file = { name: 'danh-sach.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
  await keeper.locator('input[type=file]').nth(at).setInputFiles(file)
  await dialog.getByRole('button', { name: 'Dùng danh sách này' }).click()
  await dialog.getByText(`Đã ghi ${rows} dòng.`).waitFor()
  await dialog.getByRole('button', { name: 'Đóng' }).last().click()
  await dialog.waitFor({ state: 'hidden' })
}

/** A small picture that no other one equals. */
export function picture(i: number): Buffer {
  const chunk = (name: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), body])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(body.length)
    check.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, check])
  }
  const side = 48
  const head = Buffer.from([0, 0, 0, side, 0, 0, 0, side, 8, 2, 0, 0, 0])
  const points = Buffer.alloc(side * (side * 3 + 1))
  // The number in black and white blocks, so that it survives being drawn anew.
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const bit = (i >> (Math.floor(x / 12) + 4 * Math.floor(y / 12))) & 1
      points.fill(bit * 255, y * (side * 3 + 1) + 1 + x * 3, y * (side * 3 + 1) + 4 + x * 3)
    }
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', deflateSync(points)), chunk('IEND', Buffer.alloc(0))])
}

/** A picture in which nothing is like its neighbour: drawn anew on the device it takes about 200 KB. */
export async function takeLargePicture(on: Page): Promise<void> {
  const side = 560
  const bytes = await on.evaluate(`(async () => {
    const canvas = new OffscreenCanvas(${side}, ${side})
    const pen = canvas.getContext('2d')
    const points = pen.createImageData(${side}, ${side})
    for (let i = 0; i < points.data.length; i++) points.data[i] = i % 4 === 3 ? 255 : Math.random() * 256
    pen.putImageData(points, 0, 0)
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())]
  })()`)
  const file = { name: 'anh.png', mimeType: 'image/png', buffer: Buffer.from(bytes as number[]) }
  await on.locator('input[type=file]').setInputFiles(file)
  await on.locator('img').first().waitFor()
}

/** What is kept, as the app kept it before letters were sealed for the server. */
export const asEarlierVersion = `new Promise((resolve, reject) => {
  const asked = indexedDB.open('namro-phong-van')
  asked.onsuccess = () => {
    const work = asked.result.transaction(['people', 'records', 'photos'], 'readwrite')
    for (const name of ['people', 'records', 'photos'])
      work.objectStore(name).openCursor().onsuccess = ({ target: { result: cursor } }) => {
        if (!cursor) return
        const { letter, recovery, ...rest } = cursor.value
        if (rest.kind === 'device') cursor.delete()
        else cursor.update(rest)
        cursor.continue()
      }
    work.oncomplete = () => resolve(undefined)
    work.onerror = () => reject(work.error)
  }
})`

const label = (vi: string) => ({ vi })
const choices = [
  { code: 'co', label: label('Có') },
  { code: 'khong', label: label('Không') },
]
export const photoForm = {
  ...{ title: label('Phiếu nhỏ'), languages: ['vi'] },
  sections: [
    {
      ...{ code: 'mot', title: label('Một') },
      questions: [
        { kind: 'single', code: 'hai_long', label: label('Ông/bà có hài lòng không?'), required: true, choices },
        // biome-ignore lint/suspicious/noTemplateCurlyInString: how a questionnaire names an answer
        { kind: 'text', code: 'vi_sao', label: label('Vì sao?'), when: "${hai_long} = 'khong'", required: true },
        { kind: 'photo', code: 'anh', label: label('Ảnh nơi làm việc'), required: true },
      ],
    },
  ],
}

/** One question on a scale, and a picture that may be left out. */
export const scaleForm = {
  ...{ title: label('Phiếu nhỏ'), languages: ['vi'] },
  sections: [
    {
      ...{ code: 'mot', title: label('Cơ quan phục vụ') },
      questions: [
        {
          ...{ kind: 'scale', code: 'hai_long', label: label('Ông/bà hài lòng đến đâu?'), required: true },
          points: [
            { value: 1, label: label('Không hài lòng') },
            { value: 2, label: label('Bình thường') },
            { value: 4, label: label('Hài lòng') },
          ],
          ...{ positive: [4], measures: 'F1' },
        },
        { kind: 'photo', code: 'anh', label: label('Ảnh nơi làm việc') },
      ],
    },
  ],
}
