/** Gives names small numbers for as long as they are in use, so that tables hold numbers only. */

export interface Interner {
  /** The name's number; each call is one more use. */
  take(name: string): number;
  /** One use less; after the last, the number may be given to another name. */
  release(id: number): void;
  nameOf(id: number): string;
  readonly size: number;
}

export function createInterner(): Interner {
  const ids = new Map<string, number>();
  const names: string[] = [];
  const uses: number[] = [];
  const free: number[] = [];
  return {
    take(name) {
      let id = ids.get(name);
      if (id === undefined) {
        id = free.pop() ?? names.length;
        ids.set(name, id);
        names[id] = name;
        uses[id] = 0;
      }
      uses[id]! += 1;
      return id;
    },
    release(id) {
      uses[id]! -= 1;
      if (uses[id]! > 0) return;
      ids.delete(names[id]!);
      free.push(id);
    },
    nameOf: (id) => names[id] ?? "",
    get size() {
      return ids.size;
    },
  };
}
