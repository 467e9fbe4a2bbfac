/** What is said about following a watch in a place, in English. */
export const follows = {
  isFollowed: "Followed here",
  followed: (watch: string) =>
    `New bursts of ${watch} are told here from now on, in the way of this place: its language, quiet hours, names and approval.`,
  followedFrom: (of: { watch: string; severity: number }) =>
    `New bursts of ${of.watch} with a severity of at least ${of.severity} are told here from now on, in the way of this place: its language, quiet hours, names and approval.`,
  unfollow: "Unfollow",
  unfollowed: (watch: string) => `Nothing new of ${watch} is told here. What was told stays.`,
  notFollowed: (watch: string) => `${watch} is not followed here.`,
  tooSevere: "A severity is at most 100.",
  inFile: "This route is changed in the configuration file",
  changeInFile: (of: { watch: string; place: string }) =>
    `The configuration file says how ${of.place} hears of ${of.watch}, and it is changed there. Write it like this, and start Verbatim again:`,
  stillInFile: (of: { watch: string; place: string }) =>
    `The configuration file tells ${of.place} of ${of.watch}. Take that route out there, and start Verbatim again; to hear nothing until then, mute the watch.`,
};
