/** What is answered to a question that nobody can answer from posts alone, in English. */
export const asking = {
  cannotTell: "Verbatim cannot tell who wrote these words, or why",
  about: (of: { shortId: string; watch: string; sentence: string }) =>
    `Burst ${of.shortId}, ${of.watch}: ${of.sentence}.`,
  noneHere: "No burst was found here yet, so there is nothing to say about one.",
  labels: {
    things: "Copies also carry",
    together: "Posted together before",
    explained: "Explanations",
    known: "Known text",
    declared: "Declared relations",
    ages: "Account ages",
    notKnown: "Not known",
  },
  noThings: "no link, picture or hashtags that most of them share",
  noneTogether: "none of the accounts that began it, as far as was read here",
  noneExplains: "none that we look for was found; there may be another",
  knownHere: "these words were named beforehand in this watch",
  noneDeclares: "none that we recognise, in what was read of these accounts",
  notLookedUp: "not looked up",
  notKnown:
    "who wrote the words first (we see the first copy that was read), who runs the accounts, whether anybody asked them to post",
  closing: "What to make of it is for people to find out: the posts and accounts are a place to begin.",
};
