import { watchPairings } from "../features/radar/index.js";
/**
 * Lets the radar look once, so that it shows what it found from the start: one pair of the demo is in touch, one nears its
 * rhythm, one sleeps and its coordinators are named. No mail goes out of that.
 */ export async function seedRadar(em) {
    await watchPairings(em, new Date());
}

//# sourceMappingURL=radar.demo.js.map