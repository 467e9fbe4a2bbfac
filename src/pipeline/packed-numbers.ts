/** The numbers that posts are packed into: their words, their things and their accounts' names, one after the other. */
import { numbersOf, roomFor, writeBytes, writeName } from "../detect/packed-names.ts";
import { scan } from "../detect/scan.ts";
import { readWords } from "../detect/tokens.ts";
import { BROKEN } from "../detect/utf8.ts";
import { copyWords } from "../detect/word-sheet.ts";
import { accountKey } from "../domain/account.ts";
import type { Post } from "../domain/post.ts";
import type { PostInBytes } from "../domain/post-in-bytes.ts";

export interface PackedNumbers {
  /** How many there are. */
  readonly end: number;
  add(some: Int32Array): void;
  addWords(post: Post | PostInBytes): void;
  /** Adds what `accountKey` gives, as a packed name. */
  addName(post: Post | PostInBytes): void;
  /** Everything since it was last taken. */
  take(): Int32Array<ArrayBuffer>;
}

const COLON = 0x3a;
/** What most names of accounts fit into. */
const NAME_BYTES = 64;

/** @param usual how many are expected before they are taken. */
export function createPackedNumbers(usual: number): PackedNumbers {
  let numbers = new Int32Array(usual);
  let end = 0;
  let name = new Uint8Array(NAME_BYTES);

  function makeRoom(count: number): void {
    if (end + count <= numbers.length) return;
    const before = numbers;
    numbers = new Int32Array((end + count) * 2);
    numbers.set(before);
  }

  function add(some: Int32Array): void {
    makeRoom(some.length);
    numbers.set(some, end);
    end += some.length;
  }

  /** Without making a string of the text where that can be spared. */
  function addWordsOfBytes(post: PostInBytes): void {
    const count = post.isPlain ? scan(post.bytes, post.textFrom, post.textTo) : BROKEN;
    if (count === BROKEN) {
      add(readWords(post.text));
      return;
    }
    makeRoom(count);
    copyWords(count, numbers, end);
    end += count;
  }

  function addNameOfBytes({ bytes, platformFrom, platformTo, accountFrom, accountTo }: PostInBytes): void {
    const platform = platformTo - platformFrom;
    const length = platform + 1 + accountTo - accountFrom;
    if (length > name.length) name = new Uint8Array(length * 2);
    for (let i = 0; i < platform; i++) name[i] = bytes[platformFrom + i]!;
    name[platform] = COLON;
    for (let i = platform + 1, at = accountFrom; i < length; i++, at++) name[i] = bytes[at]!;
    makeRoom(length);
    writeBytes(name, length, numbers, end);
    end += numbersOf(numbers, end);
  }

  return {
    get end() {
      return end;
    },
    add,
    addWords(post) {
      if ("bytes" in post) addWordsOfBytes(post);
      else add(readWords(post.text));
    },
    addName(post) {
      if ("bytes" in post) {
        addNameOfBytes(post);
        return;
      }
      const key = accountKey(post.platform, post.author.id);
      makeRoom(roomFor(key));
      writeName(key, numbers, end);
      end += numbersOf(numbers, end);
    },
    take() {
      const taken = numbers.slice(0, end);
      end = 0;
      return taken;
    },
  };
}
