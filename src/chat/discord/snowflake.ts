/** Discord's ids hold when they were made (discord.com/developers/docs/reference#snowflakes). */

/** The first second of 2015, in milliseconds. */
const EPOCH = 1_420_070_400_000;
const BITS_BELOW = 22n;

/** Less than every id that is made at that moment or later. */
export function snowflakeAt(at: number): string {
  return String(BigInt(Math.max(0, Math.floor(at) - EPOCH)) << BITS_BELOW);
}

/** When it was made, in milliseconds since 1970. */
export function madeAt(snowflake: string): number {
  return Number(BigInt(snowflake) >> BITS_BELOW) + EPOCH;
}
