import type { z } from 'zod'
import { dayInVietnam } from '#lib/vietnamese/dates.ts'
import type { Db } from '#platform/db/connection.ts'
import { storable } from '#platform/db/json.ts'
import { WorkedOutElsewhere } from '#platform/db/memory.ts'
import type { Province } from '#platform/db/province.ts'
import { Problem } from '#platform/problem.ts'
import type { Services } from '#platform/services.ts'
import type { Verb } from './roles.ts'
import { canOn, checkMay, grantUsed, mayAnywhere, reachOf } from './rules.ts'
import type { Actor, Subject } from './schema.ts'
import { appendAudit, claimIdempotencyKey, findState, keepIdempotentReply } from './store.ts'

/** What every use case gets: the province's database inside one transaction, who acts, when, and the world. */
export type Context = {
  db: Db
  province: Province
  actor: Actor
  /** The person's id; null for visitors and the program. */
  userId: string | null
  now: Date
  /** The day in Việt Nam. */
  today: string
  services: Services
  can(subject: Subject): Verb[]
  reach(verb: Verb): 'all' | ReadonlySet<string>
  /**
   * Works something out once for each state of the province, for all who read it. Whoever has written sees a new state;
   * while writing, nothing is remembered. What comes back is shared: it must not be changed.
   */
  once<T>(key: string, work: () => Promise<T>): Promise<T>
  /** Tells the subscribers in src/events.ts, inside this transaction. */
  emit(event: string, payload: Record<string, string>): Promise<void>
  /** Runs after the commit: nudges and other things that may fail without loss. */
  afterCommit(run: () => void): void
}

/** What there is of it while no transaction is open. */
type Outside = Omit<Context, 'db' | 'once'>

/** A stored file or made document, in place of a JSON reply. */
export type FileReply = {
  filename: string
  mediaType: string
  body: ReadableStream<Uint8Array> | Uint8Array
  /** Shown in the browser instead of saved; only for text made by us. */
  inline?: boolean
}

/** An uploaded file, read as a stream exactly once. */
export type Upload = { filename: string; stream: ReadableStream<Uint8Array> }

export type Operation<N extends string = string, I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  name: N
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  /** One Vietnamese sentence for the API page. */
  summary: string
  input: I
  output: O
  allow: Verb | 'anyone' | 'signedIn' | 'system'
  /** 'file': the request body is one file; `ctx.upload` reads it before the transaction begins. */
  body?: 'file'
  /** The reply holds a secret that is shown once: it is not kept for repeats, so a repeat is a new write. */
  secretReply?: true
  /** 'file': `run` answers a FileReply. */
  reply?: 'file'
  subject?: (db: Db, input: z.output<I>, context: Context) => Promise<Subject | undefined>
  /** Work before the transaction (storing an upload, reading, rendering): its result is `prepared`. */
  prepare?: (context: Outside & { upload: Upload | undefined }, input: z.output<I>) => Promise<unknown>
  run: (context: Context & { subject: never; prepared: never }, input: z.output<I>) => Promise<unknown>
  /**
   * Leaves no event, nor the key of a repetition: what people say without a name must not stand beside a moment, and the
   * digest of a code with its answer would prove whose it is. Only for what anyone may do; a repeat must be harmless by itself.
   */
  unrecorded?: true
  /** A repeat is harmless by itself, and the key of one would say at which moment this was written: none is kept. */
  unkeyed?: true
  /** Fields that the audit may keep; without it only ids are kept. */
  audit?: (input: z.output<I>, reply: never) => Record<string, unknown>
}

type Typed<N extends string, I extends z.ZodType, O extends z.ZodType, S, P, F> = Omit<
  Operation<N, I, O>,
  'subject' | 'prepare' | 'run' | 'audit' | 'reply'
> & {
  reply?: F
  subject?: (db: Db, input: z.output<I>, context: Context) => Promise<S | undefined>
  prepare?: (context: Outside & { upload: Upload | undefined }, input: z.output<I>) => Promise<P>
  run: (
    context: Context & { subject: S; prepared: P },
    input: z.output<I>,
  ) => Promise<F extends 'file' ? FileReply : z.input<O>>
  audit?: (input: z.output<I>, reply: z.output<O>) => Record<string, unknown>
}

/** Declares a use case. Leaving out `allow` does not compile. */
export function operation<
  const N extends string,
  I extends z.ZodType,
  O extends z.ZodType,
  S extends Subject = never,
  P = undefined,
  F extends 'file' | undefined = undefined,
>(declared: Typed<N, I, O, S, P, F>): Operation<N, I, O> {
  return declared as unknown as Operation<N, I, O>
}

export type Request = {
  province: Province
  actor: Actor
  services: Services
  input: unknown
  upload?: Upload | undefined
  idempotencyKey?: string | undefined
  events: EventTable
  now?: Date
}

export type EventTable = Readonly<
  Record<string, readonly ((context: Context, payload: Record<string, string>) => Promise<void>)[]>
>

/**
 * The door: every use case passes here, whether it comes from HTTP, the command line, the portal, a job or a test.
 * One pass or fail decides the commit; the reply goes out after it. GET cannot write: its transaction is read only.
 */
