/** A card's actions as rows of buttons, or as a menu where there are many; posts as buttons that open them. */
import {
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Action, Card } from "../../cards/card.ts";
import type { Words } from "../../cards/words/catalogue.ts";
import { customId, type KeepCall } from "./custom-id.ts";
import { linkTarget, plainWithin } from "./escape.ts";
import { LIMITS } from "./limits.ts";

/** More buttons than this are a wall: from here on they are a menu. */
const MOST_BUTTONS = 10;
/** A label of nothing but blanks is refused. */
const NO_LABEL = "…";

export interface ComponentsOptions {
  readonly words: Words;
  readonly keep: KeepCall;
  /** Further buttons behind the card's own. */
  readonly more?: readonly APIButtonComponent[];
}

export function componentsOf(
  card: Card,
  { words, keep, more = [] }: ComponentsOptions,
): APIMessageTopLevelComponent[] {
  const actions = distinct(
    card.nodes.flatMap((node) => (node.is === "actions" ? node.actions : [])),
    keep,
  );
  const pressed = actions.length > MOST_BUTTONS ? [] : actions;
  const chosen = actions.length > MOST_BUTTONS ? actions : [];
  const buttons = [...pressed.map(({ label, id }) => button(label, id)), ...more];
  const rows: APIComponentInMessageActionRow[][] = [
    ...(chosen.length === 0 ? [] : [[menu(chosen, words)]]),
    ...inRows(buttons),
    ...inRows(linkButtons(card)),
  ];
  return rows.slice(0, LIMITS.rows).map((components) => ({ type: ComponentType.ActionRow, components }));
}

export function button(label: string, id: string): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: labelled(label, LIMITS.buttonLabel),
    custom_id: id,
  };
}

interface NamedAction {
  readonly label: string;
  readonly id: string;
}

/** Discord refuses a message in which two components have one id. */
function distinct(actions: readonly Action[], keep: KeepCall): readonly NamedAction[] {
  const byId = new Map<string, NamedAction>();
  for (const { label, command, options } of actions) {
    const id = customId({ how: "call", command, options }, keep);
    if (!byId.has(id)) byId.set(id, { label, id });
  }
  return [...byId.values()];
}

function menu(actions: readonly NamedAction[], { chat }: Words): APIComponentInMessageActionRow {
  return {
    type: ComponentType.StringSelect,
    // It says nothing: what was chosen does.
    custom_id: "menu",
    placeholder: plainWithin(chat.choose, LIMITS.selectPlaceholder),
    options: actions.slice(0, LIMITS.selectOptions).map(({ label, id }) => ({
      label: labelled(label, LIMITS.selectOptionText),
      value: id,
    })),
  };
}

/** The first posts of a burst, one press away. */
function linkButtons(card: Card): APIButtonComponent[] {
  if (card.severity === undefined) return [];
  const links = card.nodes.flatMap((node) =>
    node.is === "fact" ? node.line.flatMap((part) => (part.is === "link" ? part : [])) : [],
  );
  return links
    .flatMap(({ url, label }): APIButtonComponent[] => {
      const target = linkTarget(url);
      if (target === null) return [];
      const shown = labelled(label, LIMITS.buttonLabel);
      return [{ type: ComponentType.Button, style: ButtonStyle.Link, label: shown, url: target }];
    })
    .slice(0, LIMITS.buttonsInRow);
}

function inRows(buttons: readonly APIButtonComponent[]): APIComponentInMessageActionRow[][] {
  const rows: APIComponentInMessageActionRow[][] = [];
  for (let i = 0; i < buttons.length; i += LIMITS.buttonsInRow) {
    rows.push(buttons.slice(i, i + LIMITS.buttonsInRow));
  }
  return rows;
}

function labelled(label: string, limit: number): string {
  const shown = plainWithin(label, limit);
  return shown === "" ? NO_LABEL : shown;
}
