/** The files of this version; Vite writes their list here when it builds. */
declare const __FILES__: readonly string[]
declare const __VERSION__: string

type Waits = Event & { waitUntil(work: Promise<unknown>): void }
type Asks = Waits & { request: Request; respondWith(reply: Promise<Response>): void }
type Worker = EventTarget & { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } }

const worker = globalThis as unknown as Worker
const base = '/phong-van/'
const name = `namro-phong-van ${__VERSION__}`

// All files of a version or none: half a version would be a blank page where there is no line. Nor may the browser give
// the page of the version before, which it still remembers.
worker.addEventListener('install', (event) => {
  const page = new Request(base, { cache: 'reload' })
  ;(event as Waits).waitUntil(caches.open(name).then((cache) => cache.addAll([page, ...__FILES__])))
})

worker.addEventListener('activate', (event) =>
  (event as Waits).waitUntil(
    caches
      .keys()
      .then((all) => all.filter((each) => each.startsWith('namro-phong-van ') && each !== name))
      .then((old) => Promise.all(old.map((each) => caches.delete(each))))
      .then(() => worker.clients.claim()),
  ),
)

worker.addEventListener('message', ({ data }: Event & { data?: unknown }) => {
  if (data === 'take over') void worker.skipWaiting()
})

// Only the files of this app; what the server says is never kept here.
worker.addEventListener('fetch', (event) => {
  const { request, respondWith } = event as Asks
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || !pathname.startsWith(base)) return
  const wanted = request.mode === 'navigate' ? base : pathname
  respondWith.call(
    event,
    caches.open(name).then(async (cache) => (await cache.match(wanted)) ?? fetch(request)),
  )
})
