/** How a watch is looked at: as everywhere, or from as many accounts on as it says itself. */
import type { DetectionSettings } from "../config/config.ts";
import type { Watch } from "../domain/watch.ts";

/** A slow burst of fewer accounts than a fast one would be none; neither would one of a thing. */
export function detectionFor(
  { id, minAccounts }: Pick<Watch, "id" | "minAccounts">,
  settings: DetectionSettings,
): DetectionSettings & { readonly watch: string } {
  if (minAccounts === undefined) return { ...settings, watch: id };
  return {
    ...{ ...settings, watch: id, minAccounts },
    slowMinAccounts: Math.max(settings.slowMinAccounts, minAccounts),
    thingMinAccounts: Math.max(settings.thingMinAccounts, minAccounts),
  };
}
