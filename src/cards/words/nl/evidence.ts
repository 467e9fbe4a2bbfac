/** What is said of proof, in Dutch. */
import type { evidence as english } from "../en/evidence.ts";
import { amounts } from "./amounts.ts";

export const evidence: typeof english = {
  headOf: ({ day, links }) =>
    `Bewijs van ${day}: ${amounts.counted(links, { one: "schakel", other: "schakels" })} tot nu toe`,
  headKept:
    "Bewaar dit bericht. `verbatim verify --head` met deze 64 tekens laat zien of er sindsdien iets uit die tijd veranderd of weggeknipt is.",
};
