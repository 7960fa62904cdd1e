import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { insideRoute, rootRoute } from '../root-route.tsx'
import { loadMe } from '../session.ts'

const inside = { getParentRoute: () => insideRoute }

/** Plans: the list, loading one, and the page of a plan. */
export const planRoutes = [
  createRoute({
    ...inside,
    path: '/ke-hoach',
    component: lazyRouteComponent(() => import('./list/ListPage.tsx'), 'ListPage'),
  }),
  createRoute({
    ...inside,
    path: '/ke-hoach/nhap',
    component: lazyRouteComponent(() => import('./import/ImportPage.tsx'), 'ImportPage'),
  }),
  createRoute({
    ...inside,
    path: '/ke-hoach/moi',
    component: lazyRouteComponent(() => import('./new/NewPlanPage.tsx'), 'NewPlanPage'),
  }),
  createRoute({
    ...inside,
    path: '/ke-hoach/$planId',
    component: lazyRouteComponent(() => import('./page/PlanPage.tsx'), 'PlanPage'),
  }),
]

/** Checking a draft beside its source needs the whole width: signed in, but without the navigation. */
export const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ke-hoach/$planId/ra-soat',
  beforeLoad: async ({ context, location }) => {
    const me = await loadMe(context.queries)
    if (!me) throw redirect({ to: '/dang-nhap', search: { tiep: location.href } as never })
    return { me }
  },
  component: lazyRouteComponent(() => import('./review/ReviewPage.tsx'), 'ReviewPage'),
})
