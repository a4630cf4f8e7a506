/**
 * Where a worker's compiled file stands. Sources run only under the test runner, which compiles in memory what a thread
 * of its own cannot see: there the build's file is taken.
 */
export function workerAddress(name: string): URL {
  const here = import.meta.url;
  if (here.endsWith('.js')) return new URL(`./${name}.js`, here);
  return new URL(`../../../../../../dist/apps/api/src/features/matching/solver/${name}.js`, here);
}