export async function invoke(op: Operation, request: Request): Promise<unknown> {
  const input = parseInput(op, request.input)
  refuseWithoutVerb(op, request.actor)
  const after: (() => void)[] = []
  const outside = contextOf(request, after)
  const prepared = op.prepare && (await op.prepare({ ...outside, upload: request.upload }, input))
  const { province, events } = request
  const result = await (op.method === 'GET'
    ? read(province, (db, once) => reply(op, withEvents({ ...outside, db, once }, events), input, prepared))
    : province.write((db) => {
        const context = withEvents({ ...outside, db, once: (_key, work) => work() }, events)
        return write(op, context, input, prepared, request.idempotencyKey)
      }))
  for (const each of after) each()
  return result
}

/** While another works out what this reading needs, it waits without a connection and then begins again, once. */
async function read<T>(province: Province, run: (db: Db, once: Context['once']) => Promise<T>): Promise<T> {
  try {
    return await province.read((db) => run(db, onceFor(province, db, true)))
  } catch (error) {
    if (!(error instanceof WorkedOutElsewhere)) throw error
    await error.done
  }
  return province.read((db) => run(db, onceFor(province, db, false)))
}

function parseInput(op: Operation, raw: unknown): unknown {
  const parsed = op.input.safeParse(storable(raw ?? {}))
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(({ path, message, code, ...more }) => {
    // What the words of a screen need beside the code: which bound, of what, in which form.
    const { origin, minimum, maximum, format } = more as Record<string, unknown>
    return { field: path.join('.'), code, message, origin, minimum, maximum, format }
  })
  throw new Problem('input.invalid', { fields })
}

function refuseWithoutVerb(op: Operation, actor: Actor): void {
  if (op.allow === 'anyone' || actor.kind === 'system') return
  if (op.allow === 'system') throw new Problem('access.not_found')
  if (actor.kind === 'visitor') throw new Problem('access.sign_in_needed')
  if (op.allow === 'signedIn' || op.subject) return
  if (!mayAnywhere(actor, op.allow)) throw new Problem('access.verb_missing', { verb: op.allow })
}

export const todayInVietnam = (now: Date): string => dayInVietnam(now)

function contextOf(request: Request, after: (() => void)[]): Outside {
  const { province, actor, services, now = new Date() } = request
  return {
    province,
    actor,
    services,
    now,
    today: todayInVietnam(now),
    userId: actor.kind === 'user' ? actor.id : null,
    can: (subject) => canOn(actor, subject),
    reach: (verb) => reachOf(actor, verb),
    emit: async () => {
      throw new Error('Events are emitted inside the transaction, not while preparing.')
    },
    afterCommit: (run) => after.push(run),
  }
}

function onceFor(province: Province, db: Db, leave: boolean): Context['once'] {
  let state: Promise<string> | undefined
  return async (key, work) => {
    state ??= findState(db)
    return province.memory.recall(await state, key, work, leave)
  }
}

function withEvents(base: Context, events: EventTable): Context {
  const context: Context = {
    ...base,
    emit: async (event, payload) => {
      const subscribers = events[event]
      if (!subscribers) throw new Error(`src/events.ts does not know the event ${event}`)
      for (const subscriber of subscribers) await subscriber(context, payload)
    },
  }
  return context
}

/** A repeated key gives the first reply and no second row; two at once wait for each other on the key's row. */
async function write(op: Operation, context: Context, input: unknown, prepared: unknown, key: string | undefined) {
  if (key === undefined || op.secretReply || op.unrecorded || op.unkeyed) return audited(op, context, input, prepared)
  const claim = await claimIdempotencyKey(context.db, {
    actor: context.userId ?? context.actor.kind,
    key,
    operation: op.name,
    // The same key with another file is another write.
    input: op.body === 'file' ? { input, prepared } : input,
  })
  if (claim.kind === 'replayed') return claim.reply
  if (claim.kind === 'reused') throw new Problem('write.key_reused')
  const result = await audited(op, context, input, prepared)
  await keepIdempotentReply(context.db, claim, result)
  return result
}

async function audited(op: Operation, context: Context, input: unknown, prepared: unknown) {
  const { result, subject } = await perform(op, context, input, prepared)
  if (op.unrecorded) return result
  const id = subject?.id ?? (isRecord(result) && typeof result.id === 'string' ? result.id : null)
  await appendAudit(context.db, {
    at: context.now,
    actor: context.actor,
    grant: isVerb(op.allow) ? grantUsed(context.actor, op.allow, subject) : undefined,
    operation: op.name,
    subjectKind: subject?.kind ?? op.name.split('.')[0] ?? null,
    subjectId: id,
    fields: op.audit ? op.audit(input, result as never) : {},
  })
  return result
}

const reply = async (op: Operation, context: Context, input: unknown, prepared: unknown) =>
  (await perform(op, context, input, prepared)).result

async function perform(op: Operation, context: Context, input: unknown, prepared: unknown) {
  const subject = op.subject && (await loadSubject(op, context, input))
  const answered = await op.run({ ...context, subject: subject as never, prepared: prepared as never }, input)
  return { subject, result: op.reply === 'file' ? answered : op.output.parse(answered) }
}

async function loadSubject(op: Operation, context: Context, input: unknown): Promise<Subject> {
  const subject = await op.subject?.(context.db, input, context)
  if (!subject) throw new Problem('access.not_found')
  if (isVerb(op.allow)) checkMay(context.actor, op.allow, subject)
  return subject
}

const isVerb = (allow: Operation['allow']): allow is Verb =>
  allow !== 'anyone' && allow !== 'signedIn' && allow !== 'system'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
