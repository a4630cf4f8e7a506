import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { Shell } from '../shell/shell';

export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Shell });
