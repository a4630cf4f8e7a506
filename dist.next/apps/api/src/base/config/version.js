import { createRequire, findPackageJSON } from "node:module";
const file = findPackageJSON(import.meta.url);
if (!file) throw new Error('package.json was not found beside the program');
/** Of this product, as package.json says. */ export const { version } = createRequire(import.meta.url)(file);

//# sourceMappingURL=version.js.map