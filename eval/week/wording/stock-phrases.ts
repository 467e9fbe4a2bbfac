/** Phrases that many people use: the hardest neighbours of a copied text. The popular ones come first. */

function lines(text: string): readonly string[] {
  return text
    .trim()
    .split("\n")
    .map((line) => line.trim());
}

/** Whole posts, or nearly; NAME is somebody's first name. */
export const WHOLE_PHRASES = lines(`
  good morning everyone
  happy birthday to my best friend NAME
  thank you so much for the follow
  I can not believe this is happening
  good night everyone sleep well
  happy birthday NAME have a great day
  I love you so much
  have a great weekend everyone
  this is the best thing I have seen all day
  I am so tired of this
  can not wait for the weekend
  what a time to be alive
  congratulations NAME so proud of you
  thoughts and prayers with everyone in PLACE
  happy friday everyone
  I miss you so much NAME
  you have got to be kidding me
  I do not know what to say
  rest in peace NAME you will be missed
  follow me and I will follow you back
  is it just me or is everything down again
  tell me I am not the only one
  please retweet if you know where this is
  this made my day thank you
  happy anniversary to my wonderful wife NAME
  it is going to be a long day
`);

/** Openings that a sentence of one's own follows. */
export const OPENINGS = lines(`
  I can not believe that
  thank you for
  I just want to say that
  does anybody else think that
  let that sink in
  the fact of the matter is that
  I do not care what anybody says
  at the end of the day
  not going to lie
  I have said it before and I will say it again
  in case you missed it
  just a reminder that
  unpopular opinion but
  can we talk about how
  breaking news
  if you ask me
  no one is talking about the fact that
  I would like to thank everyone who
  it is about time that
  please take a moment to read this
  today I learned that
  I am so sick and tired of people who say
  there is no way that
  we need to talk about
  it is what it is but
  for those of you who do not know
  one of the best things about
  this is your daily reminder that
`);

/** Slogans chanted all week, each by its followers. */
export const SLOGANS = lines(`
  harbours for the people
  libraries change lives
  no roads through our forest
  fair rents for everyone now
  enough is enough vote them out
  our children deserve better schools
  save the night ferry
  the north will not be silent
  nurses need more than applause
  clean water is a human right
  trains not planes
  build homes not stadiums
  stand with the dock workers of PLACE
  one city one people one future
  keep your hands off our pensions
  science is not a matter of opinion
`);

export const SIGN_OFFS = lines(`
  have a nice day
  just my two cents
  change my mind
  that is all
  end of story
  you know who you are
  think about it
  sorry not sorry
  rant over
  see you all tomorrow
`);
