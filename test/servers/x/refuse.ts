/** What X answers to a request that it does not take. */

export interface Refusal {
  readonly status: number;
  readonly body: object;
}

export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super("refused");
    this.refusal = refusal;
  }
}

export function invalid(parameter: string, value: string, message: string): Refused {
  return new Refused({
    status: 400,
    body: {
      errors: [{ parameters: { [parameter]: [value] }, message }],
      title: "Invalid Request",
      detail: "One or more parameters to your request was invalid.",
      type: "https://api.twitter.com/2/problems/invalid-request",
    },
  });
}
