import type { AnyRoute } from '@tanstack/react-router'

/** Pages of plans: the list, the import, the review and a plan's page. */
export const planRoutes: readonly AnyRoute[] = []
