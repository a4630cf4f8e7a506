// @ts-check
const colours = process.stdout.isTTY && !process.env.NO_COLOR;
/** @param {number} code */
const style = (code) => (/** @type {string} */ text) => (colours ? `\x1b[${code}m${text}\x1b[0m` : text);

export const paint = {
  bold: style(1),
  dim: style(2),
  red: style(31),
  green: style(32),
  yellow: style(33),
  cyan: style(36),
};

/** @param {number} startedMs a value of `performance.now()` */
export const elapsed = (startedMs) => `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;

const lineWidth = () => Math.max(20, (process.stdout.columns ?? 100) - 1);
const QUIET_MS = 10_000;

/**
 * Progress of one long piece of work: one line that changes on a terminal, a line now and then in a log.
 * @param {string} label
 */
export function progressLine(label) {
  let printedAt = performance.now();
  return {
    /** @param {string} text */
    update(text) {
      if (process.stdout.isTTY) {
        process.stdout.write(`\r\x1b[2K${`  ${label}: ${text}`.slice(0, lineWidth())}`);
      } else if (performance.now() - printedAt > QUIET_MS) {
        printedAt = performance.now();
        console.log(`  ${label}: ${text}`);
      }
    },
    clear() {
      if (process.stdout.isTTY) process.stdout.write('\r\x1b[2K');
    },
  };
}
