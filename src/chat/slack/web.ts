/** Slack's Web API by its own client: no attempts of its own, because the outbox is the only one who tries again. */
import { webApi } from "@slack/bolt";
import { boltLogger } from "./bolt-logger.ts";
import { type SlackOptions, TIMING } from "./options.ts";

export type Web = webApi.WebClient;

export function webOptions({ apiUrl, logger, timing }: Pick<SlackOptions, "apiUrl" | "logger" | "timing">) {
  return {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    logger: boltLogger(logger),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timing?.call ?? TIMING.call,
  };
}

export function createWeb(options: SlackOptions): Web {
  return new webApi.WebClient(options.botToken.reveal(), webOptions(options));
}

/** The call's answer, or the abort's reason as soon as it comes; the call itself then ends by its own deadline. */
export function unlessAborted<T>(call: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    call.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
