/** A line for every command there is, asked in the world of two watches. */

/** A line as somebody types it, and what an admin who sees everything reads. */
interface Asked {
  readonly line: string;
  readonly says: RegExp;
  /** The same line about what there is nowhere: where the first may not be seen, both are answered alike. */
  readonly nowhere?: string;
}

const TEXT = "Only one candidate has stood up for our harbour workers";

export const LINES: Readonly<Record<string, Asked>> = {
  bursts: { line: "bursts", says: /Mara Lindqvist · “This Sunday/ },
  burst: { line: "burst 7KX2", nowhere: "burst ZZZZ", says: /This Sunday we can thank her/ },
  account: { line: "account @dora", nowhere: "account @zzzz", says: /@Dora · x/ },
  crews: { line: "crews", says: /No accounts that keep posting/ },
  crew: { line: "crew 5M2D", nowhere: "crew ZZZZ", says: /There is no crew “5M2D”/ },
  phrase: { line: "phrase thank her together", nowhere: "phrase no such words here", says: /6 stored posts/ },
  why: { line: "why 7KX2", nowhere: "why ZZZZ", says: /Burst 7KX2 of Mara Lindqvist/ },
  "watch list": { line: "watch list", says: /Mara Lindqvist \(harbour, file\)/ },
  "watch show": { line: "watch show harbour", nowhere: "watch show zzzz", says: /^Mara Lindqvist\n/ },
  "watch start": { line: "watch start harbour", says: /what Mara Lindqvist costs/ },
  "watch read-back": { line: "watch read-back harbour", says: /no unread time of Mara Lindqvist/ },
  "watch add": { line: "watch add ferry night ferry", says: /Watch added: ferry · by Bo/ },
  "watch try": { line: "watch try harbour --accounts 8", says: /./ },
  "watch discard": { line: "watch discard harbour", says: /Nothing was changed/ },
  "watch change": { line: "watch change harbour --sources x", says: /configuration file/ },
  "watch pause": { line: "watch pause harbour 7d", says: /Paused: Mara Lindqvist/ },
  "watch resume": { line: "watch resume harbour", says: /./ },
  "watch remove": { line: "watch remove harbour", says: /configuration file/ },
  "watch undo": { line: "watch undo 12", says: /no change 12/ },
  follow: { line: "follow harbour here", says: /New bursts of Mara Lindqvist are told here/ },
  unfollow: { line: "unfollow harbour", says: /Mara Lindqvist is not followed/ },
  "text list": { line: "text list harbour", nowhere: "text list zzzz", says: /No known texts/ },
  "text add": { line: `text add harbour ${TEXT}`, says: /Added to Mara Lindqvist/ },
  "text remove": { line: "text remove harbour 1", says: /./ },
  mute: { line: "mute 7KX2 24h", says: /Muted: burst 7KX2/ },
  "mute watch": { line: "mute watch harbour 7d", says: /Muted: watch Mara Lindqvist/ },
  "mute passage": {
    line: "mute passage 7d sign the petition for the bridge",
    says: /Muted: the words “sign/,
  },
  "mute accounts": { line: "mute accounts 7d @dora", says: /Muted: the accounts @Dora/ },
  "mute list": { line: "mute list", says: /1 · watch Mara Lindqvist/ },
  "mute end": { line: "mute end 1", says: /Ended: watch Mara Lindqvist/ },
  review: { line: "review 7KX2 follow-up called two", says: /Reviewed by Bo, .*: follow up, “called two”/ },
  reviews: { line: "reviews", says: /No burst was reviewed yet/ },
  publish: { line: "publish 7KX2", says: /7KX2 waits for nobody/ },
  keep: { line: "keep 7KX2", says: /7KX2 waits for nobody/ },
  announce: {
    line: "announce 7K3Q",
    nowhere: "announce ZZZZ",
    says: /told nothing of Mara Lindqvist|told here/,
  },
  dispute: { line: "dispute 7K3Q", nowhere: "dispute ZZZZ", says: /Nothing of that kind keeps 7K3Q quiet/ },
  correct: { line: "correct 7KX2 two accounts", says: /Corrected on .* by Bo: two accounts/ },
  withdraw: { line: "withdraw 7KX2 a school exercise", says: /Withdrawn on .* by Bo: a school exercise/ },
  export: { line: "export 7KX2", says: /No dossier can be made from here/ },
  "export check": { line: "export check 9f86d0", says: /No dossier with this manifest was made here/ },
  "export revoke": { line: "export revoke 2", says: /No link leads to a dossier 2/ },
  hold: { line: "hold 7KX2 our lawyer", says: /Held: 1 · burst 7KX2 · by Bo/ },
  "hold list": { line: "hold list", says: /Nothing is held/ },
  "hold release": { line: "hold release 2 settled", says: /There is no hold 2/ },
  "purge post": { line: "purge post dora-13", says: /1 post would go/ },
  "purge account": { line: "purge account @dora", says: /1 post would go/ },
  status: { line: "status", says: /- Mara Lindqvist: 12 posts/ },
  audit: { line: "audit", says: /Nothing was asked/ },
  block: { line: "block slack:U012 asks", says: /slack:U012 are not answered/ },
  "block list": { line: "block list", says: /Nobody is blocked/ },
  "block end": { line: "block end slack:U012", says: /slack:U012/ },
  drill: { line: "drill", says: /No drill can be played from here/ },
  "drill stop": { line: "drill stop", says: /No drill is played/ },
  ask: { line: "ask who wrote 7KX2?", nowhere: "ask who wrote ZZZZ?", says: /Burst 7KX2, Mara Lindqvist/ },
  cost: { line: "cost", says: /Nothing here costs money/ },
  "budget raise": { line: "budget raise x 60", says: /Nothing here costs money/ },
  language: { line: "language nl", says: /in het Nederlands/ },
  help: { line: "help burst", nowhere: "help zzzz", says: /\/verbatim burst <id>/ },
};
