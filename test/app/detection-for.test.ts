import { expect, it } from "vitest";
import { detectionFor } from "../../src/app/detection-for.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/time.ts";

it("a watch is looked at as everywhere, but for the minimum it names, which the others never fall below", () => {
  const settings = { ...DEFAULTS.detection, minAccounts: 4, slowMinAccounts: 8, thingMinAccounts: 8 };
  expect(detectionFor({ id: "a" }, settings)).toEqual({ ...settings, watch: "a" });
  const own = detectionFor({ id: "a", minAccounts: 12 }, settings);
  expect(own).toMatchObject({ minAccounts: 12, slowMinAccounts: 12, thingMinAccounts: 12 });
  expect(detectionFor({ id: "a", minAccounts: 3 }, settings)).toMatchObject({
    minAccounts: 3,
    slowMinAccounts: 8,
  });
});

it("a watch has the window that it names, and a slow wave is never shorter than a fast one there", () => {
  const settings = { ...DEFAULTS.detection, window: HOUR, slowWindow: 12 * HOUR };
  expect(detectionFor({ id: "a", window: MINUTE }, settings)).toEqual({
    ...settings,
    ...{ watch: "a", window: MINUTE },
  });
  expect(detectionFor({ id: "a", window: DAY }, settings)).toMatchObject({ window: DAY, slowWindow: DAY });
});
