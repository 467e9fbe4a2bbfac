/** Named steps at which a test may end the process; in production they cost one call of nothing. */

/** Called when a step is passed. */
export type FaultPoint = (step: string) => void;

export const noFaults: FaultPoint = () => {};

/**
 * Calls `strike` at the n-th step passed (1 is the first), of whatever name. A strike by SIGKILL is what
 * a power cut looks like: nothing is flushed, nothing is caught.
 */
export function faultAtStep(n: number, strike: (step: string) => void): FaultPoint {
  let passed = 0;
  return (step) => {
    passed += 1;
    if (passed === n) strike(step);
  };
}
