/** Ends the process at a step, by its number or its name, when the environment asks for it: how the kill tests kill. */
import { type FaultPoint, faultAtStep, noFaults } from "../support/fault-points.ts";

/**
 * `VERBATIM_KILL_AT_STEP=17` ends the process by SIGKILL at the 17th step of collect, judge, delivery and
 * follow-up, `VERBATIM_KILL_AT_STEP=search:read` at the first of that name.
 */
export function faultsOf(env: Readonly<Record<string, string | undefined>>): FaultPoint {
  const step = env["VERBATIM_KILL_AT_STEP"];
  const kill = () => void process.kill(process.pid, "SIGKILL");
  if (step === undefined) return noFaults;
  if (/^[a-z-]+:[a-z-]+$/.test(step)) return (passed) => (passed === step ? kill() : undefined);
  return /^[1-9]\d*$/.test(step) ? faultAtStep(Number(step), kill) : noFaults;
}
