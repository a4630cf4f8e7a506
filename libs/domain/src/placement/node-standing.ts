export const nodeStandings = ['takingPeople', 'draining', 'drained', 'stopping'] as const;
/** `draining`: only what it holds goes on. `drained`: it can be switched off and nobody notices. */
export type NodeStanding = (typeof nodeStandings)[number];

/** How a media node stands, as whoever runs the installation sees it. */
export function nodeStandingOf(node: {
  readonly isDraining: boolean;
  readonly isStopping?: boolean | undefined;
  readonly rooms: number;
  readonly peers: number;
}): NodeStanding {
  if (node.isStopping) return 'stopping';
  if (!node.isDraining) return 'takingPeople';
  return node.rooms === 0 && node.peers === 0 ? 'drained' : 'draining';
}
