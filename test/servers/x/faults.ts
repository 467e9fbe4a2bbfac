/** Everything that can go wrong with an answer of X, to be asked for by a test. */
import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

/** Answers in place of the server. */
export type Fault = (response: ServerResponse) => void;

type Headers = Readonly<Record<string, string>>;

function json(status: number, body: unknown, headers: Headers = {}): Fault {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    response.end(JSON.stringify(body));
  };
}

const problem = (status: number, title: string, more: object = {}) =>
  ({ title, detail: title, type: "about:blank", status, ...more }) as const;

/** A page that is whole, for faults that damage it on its way. */
const PAGE = gzipSync(JSON.stringify({ data: [], meta: { result_count: 0 }, padding: "x".repeat(5_000) }));

export const FAULTS = {
  unauthorized: json(401, problem(401, "Unauthorized")),
  notEnrolled: json(403, {
    ...problem(403, "Client Forbidden"),
    detail: "When authenticating requests, you must use keys from a Project with access.",
    reason: "client-not-enrolled",
    type: "https://api.twitter.com/2/problems/client-forbidden",
  }),
  creditsDepleted: json(402, {
    account_id: 1,
    title: "CreditsDepleted",
    detail: "Your enrolled account [1] does not have any credits to fulfill this request.",
    type: "https://api.twitter.com/2/problems/credits",
  }),
  /** Its rate headers are healthy. */
  usageCap: json(
    429,
    {
      account_id: 1,
      product_name: "standard-basic",
      title: "UsageCapExceeded",
      period: "Monthly",
      scope: "Product",
      detail: "Usage cap exceeded: Monthly product cap",
      type: "https://api.twitter.com/2/problems/usage-capped",
    },
    { "x-rate-limit-limit": "450", "x-rate-limit-remaining": "449", "x-rate-limit-reset": "99999999999" },
  ),
  serverError: json(500, problem(500, "Internal Server Error")),
  unavailable: json(503, problem(503, "Service Unavailable")),
  teapot: json(418, problem(418, "I'm a teapot")),
  notFound: json(404, problem(404, "Not Found")),
  html: ((response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<!doctype html><title>Sign in to the network</title>");
  }) satisfies Fault,
  overCapacity: ((response) => {
    response.writeHead(503, { "content-type": "text/html" });
    response.end("<html>Over capacity</html>");
  }) satisfies Fault,
  redirect: ((response) => {
    response.writeHead(302, { location: "https://elsewhere.example/" });
    response.end();
  }) satisfies Fault,
  empty: ((response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end();
  }) satisfies Fault,
  null: json(200, null),
  otherShape: json(200, { data: "nothing like a list" }),
  truncatedGzip: ((response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
    response.end(PAGE.subarray(0, PAGE.length - 12));
  }) satisfies Fault,
  damagedGzip: ((response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
    response.end(Buffer.from("this was never packed"));
  }) satisfies Fault,
  cutOff: ((response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "9999" });
    response.write('{"data":[');
    setImmediate(() => response.destroy());
  }) satisfies Fault,
  reset: ((response) => {
    response.socket?.resetAndDestroy();
  }) satisfies Fault,
  /** 50 MB, as fast as they are taken. */
  huge: ((response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const piece = Buffer.alloc(1_000_000, " ");
    let left = 50;
    function more() {
      if (response.destroyed) return;
      while (left > 0) {
        left -= 1;
        if (!response.write(piece)) return void response.once("drain", more);
      }
      response.end("{}");
    }
    more();
  }) satisfies Fault,
  /** 50 kB that unpack to 50 MB. */
  bomb: ((response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
    response.end(gzipSync(Buffer.alloc(50_000_000, " ")));
  }) satisfies Fault,
  /** Never a word. */
  hang: (() => {}) satisfies Fault,
  /** A byte now and then, so that no time-out between bytes ends it. */
  slowLoris: ((response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const timer = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(timer));
  }) satisfies Fault,
} as const;

/** A refusal for going too fast, with whatever it says about when to come back. */
export function rateLimited(headers: Headers): Fault {
  return json(429, problem(429, "Too Many Requests"), headers);
}
