/** Making a dossier: what editors may ask for, bound to who asks. */
import type { DossierRequest, DossierStep } from "../domain/dossier.ts";

export interface Exporter {
  /** The files of the last step are there until the next is asked for. */
  export(asked: Pick<DossierRequest, "subject" | "language" | "format">): AsyncIterable<DossierStep>;
}
