import { expect, it } from "vitest";
import { detectionFor } from "../../src/app/detection-for.ts";
import { DEFAULTS } from "../../src/config/defaults.ts";

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
