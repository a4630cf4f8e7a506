import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from './root.route';

/** The nodes that carry audio and video, for whoever runs the installation. */
export const mediaNodesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/media-nodes',
  component: lazyRouteComponent(() => import('../features/media-nodes/media-nodes.page'), 'MediaNodesPage'),
});
