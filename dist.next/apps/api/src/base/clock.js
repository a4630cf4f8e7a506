/** Injects the Clock, so that tests can set the time. */ export const CLOCK = Symbol('CLOCK');

//# sourceMappingURL=clock.js.map