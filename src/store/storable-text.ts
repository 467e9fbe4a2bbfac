/** Makes text storable: hostile text may hold what a database refuses or changes behind our back. */

/**
 * PostgreSQL takes no NUL in text, and a lone surrogate has no UTF-8. Both become U+FFFD before either
 * database sees them, so that what is read back is the same everywhere. Other values pass unchanged.
 */
export function storableParameters(parameters: readonly unknown[]): unknown[] {
  return parameters.map((value) => (typeof value === "string" ? storableText(value) : value));
}

/** One text as it will be read back; whoever hashes what is stored, hashes this. */
export function storableText(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.includes("\0") ? wellFormed.replaceAll("\0", "\uFFFD") : wellFormed;
}
