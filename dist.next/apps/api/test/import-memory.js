import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { importIn, uploadImport } from "./import-steps.js";
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
/** What is really held, without what only waits to be collected. */ function heldBytes() {
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
}
/** The most memory that was held at any moment of checking a file. */ export async function peakOfChecking(registrar, file, onLook = ()=>undefined) {
    const { body } = await uploadImport(registrar, file);
    let peakBytes = 0;
    let looks = 0;
    const run = await importIn(registrar, body.id, [
        'checked',
        'failed'
    ], (current)=>{
        onLook(current);
        looks += 1;
        if (looks % 10 === 1) peakBytes = Math.max(peakBytes, heldBytes());
    });
    return {
        run,
        peakBytes
    };
}

//# sourceMappingURL=import-memory.js.map