/** The query language of X's search, understood well enough to refuse what X refuses and to filter posts. */

export interface SearchablePost {
  readonly text: string;
  readonly lang: string;
  readonly authorId: string;
  readonly is: readonly ("retweet" | "quote" | "reply")[];
}

/** Whether a post is found; throws a QueryError for what X would refuse. */
export type Filter = (post: SearchablePost) => boolean;

export class QueryError extends Error {}

interface Term {
  readonly filter: Filter;
  /** Whether it may stand alone, as X asks of at least one term of each alternative. */
  readonly standalone: boolean;
}

const LANGUAGES =
  /^(?:am|ar|bg|bn|bo|bs|ca|ckb|cs|cy|da|de|dv|el|en|es|et|eu|fa|fi|fr|gu|hi|hr|ht|hu|hy|in|is|it|iw|ja|ka|km|kn|ko|lo|lt|lv|ml|mr|my|ne|nl|no|or|pa|pl|ps|pt|ro|ru|sd|si|sk|sl|sr|sv|ta|te|th|tl|tr|ug|uk|ur|vi|zh|und)$/;

export function parseQuery(query: string): Filter {
  const tokens = query.match(/-?"[^"]*"|[()]|-\(|[^\s()"]+|"/g) ?? [];
  let at = 0;

  function alternatives(): Term {
    const terms = [conjunction()];
    while (tokens[at] === "OR") {
      at += 1;
      terms.push(conjunction());
    }
    return {
      filter: (post) => terms.some(({ filter }) => filter(post)),
      standalone: terms.every(({ standalone }) => standalone),
    };
  }

  function conjunction(): Term {
    const terms: Term[] = [];
    while (at < tokens.length && tokens[at] !== ")" && tokens[at] !== "OR") terms.push(term());
    if (terms.length === 0) throw new QueryError("an operator has nothing to work on");
    return {
      filter: (post) => terms.every(({ filter }) => filter(post)),
      standalone: terms.some(({ standalone }) => standalone),
    };
  }

  function term(): Term {
    const token = tokens[at] ?? "";
    at += 1;
    if (token === "-(") throw new QueryError("groups cannot be negated");
    if (token === '"') throw new QueryError("a quotation mark is missing");
    if (token === "(") {
      const inner = alternatives();
      if (tokens[at] !== ")") throw new QueryError("a parenthesis is missing");
      at += 1;
      return inner;
    }
    if (!token.startsWith("-")) return operator(token);
    const { filter } = operator(token.slice(1));
    return { filter: (post) => !filter(post), standalone: false };
  }

  const whole = alternatives();
  if (at < tokens.length) throw new QueryError("a parenthesis is missing");
  if (!whole.standalone) throw new QueryError("an operator needs a standalone one beside it");
  return whole.filter;
}

function operator(token: string): Term {
  if (token.startsWith('"')) return words(token.slice(1, -1));
  const [, name, value] = /^([a-z_]+):(.+)$/.exec(token) ?? [];
  if (name === undefined || value === undefined) return words(token);
  if (name === "lang" && LANGUAGES.test(value)) {
    return { filter: ({ lang }) => lang === value, standalone: false };
  }
  if (name === "is" && ["retweet", "quote", "reply"].includes(value)) {
    return { filter: ({ is }) => is.some((kind) => kind === value), standalone: false };
  }
  if (name === "from") return { filter: ({ authorId }) => authorId === value, standalone: true };
  throw new QueryError(`Reference to invalid operator '${name}' with value '${value}'`);
}

/** Accents are normalised, punctuation separates, case does not matter; a sign without a word stands for itself. */
function words(phrase: string): Term {
  const wanted = asWords(phrase);
  if (phrase.trim() === "") throw new QueryError("a phrase is empty");
  const filter: Filter =
    wanted.trim() === "" ? ({ text }) => text.includes(phrase) : ({ text }) => asWords(text).includes(wanted);
  return { filter, standalone: true };
}

function asWords(text: string): string {
  const folded = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, "");
  const spaced = folded.replace(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu,
    " $& ",
  );
  return ` ${spaced.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
}
