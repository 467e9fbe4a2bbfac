/** `export <burst|crew|account|watch day>`: a dossier to hand to somebody, with what proves it. */
import { sentenceCard } from "../cards/answer-cards.ts";
import { exportedCard, notExportedCard } from "../cards/exported-card.ts";
import type { ChatFile } from "../chat/chat.ts";
import type { DossierFile, MadeDossier } from "../domain/dossier.ts";
import type { Command, CommandContext, Reply } from "./command.ts";
import { SUBJECT_KINDS, subjectOf } from "./export-subject.ts";

export const exportCommand: Command = {
  spec: {
    name: "export",
    options: [
      { name: "id", required: true, type: "word" },
      { name: "day", required: false, type: "word" },
      { name: "kind", required: false, type: "word", choices: SUBJECT_KINDS },
      { name: "files", required: false, type: "word", choices: ["zip", "single"] },
    ],
    examples: [
      "/verbatim export 7K3Q",
      "/verbatim export @c_example",
      "/verbatim export lindqvist 2026-11-05",
      "/verbatim export 5M2D --kind crew --files single",
    ],
    who: "editor",
    unshared: true,
  },
  async *run(context) {
    const { desk, exporter = null, handles, options, words } = context;
    if (exporter === null) return yield said(sentenceCard(words.exporting.nowhere));
    // Its files hold whole names, whatever its card would show.
    if (handles === "masked") return yield said(sentenceCard(words.exporting.masked));
    const kind = SUBJECT_KINDS.find((each) => each === options["kind"]?.toLowerCase());
    const asked = { id: options["id"] ?? "", day: options["day"], kind };
    const found = await subjectOf(desk, asked);
    if (found.is !== "found") return yield said(notExportedCard(found, asked.id, words));
    const format = options["files"]?.toLowerCase() === "single" ? "files" : "zip";
    const steps = exporter.export({ subject: found.subject, language: words.language, format });
    for await (const step of steps) {
      switch (step.is) {
        case "made":
          yield handedOver(step.dossier, context);
          break;
        case "nothing":
          yield said(notExportedCard(step.answer, asked.id, words));
          break;
        case "writing":
          yield { is: "progress", text: words.exporting.writing(step) };
      }
    }
  },
};

function handedOver(dossier: MadeDossier, { words }: CommandContext): Reply {
  if (dossier.link !== null) return said(exportedCard(dossier, words));
  return { is: "files", card: exportedCard(dossier, words), files: dossier.files.map(toChatFile) };
}

function toChatFile({ name, mediaType, path, size }: DossierFile): ChatFile {
  return { name, mediaType, content: { path, size } };
}

function said(card: ReturnType<typeof sentenceCard>): Reply {
  return { is: "card", card };
}
