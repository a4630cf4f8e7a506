import type { Screen } from './browser.js';
import type { MainJobOptions, MainJobResult, SideResult } from './job-types.js';

interface Stats {
  readonly framesDecoded: number;
  readonly audioLevel: number;
  readonly joinMs?: { readonly firstFrame?: number };
}

/** The room client puts this function there for support and for this check. */
const readStats = (screen: Screen): Promise<Stats | undefined> =>
  screen.page.evaluate(async () => {
    const { __jieduiRoomStats: read } = globalThis as { __jieduiRoomStats?: () => Promise<Stats> };
    return read?.();
  });

async function enter(screen: Screen): Promise<void> {
  await screen.click('action-enterRoom');
  await screen.click('lobby-enter');
}

async function receive(screen: Screen, framesWanted: number): Promise<Stats> {
  const limitMs = 60_000;
  const deadline = performance.now() + limitMs;
  let last: Stats | undefined;
  while (performance.now() < deadline) {
    last = await readStats(screen);
    if (last && last.framesDecoded >= framesWanted && last.audioLevel > 0) return last;
    await screen.page.waitForTimeout(250);
  }
  throw new Error(
    `${screen.who}: after ${limitMs / 1000} s in the room ${last?.framesDecoded ?? 0} of ${framesWanted} frames were ` +
      `decoded and the loudest sound was ${last?.audioLevel ?? 0}`,
  );
}

/** Both enter, see and hear each other, try the buttons, and the expert ends the session. */
export async function meetInRoom(
  county: Screen,
  expert: Screen,
  options: MainJobOptions,
): Promise<Pick<MainJobResult, 'county' | 'expert' | 'joinMs'>> {
  await enter(county);
  await enter(expert);
  const [countyStats, expertStats] = await Promise.all([
    receive(county, options.framesWanted),
    receive(expert, options.framesWanted),
  ]);
  // The fake microphone beeps: whoever hears it must be told who it is.
  await county.page.locator('[data-testid="room-peer"][data-speaking="true"]').waitFor({ timeout: 45_000 });
  await options.onStep?.('in the room');
  await expert.click('room-mute');
  await county.page.locator('[data-testid="room-peer"][data-speaking="false"]').waitFor();
  await expert.click('room-mute');
  await county.click('room-leave');
  await expert.click('room-end');
  await expert.click('confirm-end');
  await expert.at('room-over').waitFor();
  const sideOf = ({ framesDecoded, audioLevel }: Stats): SideResult => ({
    framesDecoded,
    audioLevelSeen: audioLevel > 0,
  });
  return {
    county: sideOf(countyStats),
    expert: sideOf(expertStats),
    joinMs: {
      county: Math.round(countyStats.joinMs?.firstFrame ?? 0),
      expert: Math.round(expertStats.joinMs?.firstFrame ?? 0),
    },
  };
}
