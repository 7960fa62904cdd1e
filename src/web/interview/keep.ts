/** What a device keeps. Nothing is ever dropped when the shape grows: stores are added, and records say their format. */
const NAME = 'namro-phong-van'
const SHAPE = 1

/** Somebody who uses this device; the key to what is his is sealed by his PIN. */
export type Person = {
  id: string
  name: string
  salt: Uint8Array<ArrayBuffer>
  rounds: number
  iv: Uint8Array<ArrayBuffer>
  key: ArrayBuffer
  failures: number
  waitUntil: number
  /** The same key, sealed for the server, which gives it back to his account alone. Missing on devices of earlier versions. */
  recovery?: Uint8Array<ArrayBuffer>
}

/**
 * What somebody carries; an interview that is a draft, waits, or was sent; what came of somebody who was drawn, waiting or
 * told; and by which key the server knows this device as his.
 */
export type Kind = 'kit' | 'draft' | 'waiting' | 'sent' | 'outcome' | 'told' | 'device'

/** What goes to the server, sealed for it: whoever holds the device can send it, and nobody on it can read it. */
export type Letter = { bytes: Uint8Array<ArrayBuffer>; device: string }

/** A record of somebody: what it is stands open, what it says is sealed. */
export type Kept = {
  id: string
  person: string
  kind: Kind
  at: number
  format: 1
  iv: Uint8Array<ArrayBuffer>
  sealed: ArrayBuffer
  /** Why the server has not taken it; of what was sent, what it said of it. */
  note?: string
  letter?: Letter
}

export type KeptPhoto = Pick<Kept, 'id' | 'person' | 'iv' | 'sealed' | 'letter'> & {
  of: string
  /** The server has it already. */
  arrived?: true
}

let opened: Promise<IDBDatabase> | undefined

function openStores(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, SHAPE)
    asked.onupgradeneeded = () => {
      const db = asked.result
      const has = (name: string) => db.objectStoreNames.contains(name)
      if (!has('people')) db.createObjectStore('people', { keyPath: 'id' })
      if (!has('records')) db.createObjectStore('records', { keyPath: 'id' }).createIndex('person', 'person')
      if (!has('photos')) db.createObjectStore('photos', { keyPath: ['of', 'id'] }).createIndex('of', 'of')
    }
    asked.onsuccess = () => {
      // A newer version of the app in another tab must be able to add its stores.
      asked.result.onversionchange = () => {
        asked.result.close()
        opened = undefined
      }
      resolve(asked.result)
    }
    asked.onerror = () => reject(asked.error)
  })
  return opened
}

type Stores = 'people' | 'records' | 'photos'

/** All of it is kept, or nothing; answered when it is on the disk. */
async function together<T>(
  names: Stores[],
  mode: IDBTransactionMode,
  run: (store: (name: Stores) => IDBObjectStore) => IDBRequest<T> | undefined,
): Promise<T> {
  const db = await openStores()
  return new Promise((resolve, reject) => {
    const work = db.transaction(names, mode, { durability: 'strict' })
    const asked = run((name) => work.objectStore(name))
    work.oncomplete = () => resolve(asked?.result as T)
    work.onabort = () => reject(work.error)
    work.onerror = () => reject(work.error)
  })
}

export const listPeople = (): Promise<Person[]> =>
  together(['people'], 'readonly', (store) => store('people').getAll() as IDBRequest<Person[]>)

export const savePerson = (person: Person): Promise<unknown> =>
  together(['people'], 'readwrite', (store) => store('people').put(person))

export const listKept = (person: string): Promise<Kept[]> =>
  together(['records'], 'readonly', (store) => store('records').index('person').getAll(person) as IDBRequest<Kept[]>)

export const findKept = (id: string): Promise<Kept | undefined> =>
  together(['records'], 'readonly', (store) => store('records').get(id) as IDBRequest<Kept | undefined>)

export const saveKept = (record: Kept): Promise<unknown> =>
  together(['records'], 'readwrite', (store) => store('records').put(record))

/** Of everybody who uses this device. */
export const listAllKept = (): Promise<Kept[]> =>
  together(['records'], 'readonly', (store) => store('records').getAll() as IDBRequest<Kept[]>)

export const savePhoto = (photo: KeptPhoto): Promise<unknown> =>
  together(['photos'], 'readwrite', (store) => store('photos').put(photo))

export const listPhotos = (of: string): Promise<KeptPhoto[]> =>
  together(['photos'], 'readonly', (store) => store('photos').index('of').getAll(of) as IDBRequest<KeptPhoto[]>)

type With = { also?: Kept | undefined; photos?: readonly KeptPhoto[] }

/**
 * A draft takes this form only while it still is one: in another tab it may have been finished or sent meanwhile. What else
 * follows from it is kept with it, or neither.
 */
export const saveIfDraft = (record: Kept, { also, photos = [] }: With = {}): Promise<boolean> =>
  saveIf(
    record.id,
    (now) => now === undefined || now.kind === 'draft',
    (store) => {
      store('records').put(record)
      if (also) store('records').put(also)
      for (const photo of photos) store('photos').put(photo)
    },
  )

/** Takes the place of a record that nobody has written since it was read; null: it goes. */
export const saveIfSame = (record: Kept, next: Kept | null, photos: readonly KeptPhoto[] = []): Promise<boolean> =>
  saveIf(
    record.id,
    (now) => now?.kind === record.kind && String(now.iv) === String(record.iv),
    (store) => {
      if (next) store('records').put(next)
      else store('records').delete(record.id)
      for (const photo of photos) store('photos').put(photo)
    },
  )

async function saveIf(
  id: string,
  isSo: (now: Kept | undefined) => boolean,
  write: (store: (name: Stores) => IDBObjectStore) => unknown,
): Promise<boolean> {
  let is = false
  await together(['records', 'photos'], 'readwrite', (store) => {
    const asked = store('records').get(id) as IDBRequest<Kept | undefined>
    asked.onsuccess = () => {
      is = isSo(asked.result)
      if (is) write(store)
    }
    return asked
  })
  return is
}

/** What the server has said that it has: its pictures go, and only that it was sent stays, with what the server said of it. */
export const markSent = ({ letter: _, note: __, ...record }: Kept, said: string | undefined): Promise<unknown> =>
  together(['records', 'photos'], 'readwrite', (store) => {
    const sent: Kept = { ...record, kind: 'sent', at: Date.now(), sealed: new ArrayBuffer(0) }
    store('records').put(said === undefined ? sent : { ...sent, note: said })
    dropPhotos(store('photos'), record.id)
    return undefined
  })

export const drop = (id: string): Promise<unknown> =>
  together(['records', 'photos'], 'readwrite', (store) => {
    store('records').delete(id)
    dropPhotos(store('photos'), id)
    return undefined
  })

function dropPhotos(photos: IDBObjectStore, of: string): void {
  const asked = photos.index('of').openKeyCursor(of)
  asked.onsuccess = () => {
    const cursor = asked.result
    if (!cursor) return
    photos.delete(cursor.primaryKey)
    cursor.continue()
  }
}
