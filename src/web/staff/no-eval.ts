/** Zod tries whether it may compile; our policy forbids that, and the browser would print the refusal as an error. */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
