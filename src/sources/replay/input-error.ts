/** A file that cannot be read, or not to its end; unlike a bad line, it ends the reading. */

export type InputErrorCode = "unreadable" | "truncated" | "corrupt" | "columns";

export class InputError extends Error {
  override name = "InputError" as const;
  readonly code: InputErrorCode;
  readonly file: string;
  /** The message without the file. */
  readonly why: string;

  constructor(code: InputErrorCode, file: string, why: string, cause?: unknown) {
    super(`${file === "-" ? "standard input" : file}: ${why}`, { cause });
    this.code = code;
    this.file = file;
    this.why = why;
  }
}

/** The system's and zlib's words for it, as a sentence with the mend; other errors stay what they are. */
export function asInputError(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof InputError) return error;
  const code = "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
      return new InputError("unreadable", file, "there is no such file; check the path", error);
    case "EACCES":
    case "EPERM":
      return new InputError("unreadable", file, "may not be read; give this user the right to", error);
    case "EISDIR":
      return new InputError("unreadable", file, "is a directory; name the files in it", error);
    case "EIO":
      return new InputError("unreadable", file, "could not be read from the disk; check the disk", error);
    case "Z_BUF_ERROR":
      return new InputError("truncated", file, "the gzip file ends too early; fetch it again", error);
    case "Z_DATA_ERROR":
      return new InputError("corrupt", file, "the gzip file is damaged; fetch it again", error);
    default:
      return error;
  }
}
