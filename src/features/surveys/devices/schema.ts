import { z } from 'zod'
import { Id, Moment } from '#features/access/schema.ts'

const Base64 = z.base64().max(4000)

export const AddDevice = z.object({
  name: z.string().trim().min(1).max(120).describe('What its owner knows it by'),
})
export const NewDevice = z.object({
  id: Id,
  key: z.string().describe('Says whose device it is; shown this once, kept there behind the PIN'),
  letterKey: Base64.describe('What leaves the device is sealed for this key; only the server opens it'),
})
export type NewDevice = z.infer<typeof NewDevice>

export const DeviceList = z.object({
  devices: z.array(z.object({ id: Id, name: z.string(), createdAt: Moment, endedAt: Moment.nullable() })),
})
export type DeviceList = z.infer<typeof DeviceList>
export const OfDevice = z.object({ deviceId: Id })

export const Recover = z.object({
  sealed: Base64.describe('The key of what is kept on the device, sealed for the server when the device was added'),
})
export const Recovered = z.object({ key: Base64 })

/** What a letter carries: one use case with what it needs, and whose device it comes from. */
export const Letter = z.object({
  device: z.string().max(100),
  operation: z.enum(['survey.addInterviewPhoto', 'interview.send', 'sample.outcome']),
  input: z.record(z.string(), z.unknown()),
  beganAt: z.number().optional().describe('By the clock of the device, in milliseconds'),
})
export type Letter = z.infer<typeof Letter>

/** The key of what a person keeps on a device; only he gets it back. */
export const KeptKey = z.object({ person: Id, key: Base64 })
export type KeptKey = z.infer<typeof KeptKey>
