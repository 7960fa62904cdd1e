import { z } from 'zod'
import { Id, Moment } from '#features/access/schema.ts'

/** A calendar address: for everything that is mine, or for one agency. The address itself is shown once, at creation. */
export type Feed = z.infer<typeof Feed>
export const Feed = z.object({
  id: Id,
  agencyId: Id.nullable().describe('null: the work of all agencies in which I hold a role'),
  agencyName: z.string().nullable(),
  createdAt: Moment,
  revokedAt: Moment.nullable(),
})
export const CreateFeed = z.object({ agencyId: Id.nullable().default(null) })
export const NewFeed = Feed.extend({
  url: z.string().describe('Secret: whoever has it reads the deadlines. Only its hash is kept'),
})
export const FeedList = z.object({ feeds: z.array(Feed).describe('Newest first; revoked ones are left out') })
export const ReadFeed = z.object({ token: z.string().max(200).describe('The secret, with or without “.ics”') })
