/** Numbers, lengths of time, lists and moments as a language writes them, from Intl's own tables. */
import { DOLLAR, type Micros } from "../../domain/money.ts";
import { DAY, type Duration, HOUR, type Instant, MINUTE } from "../../domain/time.ts";

/** Below this many minutes a span is said in minutes, from it on in hours. */
const MINUTES_UP_TO = 120;
/** Below this many hours a span is said in hours, from it on in days. */
const HOURS_UP_TO = 72;

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const DATE = { day: "numeric", month: "short", year: "numeric" } as const;
const MOMENTS = {
  clock: CLOCK,
  date: DATE,
  stamp: { ...DATE, ...CLOCK },
  full: { ...DATE, ...CLOCK, timeZoneName: "short" },
} as const;

/** A word by number; a language leaves out the forms that it does not have. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

export interface Writing {
  /** `12345` → `12,345`. */
  readonly grouped: (n: number) => string;
  /** Millionths of a US dollar, to the cent: `$1,204.50`. */
  readonly dollars: (micros: Micros) => string;
  /** The form that goes with a number: `posted`, `post`. */
  readonly formed: (n: number, forms: Forms) => string;
  /** The number with its form: `1,200 posts`. */
  readonly counted: (n: number, forms: Forms) => string;
  /** The form that goes with a place in a row, as `1st` takes "st". */
  readonly placed: (n: number, forms: Forms) => string;
  /** `a, b and c`. */
  readonly all: (items: readonly string[]) => string;
  /** `a, b or c`. */
  readonly either: (items: readonly string[]) => string;
  /** A length of time that is not longer than said: rounded up; null below a minute. */
  readonly atMost: (span: Duration) => string | null;
  /** A length of time that is not shorter than said: rounded down; null below a minute. */
  readonly atLeast: (span: Duration) => string | null;
  /** `5 minutes ago`, rounded up; null below a minute. */
  readonly ago: (span: Duration) => string | null;
  /** `01:47`, `23 Nov 2026`, `23 Nov 2026, 01:47`, or `23 Nov 2026, 01:47 UTC`. */
  readonly moment: (at: Instant, style: keyof typeof MOMENTS, timeZone: string) => string;
}

/** @param locale a BCP 47 tag with its region, so that dates are written as they are there. */
export function writingIn(locale: string): Writing {
  const numbers = new Intl.NumberFormat(locale, { useGrouping: true });
  const cents = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const plurals = new Intl.PluralRules(locale);
  const places = new Intl.PluralRules(locale, { type: "ordinal" });
  const and = new Intl.ListFormat(locale, { type: "conjunction" });
  const or = new Intl.ListFormat(locale, { type: "disjunction" });
  const relative = new Intl.RelativeTimeFormat(locale);
  const formed = (n: number, forms: Forms) => forms[plurals.select(n)] ?? forms.other;

  function long(span: Duration, round: (n: number) => number): string | null {
    if (span < MINUTE) return null;
    const { n, unit } = inUnits(span, round);
    return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(n);
  }

  return {
    grouped: (n) => numbers.format(n),
    dollars: (micros) => `$${cents.format(micros / DOLLAR)}`,
    formed,
    counted: (n, forms) => `${numbers.format(n)} ${formed(n, forms)}`,
    placed: (n, forms) => forms[places.select(n)] ?? forms.other,
    all: (items) => and.format(items),
    either: (items) => or.format(items),
    atMost: (span) => long(span, Math.ceil),
    atLeast: (span) => long(span, Math.floor),
    ago(span) {
      if (span < MINUTE) return null;
      const { n, unit } = inUnits(span, Math.ceil);
      return relative.format(-n, unit);
    },
    moment: (at, style, timeZone) =>
      new Intl.DateTimeFormat(locale, { ...MOMENTS[style], timeZone }).format(at),
  };
}

function inUnits(
  span: Duration,
  round: (n: number) => number,
): { readonly n: number; readonly unit: "minute" | "hour" | "day" } {
  const minutes = round(span / MINUTE);
  if (minutes <= MINUTES_UP_TO) return { n: minutes, unit: "minute" };
  const hours = round(span / HOUR);
  return hours < HOURS_UP_TO ? { n: hours, unit: "hour" } : { n: round(span / DAY), unit: "day" };
}
