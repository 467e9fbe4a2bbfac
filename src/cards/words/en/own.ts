/** What is said to somebody about how they are answered, in English. */

export const own = {
  changed:
    "You are answered in English from now on. What everybody here reads stays in the language of the place.",
  asThePlace: "You are answered in the language of each place from now on.",
};
