/** Source code without what only looks like code: comments, and what strings and patterns hold. */

export interface BareCode {
  /** Comments are gone; the nth string literal is `"n"`, a template keeps only its `${…}`, a pattern is `/ /`. */
  readonly code: string;
  readonly strings: readonly string[];
  /** The texts of templates between their `${…}`, with the name before the backtick: `sql`. */
  readonly templates: readonly { readonly tag: string; readonly text: string }[];
}

/** After one of these (or at the beginning) a slash begins a pattern; elsewhere it divides. */
const BEFORE_PATTERN =
  /(?:[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|await|yield|void|delete))\s*$|^\s*$/;

export function bareCode(source: string): BareCode {
  const strings: string[] = [];
  const texts: { tag: string; text: string }[] = [];
  let code = "";
  let at = 0;
  /** For each open template, how many braces are open within its `${`. */
  const templates: number[] = [];
  const tags: string[] = [];

  function string(quote: string): void {
    let to = at + 1;
    while (to < source.length && source[to] !== quote && source[to] !== "\n")
      to += source[to] === "\\" ? 2 : 1;
    code += `"${strings.length}"`;
    strings.push(source.slice(at + 1, to));
    at = to + 1;
  }

  /** From after a backtick or a closing brace to the template's end or its next `${`. */
  function template(): void {
    const from = at;
    while (at < source.length && source[at] !== "`" && !source.startsWith("${", at)) {
      at += source[at] === "\\" ? 2 : 1;
    }
    texts.push({ tag: tags.at(-1) ?? "", text: source.slice(from, at) });
    if (source[at] === "$") {
      code += "${";
      templates.push(0);
      at += 2;
    } else {
      code += "`";
      at += 1;
      tags.pop();
    }
  }

  function pattern(): void {
    let inClass = false;
    at++;
    while (at < source.length && (inClass || source[at] !== "/") && source[at] !== "\n") {
      if (source[at] === "[") inClass = true;
      if (source[at] === "]") inClass = false;
      at += source[at] === "\\" ? 2 : 1;
    }
    code += "/ /";
    at++;
  }

  while (at < source.length) {
    const char = source[at] as string;
    if (source.startsWith("//", at)) {
      const end = source.indexOf("\n", at);
      at = end === -1 ? source.length : end;
    } else if (source.startsWith("/*", at)) {
      const end = source.indexOf("*/", at + 2);
      at = end === -1 ? source.length : end + 2;
      code += " ";
    } else if (char === '"' || char === "'") string(char);
    else if (char === "`") {
      tags.push(/[\w$]*(?:<\w+>)?$/.exec(code)?.[0] ?? "");
      code += "`";
      at++;
      template();
    } else if (char === "/" && BEFORE_PATTERN.test(code.slice(-40))) pattern();
    else if (char === "}" && templates.at(-1) === 0) {
      templates.pop();
      code += "}";
      at++;
      template();
    } else {
      if (templates.length > 0 && char === "{") templates[templates.length - 1]! += 1;
      if (templates.length > 0 && char === "}") templates[templates.length - 1]! -= 1;
      code += char;
      at++;
    }
  }
  return { code, strings, templates: texts };
}
