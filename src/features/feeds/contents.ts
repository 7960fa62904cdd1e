import * as feeds from './operations.ts'

/** Every use case of calendar feeds: a part of src/operations.ts. */
export const feedOperations = [feeds.createFeed, feeds.listMyFeeds, feeds.revokeMyFeed, feeds.readFeed] as const
