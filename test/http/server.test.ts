import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { afterEach, describe, expect, it } from "vitest";
import type { HttpRequest, HttpRoute } from "../../src/http/route.ts";
import { addressOf, type HttpServer, startHttpServer } from "../../src/http/server.ts";

const LARGEST_BODY = 1_048_576;

describe("the HTTP listener", () => {
  let server: HttpServer;
  let errors: unknown[] = [];
  let word = "working";
  afterEach(() => server.close());

  async function start(...routes: HttpRoute[]): Promise<string> {
    errors = [];
    server = await startHttpServer({
      ...{ host: "127.0.0.1", port: 0, routes },
      health: async () => ({ ok: word !== "stopped", word }),
      onError: (error, path) => errors.push([path, error]),
    });
    return `http://127.0.0.1:${server.port}`;
  }

  function route(path: string, handle: HttpRoute["handle"], method: HttpRoute["method"] = "POST"): HttpRoute {
    return { method, path, handle };
  }

  it("tells its health, and 503 once the bot has stopped", async () => {
    const url = await start();
    word = "limited";
    const limited = await fetch(`${url}/healthz`);
    expect([limited.status, await limited.text()]).toEqual([200, "limited"]);
    word = "stopped";
    expect((await fetch(`${url}/healthz`)).status).toBe(503);
    word = "working";
    expect((await fetch(`${url}/healthz`, { method: "HEAD" })).status).toBe(200);
  });

  it("hands the bytes, headers and query of a request to the route at its path", async () => {
    const requests: HttpRequest[] = [];
    const handle: HttpRoute["handle"] = async (each) => {
      requests.push(each);
      return { status: 201, headers: { "x-said": "yes" }, body: each.rawBody };
    };
    const url = await start(route("/exact", handle), route("/below/", handle, "GET"));
    const body = new Uint8Array([0, 255, 10]);
    const answer = await fetch(`${url}/exact?a=1`, { method: "POST", body, headers: { "X-Own": "v" } });

    expect(answer.status).toBe(201);
    expect(answer.headers.get("x-said")).toBe("yes");
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(body);
    expect(requests[0]).toMatchObject({ path: "/exact", headers: { "x-own": "v" } });
    expect(requests[0]?.query.get("a")).toBe("1");
    expect((await fetch(`${url}/below/a/b`)).status).toBe(201);
    expect(requests[1]?.path).toBe("/below/a/b");
    expect((await fetch(`${url}/exact/more`, { method: "POST" })).status).toBe(404);
    const wrong = await fetch(`${url}/exact`);
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it("refuses a body above a mebibyte before any route sees it, announced or not", async () => {
    let handled = 0;
    const url = await start(
      route("/in", async () => {
        handled += 1;
        return { status: 200 };
      }),
    );
    expect((await fetch(`${url}/in`, { method: "POST", body: "x".repeat(LARGEST_BODY) })).status).toBe(200);
    const announced = await fetch(`${url}/in`, { method: "POST", body: "x".repeat(LARGEST_BODY + 1) });
    expect(announced.status).toBe(413);
    const status = await new Promise<number | string>((resolve) => {
      const chunked = request(`${url}/in`, { method: "POST" }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      chunked.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? ""));
      for (let i = 0; i < 20; i += 1) chunked.write("y".repeat(65_536));
    });
    expect([413, "ECONNRESET", "EPIPE"]).toContain(status);
    expect(handled).toBe(1);
  });

  it("tells the asker nothing of a route that fails, and ours everything", async () => {
    const url = await start(
      route("/in", async () => {
        throw new Error("the token is xoxb-1");
      }),
    );
    const answer = await fetch(`${url}/in?secret=1`, { method: "POST", body: "" });
    expect([answer.status, await answer.text()]).toEqual([500, ""]);
    expect(errors).toMatchObject([["/in", { message: "the token is xoxb-1" }]]);
  });

  it("names a route that fails by its own path alone, for what stands below may be a key", async () => {
    const fails: HttpRoute["handle"] = async () => {
      throw new Error("no");
    };
    const url = await start(route("/below/", fails, "GET"));
    expect((await fetch(`${url}/below/a-long-secret`)).status).toBe(500);
    expect(errors).toMatchObject([["/below/", { message: "no" }]]);
  });

  it("passes a stream on, lets go of it when nobody takes it, and of the asker when it breaks", async () => {
    const streams: Readable[] = [];
    const chunk = Buffer.alloc(65_536, 7);
    const handle: HttpRoute["handle"] = async ({ path }) => {
      let left = path === "/below/endless" ? Number.POSITIVE_INFINITY : 3;
      const body = new Readable({
        read() {
          left -= 1;
          if (path === "/below/broken" && left === 1) this.destroy(new Error("the disk is gone"));
          else this.push(left < 0 ? null : chunk);
        },
      });
      streams.push(body);
      return { status: 200, body };
    };
    const url = await start(route("/below/", handle, "GET"));
    expect((await (await fetch(`${url}/below/all`)).arrayBuffer()).byteLength).toBe(3 * chunk.length);
    const head = await fetch(`${url}/below/all`, { method: "HEAD" });
    expect([head.status, (await head.arrayBuffer()).byteLength]).toEqual([200, 0]);
    const endless = await fetch(`${url}/below/endless`);
    await endless.body?.cancel();
    await expect.poll(() => streams.map(({ destroyed }) => destroyed)).toEqual([true, true, true]);
    expect(errors, "who goes away is no error").toEqual([]);
    await expect(fetch(`${url}/below/broken`).then((answer) => answer.arrayBuffer())).rejects.toThrow();
    expect(streams).toHaveLength(4);
    expect(errors).toMatchObject([["/below/", { message: "the disk is gone" }]]);
  });

  it("answers 400 to what is no address, and troubles nobody with it", async () => {
    const url = await start();
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.write("GET // HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const [first] = (await once(socket, "data")) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1\.1 400 /);
    socket.destroy();
    expect(errors).toEqual([]);
  });

  it("aborts the signal of a request whose asker went away", async () => {
    const arrived = Promise.withResolvers<void>();
    const aborted = Promise.withResolvers<void>();
    const url = await start(
      route("/in", async (_request, signal) => {
        signal.addEventListener("abort", () => aborted.resolve());
        arrived.resolve();
        await aborted.promise;
        return { status: 200 };
      }),
    );
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.write("POST /in HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
    await arrived.promise;
    socket.destroy();
    await aborted.promise;
  });

  it("says what to do where its address is taken", async () => {
    const url = await start();
    const port = Number(new URL(url).port);
    const again = startHttpServer({
      ...{ host: "127.0.0.1", port, routes: [] },
      health: async () => ({ ok: true, word: "" }),
      onError: () => {},
    });
    await expect(again).rejects.toMatchObject({
      ...{ name: "ListenError", code: "cannot-listen" },
      message: `nobody can listen on 127.0.0.1:${port} (EADDRINUSE)`,
    });
  });
});

it("reads an address as the configuration writes it", () => {
  expect(addressOf("127.0.0.1:8080")).toEqual({ host: "127.0.0.1", port: 8080 });
  expect(addressOf("[::1]:80")).toEqual({ host: "::1", port: 80 });
  expect(addressOf("localhost:0")).toEqual({ host: "localhost", port: 0 });
});
