/** How a watch is looked at: as everywhere, or from as many accounts on, and within the time, that it says itself. */
import type { DetectionSettings } from "../config/config.ts";
import type { Watch } from "../domain/watch.ts";

/**
 * A slow burst of fewer accounts than a fast one would be none; neither would one of a thing. A slow wave is never
 * shorter than a fast one.
 */
export function detectionFor(
  watch: Pick<Watch, "id" | "minAccounts" | "window">,
  settings: DetectionSettings,
): DetectionSettings & { readonly watch: string } {
  const { id, minAccounts = settings.minAccounts, window = settings.window } = watch;
  return {
    ...{ ...settings, watch: id, minAccounts, window },
    slowMinAccounts: Math.max(settings.slowMinAccounts, minAccounts),
    thingMinAccounts: Math.max(settings.thingMinAccounts, minAccounts),
    slowWindow: Math.max(settings.slowWindow, window),
  };
}
