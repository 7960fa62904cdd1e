import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { loadMe } from './session.ts'

export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet })

/** Everything that needs a signed-in person: inside the frame with the navigation. */
export const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const me = await loadMe(context.queries)
    if (!me) throw redirect({ to: '/dang-nhap', search: { tiep: location.href } as never })
    return { me }
  },
  component: lazyRouteComponent(() => import('./frame/Frame.tsx'), 'Frame'),
})
