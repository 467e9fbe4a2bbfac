/** What help says around the commands, in Dutch. */
import type { help as english } from "../en/help.ts";

export const help: typeof english = {
  title: "Wat u kunt vragen",
  more: "Meer over één ervan: /verbatim help burst",
  observations: "Cijfers en links zijn waarnemingen. Ze zeggen nooit van wie een tekst komt, of waarom.",
};
