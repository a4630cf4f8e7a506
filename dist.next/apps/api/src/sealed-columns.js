import { sealedPatientColumns } from "./features/consultations/index.js";
import { sealedFactorColumns } from "./features/factors/index.js";
/** Every column that holds sealed values; listed by hand, so that a rotation of keys leaves none behind. */ export const sealedColumns = [
    ...sealedPatientColumns,
    ...sealedFactorColumns
];

//# sourceMappingURL=sealed-columns.js.map