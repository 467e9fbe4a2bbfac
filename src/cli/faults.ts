/** Ends the process at a numbered step, when the environment asks for it: how the kill tests kill. */
import { type FaultPoint, faultAtStep, noFaults } from "../support/fault-points.ts";

/** `VERBATIM_KILL_AT_STEP=17` ends the process by SIGKILL at the 17th step of collect, judge and delivery. */
export function faultsOf(env: Readonly<Record<string, string | undefined>>): FaultPoint {
  const step = env["VERBATIM_KILL_AT_STEP"];
  if (step === undefined || !/^[1-9]\d*$/.test(step)) return noFaults;
  return faultAtStep(Number(step), () => process.kill(process.pid, "SIGKILL"));
}
