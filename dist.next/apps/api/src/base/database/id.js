import { v7 } from "uuid";
/** Time-ordered, so that new rows land together in their indexes. */ export const newId = ()=>v7();

//# sourceMappingURL=id.js.map