export interface MapSearch {
  readonly measure?: string | undefined;
  readonly region?: string | undefined;
}

/** Measure and chosen province as they stand in the address. */
export function parseMapSearch({ measure, region }: Record<string, unknown>): MapSearch {
  const code = typeof region === 'string' || typeof region === 'number' ? String(region) : '';
  return {
    ...(typeof measure === 'string' && /^\w{1,40}$/.test(measure) ? { measure } : {}),
    ...(/^\d{2}$/.test(code) ? { region: code } : {}),
  };
}
