/** Named steps at which a test may end the process; in production they cost one call of nothing. */

/** Called when a step is passed. */
export type FaultPoint = (step: string) => void;

export const noFaults: FaultPoint = () => {};

/**
 * Ends the process by SIGKILL at the n-th step passed (1 is the first): nothing is flushed, nothing is
 * caught, as when the power goes.
 */
export function killAtStep(n: number, kill: () => void): FaultPoint {
  let passed = 0;
  return () => {
    passed += 1;
    if (passed === n) kill();
  };
}
