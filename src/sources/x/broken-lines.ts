/** Why X could not be reached, as an error that says what to do. */
import { SourceError } from "../source.ts";
import type { Line } from "./bounds.ts";

const NAME = ["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EAI_NODATA"];
/** What OpenSSL and Node say of certificates, and of servers that do not speak TLS. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/;
const NO_TLS = /EPROTO|SSL|TLS/;

/** @param host as it stands in the address. */
export function unreachable({ isOpen, brokeBy: error }: Line, host: string): SourceError {
  const code = codeOf(error);
  const options = { cause: error, perhapsServed: isOpen };
  if (NAME.includes(code)) {
    return new SourceError("unavailable", `the name ${host} cannot be resolved (${code})`, {
      ...options,
      mend: "check the network, the DNS server and sources.x.apiUrl",
    });
  }
  if (CERTIFICATE.test(code)) {
    return new SourceError("unavailable", `the certificate of ${host} is not trusted (${code})`, {
      ...options,
      mend: "check sources.x.apiUrl and the machine's clock; a certificate of your own goes into NODE_EXTRA_CA_CERTS",
    });
  }
  if (NO_TLS.test(code)) {
    return new SourceError("unavailable", `${host} does not speak TLS as expected (${code})`, {
      ...options,
      mend: "check sources.x.apiUrl",
    });
  }
  return new SourceError("unavailable", `X cannot be reached at ${host} (${code})`, options);
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "no reason given";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error instanceof Error ? error.message : "no reason given";
}
