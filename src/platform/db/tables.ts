// Made by "npm run cli -- db.types" from a migrated database. Do not edit.
// biome-ignore lint/complexity/noBannedTypes: there is no table yet
export type DB = {}
