/** Scores of daily puzzles, as the puzzles write them. */
import { DAY, HOUR } from "../../../src/domain/time.ts";
import type { Chance } from "../chance.ts";
import { innocent } from "../label.ts";
import { isInWeek, type Plan, planned, START } from "../planned.ts";
import { link } from "../wording/names.ts";

interface Game {
  readonly name: string;
  readonly playersADay: number;
  score(day: number, chance: Chance): string;
}

const GAMES: readonly Game[] = [
  {
    name: "Tidle",
    playersADay: 220,
    score: (day, chance) => {
      const tries = chance.between(2, 6);
      return `Tidle ${731 + day} ${tries}/6\n\n${grid(tries, 5, "⬛🟨🟩", chance)}`;
    },
  },
  {
    name: "Mapple",
    playersADay: 90,
    score: (day, chance) => {
      const tries = chance.between(1, 6);
      return `#Mapple #${412 + day} ${tries}/6 (100%)\n${grid(tries, 5, "⬜🟨🟩", chance)}\n${link(chance, "mapple.example")}`;
    },
  },
  {
    name: "Fourpairs",
    playersADay: 70,
    score: (day, chance) =>
      `Fourpairs Puzzle #${188 + day}\n${grid(chance.between(4, 7), 4, "🟦🟩🟨🟪", chance)}`,
  },
  {
    name: "Hummle",
    playersADay: 40,
    score: (day, chance) =>
      `I guessed the Hummle ${95 + day} song in ${chance.between(1, 6)} tries! 🔉⬛⬛🟩⬜ ${link(chance, "hummle.example")}`,
  },
];

export function planGameScores({ chance, accounts, groups, add }: Plan): void {
  const player = accounts.active("en");
  for (const game of GAMES) {
    for (let day = 0; day < 7; day += 1) {
      const players = groups(game.playersADay);
      for (let i = 0; i < players; i += 1) {
        const at = START + day * DAY + 6 * HOUR + chance.exponential(4 * HOUR);
        if (!isInWeek(at)) continue;
        const remark = chance.chance(0.1) ? "phew, that was close\n" : "";
        const text = remark + game.score(day, chance);
        add(planned(at, player(chance), text, innocent("game-score", `${game.name}-${day}`)));
      }
    }
  }
}

function grid(rows: number, columns: number, squares: string, chance: Chance): string {
  const kinds = [...squares];
  const row = () => Array.from({ length: columns }, () => chance.pick(kinds)).join("");
  const last = kinds.at(columns === 5 ? 2 : 0)!.repeat(columns);
  return [...Array.from({ length: rows - 1 }, row), last].join("\n");
}
