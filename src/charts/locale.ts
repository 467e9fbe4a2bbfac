/** How a language writes months, days and numbers, as Vega wants to be told. */

import type { Config } from "vega";

/** A Sunday; the days after it follow in their order. */
const SUNDAY = Date.UTC(2023, 0, 1);
const DAY = 86_400_000;

type Locale = NonNullable<Config["locale"]>;
type Time = NonNullable<Locale["time"]>;

/** @param language BCP 47, as "nl" */
export function localeOf(language: string): Locale {
  const named = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
    return (at: number) => format.format(at);
  };
  // Twelve and seven, which is more than a list's type says.
  const months = (month: "long" | "short") =>
    Array.from({ length: 12 }, (_, i) =>
      named({ month })(Date.UTC(2023, i, 1)).replace(/\.$/, ""),
    ) as Time["months"];
  const days = (weekday: "long" | "short") =>
    Array.from({ length: 7 }, (_, i) => named({ weekday })(SUNDAY + i * DAY)) as Time["days"];
  const parts = new Intl.NumberFormat(language).formatToParts(12_345.6);
  const sign = (type: "decimal" | "group") => parts.find((part) => part.type === type)?.value ?? "";
  return {
    number: { decimal: sign("decimal"), thousands: sign("group"), grouping: [3], currency: ["$", ""] },
    time: {
      ...{ dateTime: "%-d %b %Y, %H:%M", date: "%-d %b %Y", time: "%H:%M", periods: ["am", "pm"] },
      ...{
        days: days("long"),
        shortDays: days("short"),
        months: months("long"),
        shortMonths: months("short"),
      },
    },
  };
}
