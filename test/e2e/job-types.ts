/** What one side really received, from the statistics of its peer connections. */
export interface SideResult {
  readonly framesDecoded: number;
  readonly audioLevelSeen: boolean;
}

export interface MainJobResult {
  readonly consultationId: string;
  readonly county: SideResult;
  readonly expert: SideResult;
  readonly pdfBytes: number;
  readonly mailDelivered: boolean;
  readonly joinMs: { readonly county: number; readonly expert: number };
}

export interface MainJobOptions {
  readonly specialty: string;
  readonly expertPassword: string;
  readonly framesWanted: number;
  /** Told of each step, for progress and for pictures. */
  readonly onStep?: (step: string) => Promise<void> | void;
}
